using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>Reads what is not a figure: units, classes, levels, years and days in the words of tables.</summary>
public static partial class CellWords
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "d/M/yyyy",
        "d.M.yyyy",
        "d-M-yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
        "d/M/yy",
    ];

    // The first that fits; words of one line must all stand in what the table says.
    private static readonly (string[] Words, Unit Unit)[] Units =
    [
        (["mile"], Unit.CarMiles),
        (["%"], Unit.Percent),
        (["per cent"], Unit.Percent),
        (["percent"], Unit.Percent),
        (["fte"], Unit.FteYears),
        (["full time"], Unit.FteYears),
        (["week"], Unit.Weeks),
        (["expert", "h"], Unit.ExpertHours),
        (["volunt", "h"], Unit.VolunteerHours),
        (["attend", "h"], Unit.AttendeeHours),
        (["staff", "h"], Unit.StaffHours),
        (["hr", "session"], Unit.AttendeeHours),
        (["co2"], Unit.TonnesCo2e),
        (["carbon"], Unit.TonnesCo2e),
        (["kilogram"], Unit.Kilograms),
        (["kg"], Unit.Kilograms),
        (["tonne"], Unit.Tonnes),
        (["employees"], Unit.Employees),
        (["£", "spen"], Unit.PoundsSpent),
        (["pounds", "spen"], Unit.PoundsSpent),
        (["£", "donat"], Unit.PoundsGiven),
        (["£", "value"], Unit.PoundsGiven),
        (["£", "given"], Unit.PoundsGiven),
        (["pounds", "given"], Unit.PoundsGiven),
        (["£", "invest"], Unit.PoundsInvested),
        (["pounds", "invest"], Unit.PoundsInvested),
    ];

    /// <summary>The unit that words of a table seem to mean; null when several or none of ours fit.</summary>
    public static Unit? UnitOf(string words)
    {
        var plain = ColumnMapping.Plain(words);
        foreach (var unit in Enum.GetValues<Unit>())
        {
            if (plain == ColumnMapping.Plain(unit.Words()))
            {
                return unit;
            }
        }

        return Units
            .Where(known =>
                Array.TrueForAll(
                    known.Words,
                    word => plain.Contains(word, StringComparison.Ordinal)
                )
            )
            .Select(known => (Unit?)known.Unit)
            .FirstOrDefault();
    }

    /// <summary>The class in words, null inside when recorded only; false when it is none of the three.</summary>
    public static bool ReadClass(string words, out ValueClass? valueClass)
    {
        var plain = ColumnMapping.Plain(words);
        valueClass =
            plain.Contains("local", StringComparison.Ordinal)
            || plain.Contains("economic", StringComparison.Ordinal)
                ? ValueClass.LocalEconomic
            : plain.Contains("social", StringComparison.Ordinal) ? ValueClass.Social
            : null;
        return valueClass is not null || plain.Contains("record", StringComparison.Ordinal);
    }

    /// <summary>The level in words; null when it is none of the three.</summary>
    public static MeasureLevel? LevelOf(string words) =>
        Enum.TryParse<MeasureLevel>(ColumnMapping.Plain(words), ignoreCase: true, out var level)
        && Enum.IsDefined(level)
            ? level
            : null;

    /// <summary>A calendar year, 1900 to 2200; of a split year such as 2023/24 the one it starts in. Null for anything else.</summary>
    public static int? YearOf(string words)
    {
        var parts = words.Trim().Split('/', '-', '–');
        return
            parts.Length <= 2
            && parts[0].Trim() is { Length: 4 } digits
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FirstYear and <= LastYear
            && (parts.Length == 1 || Follows(year, parts[1].Trim()))
            ? year
            : null;
    }

    /// <summary>A day as 2024-04-01, 1/4/2024 (the day first) or 1 April 2024; null for anything else.</summary>
    public static DateOnly? DayOf(string words) =>
        DateOnly.TryParseExact(
            words.Trim(),
            Days,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is >= FirstYear and <= LastYear
            ? day
            : null;

    /// <summary>The day a sentence names, as <c>Published March 2024</c>, of a month its first; null when it names none.</summary>
    public static DateOnly? DayWithin(string words) =>
        MonthNamed().Match(words) is { Success: true } found
            ? DayOf(
                $"{(found.Groups["day"] is { Success: true, Value: var day } ? day : "1")} {found.Groups["month"]} {found.Groups["year"]}"
            )
            : null;

    /// <summary>The calendar year a heading names, as <c>£ each (2024)</c>; null when it names none.</summary>
    public static int? YearWithin(string words) =>
        YearNamed().Match(words) is { Success: true, Value: var year } ? YearOf(year) : null;

    private static bool Follows(int year, string next) =>
        next == $"{year + 1}" || next == $"{(year + 1) % 100:00}";

    [GeneratedRegex(
        @"\b((?<day>[0-9]{1,2})(st|nd|rd|th)? )?(?<month>January|February|March|April|May|June|July|August|September|October|November|December) (?<year>[0-9]{4})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex MonthNamed();

    [GeneratedRegex(
        @"\b(19|20)[0-9]{2}([/\-–][0-9]{2,4})?\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex YearNamed();
}
