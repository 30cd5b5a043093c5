using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Rules;

public class StandstillTests
{
    private static readonly Source Law = new("Procurement Act 2023, s.51", null, "OGL-UK-3.0");

    private static readonly Standstill Rule = new(
        8,
        new WorkingDayRule("As we recall.", Law, IsChecked: false),
        [
            new(new(2026, 11, 30), "St Andrew's Day", ["scotland"], IsChecked: false),
            new(new(2026, 12, 25), "Christmas Day", ["england-and-wales"], IsChecked: true),
            new(
                new(2026, 12, 28),
                "Boxing Day, substitute",
                ["england-and-wales"],
                IsChecked: true
            ),
            new(new(2027, 1, 1), "New Year's Day", ["england-and-wales"], IsChecked: true),
        ],
        new DateOnly(2027, 1, 31),
        Law,
        Law
    );

    [Theory]
    [InlineData("2026-11-02", "2026-11-11")] // a Monday: it counts itself
    [InlineData("2026-11-07", "2026-11-18")] // a Saturday begins with Monday
    [InlineData("2026-11-23", "2026-12-03")] // over a holiday of one part of the United Kingdom
    [InlineData("2026-12-21", "2027-01-04")] // over Christmas and New Year
    [InlineData("2026-12-24", "2027-01-07")]
    [InlineData("2027-01-29", null)] // into days whose holidays are not known
    public void It_ends_with_the_eighth_working_day_the_day_of_the_notice_among_them(
        string published,
        string? ends
    ) =>
        Assert.Equal(
            ends,
            Rule.EndsOn(DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture))
                ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );

    [Fact]
    public void Every_day_is_told_with_why_it_does_not_count_and_whether_that_was_checked()
    {
        var days = Rule.Days(new DateOnly(2026, 11, 28))!;

        Assert.Equal(
            ["Saturday", "Sunday", "St Andrew's Day"],
            days.Take(3).Select(day => day.Because ?? "").ToArray()
        );
        Assert.Equal([true, true, false], days.Take(3).Select(day => day.IsChecked).ToArray());
        Assert.Equal(8, days.Count(day => day.Because is null));
        Assert.Equal(Rule.EndsOn(new DateOnly(2026, 11, 28)), days[^1].On);
    }
}
