using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class DiscountingTests
{
    [Theory]
    [InlineData(2024, "100")]
    [InlineData(2025, "80")]
    [InlineData(2026, "64")]
    public void What_comes_later_counts_for_less_each_year(int year, string worth) =>
        Assert.Equal(
            worth,
            $"{new Discounting(0.25m, 2024).PresentValue(100m, year).Value.Result:0.####}"
        );

    [Theory]
    [InlineData("-0.01", 2024, "rate")]
    [InlineData("1.01", 2024, "rate")]
    [InlineData("0.035", 2023, "year")]
    [InlineData("0.035", 2125, "year")]
    [InlineData("2", int.MaxValue, "rate year")]
    public void A_rate_or_year_out_of_range_is_named(string rate, int year, string fields) =>
        Assert.Equal(
            fields,
            string.Join(
                ' ',
                new Discounting(
                    decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture),
                    2024
                )
                    .PresentValue(1m, year)
                    .Problems.Select(problem => problem.Field)
            )
        );
}
