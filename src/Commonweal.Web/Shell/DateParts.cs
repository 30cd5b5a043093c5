using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Web.Shell;

/// <summary>A date as it is typed: three boxes, the month as a number or a name, the year in two or four figures.</summary>
public sealed class DateParts
{
    private static readonly DateTimeFormatInfo English = CultureInfo
        .GetCultureInfo("en-GB")
        .DateTimeFormat;

    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    public static DateParts Of(DateOnly? date) =>
        date is { } given
            ? new()
            {
                Day = given.Day.ToString(CultureInfo.InvariantCulture),
                Month = given.Month.ToString(CultureInfo.InvariantCulture),
                Year = given.Year.ToString(CultureInfo.InvariantCulture),
            }
            : new();

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    /// <summary>
    /// The date, or what is wrong with it. <paramref name="what"/> begins the sentence ("The date the contract starts");
    /// <paramref name="field"/> is the form field, such as <c>Input.Start</c>.
    /// </summary>
    public Outcome<DateOnly> Read(string what, string field)
    {
        string[] missing =
        [
            .. new[] { ("day", Day), ("month", Month), ("year", Year) }
                .Where(part => string.IsNullOrWhiteSpace(part.Item2))
                .Select(part => part.Item1),
        ];
        if (missing.Length == 3)
            return new Problem(
                "shell.date.missing",
                $"{what} is missing. Enter a day, month and year.",
                field
            );
        if (missing.Length > 0)
            return new Problem(
                "shell.date.incomplete",
                $"{what} must include a {string.Join(" and a ", missing)}.",
                $"{field}.{char.ToUpperInvariant(missing[0][0])}{missing[0][1..]}"
            );
        if (FullYear() > Dates.Latest.Year)
            return new Problem(
                "shell.date.too-late",
                $"{what} must not be after {Dates.Latest:d MMMM yyyy}. You wrote {Day} {Month} {Year}.",
                field
            );
        return
            Number(Day) is { } day
            && MonthNumber() is { } month and >= 1 and <= 12
            && FullYear() is { } year and >= 1900
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : new Problem(
                "shell.date.not-real",
                $"{what} must be a real date, like 27 3 2027. You wrote {Day} {Month} {Year}.",
                field
            );
    }

    private int? MonthNumber()
    {
        var name = Month!.Trim();
        var at =
            name.Length < 3
                ? -1
                : Array.FindIndex(
                    English.MonthNames,
                    month =>
                        month.Length > 0
                        && month.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                );
        return at >= 0 ? at + 1 : Number(Month);
    }

    private int? FullYear() =>
        Number(Year) is { } year ? (Year!.Trim().Length == 2 ? 2000 + year : year) : null;

    private static int? Number(string? text) =>
        int.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
