using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Service.Reporting;
using Xunit;

namespace Commonweal.App.Tests.Shell;

public sealed class UkTimeTests
{
    [Theory]
    [InlineData("2026-06-30T22:59:59Z", "2026-06-30", "2026-Q1")]
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01", "2026-Q2")]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31", "2026-Q3")]
    [InlineData("2027-01-01T00:00:00Z", "2027-01-01", "2026-Q4")]
    public void A_day_and_a_quarter_begin_at_midnight_in_London(
        string moment,
        string day,
        string lastEnded
    )
    {
        var now = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), UkTime.Today(now));
        Assert.Equal(Quarter.Parse(lastEnded), PortfolioFigures.LastEnded(now));
    }
}
