using Commonweal.Domain.People;
using Xunit;

namespace Commonweal.Domain.Tests.People;

public sealed class SupplierTests
{
    [Theory]
    [InlineData("Bee Lane", "01234567", null)]
    [InlineData("3 & Co", "sc123456", null)]
    [InlineData("Ромашка", "R0000123", null)]
    [InlineData("Bee Lane", "IP12345R", null)]
    [InlineData("Bee Lane", "0123456X", "people.supplier.company-form")]
    [InlineData("Bee Lane", "ABCDEFGH", "people.supplier.company-form")]
    [InlineData("Bee Lane", "1234567", "people.supplier.company-form")]
    [InlineData(".", null, "people.supplier.name-letters")]
    [InlineData("123", null, "people.supplier.name-letters")]
    public void A_name_has_a_letter_and_a_company_number_the_form_of_its_register(
        string name,
        string? number,
        string? code
    ) =>
        Assert.Equal(
            code,
            Supplier
                .Check(name, number, null, null)
                .Select(problem => problem.Code)
                .SingleOrDefault()
        );
}
