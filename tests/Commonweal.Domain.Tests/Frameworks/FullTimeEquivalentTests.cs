using System.Globalization;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class FullTimeEquivalentTests
{
    [Theory]
    [InlineData("1", "1", "12", "1")]
    [InlineData("2", "1", "6", "1")]
    [InlineData("1", "1", "6", "0.5")]
    [InlineData("1", "0.5", "12", "0.5")]
    // Torbay's example: 10 full time and 5 half time for two years are 25.
    [InlineData("10", "1", "24", "20")]
    [InlineData("5", "0.5", "24", "5")]
    public void People_share_and_months_make_full_time_years(
        string people,
        string share,
        string months,
        string years
    ) =>
        Assert.Equal(
            Number(years),
            FullTimeEquivalent.Years(Number(people), Number(share), Number(months)).Value.Result
        );

    [Fact]
    public void Each_figure_out_of_range_is_named() =>
        Assert.Equal(
            "people share months",
            string.Join(
                ' ',
                FullTimeEquivalent
                    .Years(-1m, 1.01m, 1201m)
                    .Problems.Select(problem => problem.Field)
            )
        );

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
