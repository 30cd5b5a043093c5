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
}
