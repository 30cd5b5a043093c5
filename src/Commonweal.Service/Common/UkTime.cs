using System.Globalization;

namespace Commonweal.Service.Common;

/// <summary>Days and moments as people in the United Kingdom read them, summer time included: on pages and in letters.</summary>
public static class UkTime
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    /// <summary>Like 5 March 2026; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", English) ?? "";

    /// <summary>Like 5 March 2026 at 2:30pm by the clock in London; empty for none.</summary>
    public static string Moment(DateTimeOffset? moment) =>
        moment is { } at ? $"{Day(Today(at))} at {Time(Clock(at))}" : "";

    /// <summary>Like 5 March 2026 at 14:30:07, for what depends on the second.</summary>
    public static string Exactly(DateTimeOffset moment) =>
        $"{Day(Today(moment))} at {Clock(moment).ToString("HH:mm:ss", English)}";

    /// <summary>Like 12 noon on Monday 29 March 2027 (UK time).</summary>
    public static string Deadline(DateTimeOffset deadline)
    {
        var there = Clock(deadline);
        return $"{Time(there)} on {there.ToString("dddd d MMMM yyyy", English)} (UK time)";
    }

    /// <summary>Until when something is awaited: like by the end of Friday 4 December 2026, or before 12 noon on that day.</summary>
    public static string Until(DateTimeOffset end) =>
        Clock(end).TimeOfDay == TimeSpan.Zero
            ? $"by the end of {Clock(end).AddDays(-1).ToString("dddd d MMMM yyyy", English)}"
            : $"before {Deadline(end)}";

    /// <summary>The day it is in the United Kingdom at the moment.</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Clock(now));

    /// <summary>What the clock in London shows at the moment.</summary>
    public static DateTime Clock(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, London).DateTime;

    /// <summary>The moment at which the clock in London shows this; null where it skips it in spring.</summary>
    public static DateTimeOffset? Instant(DateTime clock) =>
        London.IsInvalidTime(clock)
            ? null
            : new DateTimeOffset(clock, London.GetUtcOffset(clock)).ToUniversalTime();

    /// <summary>Whether the clock in London shows this twice, an hour apart, as it goes back in autumn.</summary>
    public static bool IsTwice(DateTime clock) => London.IsAmbiguousTime(clock);

    private static string Time(DateTime there) =>
        (there.Hour, there.Minute) switch
        {
            (12, 0) => "12 noon",
            (0, 0) => "0:00 at the start of the day",
            (_, 0) => there.ToString("htt", English).ToLowerInvariant(),
            _ => there.ToString("h:mmtt", English).ToLowerInvariant(),
        };
}
