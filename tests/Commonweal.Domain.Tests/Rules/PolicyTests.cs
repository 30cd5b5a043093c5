using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Rules;

public sealed class PolicyTests
{
    [Theory]
    [InlineData(2024, 1, null)]
    [InlineData(2024, 2, null)]
    [InlineData(2024, 3, "2024-10-30")]
    [InlineData(2024, 4, "2025-01-20")]
    public void A_report_is_due_by_the_terms_of_the_day_its_quarter_ends(
        int year,
        int number,
        string? due
    )
    {
        var policy = new Policy(
            "council",
            "A council",
            "E1",
            new DatedValues<PolicyTerms>([
                Terms(new DateOnly(2024, 4, 1), null),
                Terms(new DateOnly(2024, 9, 30), 30),
                Terms(new DateOnly(2024, 10, 1), 20),
            ])
        );

        Assert.Equal(
            due,
            policy
                .ReportDue(new Quarter(year, number))
                ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    private static DatedValue<PolicyTerms> Terms(DateOnly from, int? days) =>
        new(from, new PolicyTerms([], null, null, days), TestEdition.Source);
}
