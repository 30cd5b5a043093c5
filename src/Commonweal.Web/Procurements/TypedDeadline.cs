using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Web.Shell;

namespace Commonweal.Web.Procurements;

/// <summary>A deadline as people in the United Kingdom type it: day, and time of the day in any way they say it.</summary>
public static class TypedDeadline
{
    private static readonly string[] Forms = ["H:mm", "HHmm", "h:mmtt", "htt"];

    /// <summary>The moment, or all that is wrong with day and time, each at its field.</summary>
    public static Outcome<DateTimeOffset> Read(
        DateParts day,
        string dayField,
        string? time,
        string timeField
    )
    {
        var (readDay, readTime) = (day.Read("The day of the deadline", dayField), TimeOf(time));
        Problem[] problems =
        [
            .. readDay.Problems,
            .. readTime.Problems.Select(problem => problem.At(timeField)),
        ];
        if (problems.Length > 0)
        {
            return Outcome.Refused<DateTimeOffset>(problems);
        }

        var clock = readDay.Value.ToDateTime(readTime.Value);
        if (UkTime.IsTwice(clock))
        {
            return new Problem(
                "procurements.deadline.time-twice",
                $"The clocks go back that night, so {readTime.Value.ToString("H:mm", CultureInfo.InvariantCulture)} comes twice: once in summer time (UTC+1) and an hour later in winter time (UTC). Bidders could not tell which is meant. Choose another time, such as noon.",
                timeField
            );
        }

        return UkTime.Instant(clock) is { } instant
            ? instant
            : new Problem(
                "procurements.deadline.time-skipped",
                "The clocks go forward over this time, so it does not exist that day. Choose another.",
                timeField
            );
    }

    /// <summary>What to think about before keeping it; null for a working day of the week.</summary>
    public static string? Doubt(DateTimeOffset deadline) =>
        UkTime.Clock(deadline).DayOfWeek is var day and (DayOfWeek.Saturday or DayOfWeek.Sunday)
            ? $"{day} is not a working day: bidders who need help may find nobody to ask. A weekday is safer."
            : null;

    /// <summary>How long bidders have until then.</summary>
    public static string Left(TimeSpan left) =>
        left < TimeSpan.Zero ? "no time"
        : left < TimeSpan.FromDays(1) ? "less than a day"
        : left < TimeSpan.FromDays(2) ? "one day"
        : Counted.Of(left.Days, "day");

    private static Outcome<TimeOnly> TimeOf(string? typed)
    {
        var written = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign)))
            .ToLowerInvariant()
            .Replace(".m.", "m", StringComparison.Ordinal)
            .Replace('.', ':');
        return written is "noon" or "midday" or "12noon" or "12midday" ? new TimeOnly(12, 0)
            : TimeOnly.TryParseExact(
                written,
                Forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
                ? time
            : new Problem(
                "procurements.deadline.time-form",
                written.Length == 0
                    ? "Enter the time until which bids are received, like noon, 2:30pm or 14:30."
                    : $"You wrote '{typed!.Trim()}'. Enter a time, like noon, 2:30pm or 14:30."
            );
    }
}
