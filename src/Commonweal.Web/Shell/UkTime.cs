using System.Globalization;

namespace Commonweal.Web.Shell;

/// <summary>Days and moments as people in the United Kingdom read them.</summary>
public static class UkTime
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    /// <summary>Like 5 March 2026; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", English) ?? "";

    /// <summary>Like 5 March 2026, 14:02 by the clock in London; empty for none.</summary>
    public static string Moment(DateTimeOffset? moment) =>
        moment is { } at
            ? TimeZoneInfo.ConvertTime(at, London).ToString("d MMMM yyyy, HH:mm", English)
            : "";
}
