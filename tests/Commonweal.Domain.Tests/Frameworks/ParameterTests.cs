using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("£ per hour", "GBP per hour")]
    [InlineData("£/hour", "GBP per hour")]
    [InlineData("gbp per tonne of CO2e", "GBP per tonne of CO2e")]
    [InlineData("Pounds per week", "GBP per week")]
    [InlineData("GBP/mile", "GBP per mile")]
    [InlineData("hours at £", "GBP per hour")]
    [InlineData("GBP per hour", null)]
    [InlineData("hours per week", null)]
    [InlineData("", null)]
    public void A_unit_that_means_pounds_is_told_how_it_is_written(string unit, string? meant) =>
        Assert.Equal(meant, Parameter.MeantInPounds(unit));
}
