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
        new HashSet<DateOnly> { new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1) },
        new DateOnly(2027, 1, 31),
        Law,
        Law
    );

    [Theory]
    [InlineData("2026-11-02", "2026-11-11")] // a Monday: it counts itself
    [InlineData("2026-11-07", "2026-11-18")] // a Saturday begins with Monday
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
}
