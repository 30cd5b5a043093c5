using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Service.Reporting;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Xunit;

namespace Commonweal.App.Tests.Shell;

public sealed class UkTimeTests
{
    [Theory]
    [InlineData("25", "0:59", null)]
    [InlineData("25", "1:00", "procurements.deadline.time-twice")]
    [InlineData("25", "1:59", "procurements.deadline.time-twice")]
    [InlineData("25", "2:00", null)]
    public void A_deadline_in_the_hour_that_comes_twice_is_asked_for_again(
        string day,
        string time,
        string? code
    )
    {
        var read = TypedDeadline.Read(
            new DateParts
            {
                Day = day,
                Month = "10",
                Year = "2026",
            },
            "Deadline",
            time,
            "Time"
        );

        Assert.Equal(code, read.Problems.SingleOrDefault()?.Code);
        if (code is not null)
        {
            Assert.Contains(
                $"so {time} comes twice: once in summer time (UTC+1) and an hour later in winter time (UTC)",
                read.Problems[0].Message,
                StringComparison.Ordinal
            );
        }
    }

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
