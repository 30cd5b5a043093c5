using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public sealed class UnitWordsTests
{
    [Theory]
    [InlineData(Unit.FteYears, "1", "1 full-time year")]
    [InlineData(Unit.FteYears, "1.5", "1.5 full-time years")]
    [InlineData(Unit.Weeks, "0", "0 weeks")]
    [InlineData(Unit.VolunteerHours, "1.0", "1 volunteer hour")]
    [InlineData(Unit.Employees, "1", "1 employee")]
    [InlineData(Unit.TonnesCo2e, "1", "1 tonne of CO2e")]
    [InlineData(Unit.CarMiles, "1", "1 car mile saved")]
    [InlineData(Unit.Percent, "1", "1 per cent")]
    [InlineData(Unit.PoundsSpent, "1", "£1 spent")]
    public void One_of_a_unit_is_said_in_the_singular(Unit unit, string quantity, string words) =>
        Assert.Equal(words, UnitWords.Amount(Quantity.Parse(quantity)!.Value, unit.Words()));

    [Fact]
    public void No_unit_says_one_of_many()
    {
        foreach (var unit in Enum.GetValues<Unit>().Where(unit => unit != Unit.Percent))
        {
            Assert.NotEqual(
                $"1 {unit.Words()}",
                UnitWords.Amount(1m, unit.Words()),
                StringComparer.Ordinal
            );
        }

        Assert.Equal("1 person", UnitWords.Amount(1m, "people"));
    }

    [Theory]
    [InlineData(0, "0 months")]
    [InlineData(1, "1 month")]
    [InlineData(1200, "1,200 months")]
    public void A_count_is_said_with_its_word(int count, string words) =>
        Assert.Equal(words, Counted.Of(count, "month"));
}
