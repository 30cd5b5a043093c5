using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>Which styles of a workbook show a number as a day or a time, and which as a percentage.</summary>
internal sealed partial class WorkbookStyles
{
    private const string Part = "xl/styles.xml";

    // Of the formats every spreadsheet has: 0% and 0.00%.
    private const int PerCent = 9;
    private const int PerCentWithDecimals = 10;

    // A hundred times more would be more than a decimal holds.
    private const decimal LargestShare = 1_000_000_000_000_000m;

    private readonly List<bool> days = [];
    private readonly List<bool> perCents = [];

    /// <summary>Whether days are counted from 1904, as some old programs do.</summary>
    public bool CountsFrom1904 { get; set; }

    public static WorkbookStyles Read(WorkbookParts parts)
    {
        var styles = new WorkbookStyles();
        if (!parts.Has(Part))
        {
            return styles;
        }

        HashSet<int> own = [];
        HashSet<int> ownPerCents = [];
        var isOfCells = false;
        using var reader = parts.Read(Part);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                isOfCells = reader.NodeType == XmlNodeType.Element;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                var code = InQuotes().Replace(reader.GetAttribute("formatCode") ?? "", "");
                if (DayOrTime().IsMatch(code))
                {
                    own.Add(Number(reader, "numFmtId"));
                }
                else if (code.Contains('%', StringComparison.Ordinal))
                {
                    ownPerCents.Add(Number(reader, "numFmtId"));
                }
            }
            else if (isOfCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(reader, "numFmtId");
                styles.days.Add(
                    own.Contains(format) || format is (>= 14 and <= 22) or (>= 45 and <= 47)
                );
                styles.perCents.Add(
                    ownPerCents.Contains(format) || format is PerCent or PerCentWithDecimals
                );
            }
        }

        return styles;
    }

    /// <summary>
    /// A number as people see it: a day where the style makes it one, 50% where it shows 0.5 so, otherwise at the fifteen digits that
    /// spreadsheets keep, since the file has 1.1 as 1.1000000000000001.
    /// </summary>
    public string Shown(string number, string? style)
    {
        if (
            !decimal.TryParse(
                number,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return number;
        }

        var styled = int.TryParse(
            style,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        );
        return styled && index < days.Count && days[index] && Day(value) is { } day ? day
            : styled
            && index < perCents.Count
            && perCents[index]
            && decimal.Abs(value) < LargestShare
                ? $"{Plain(AtFifteenDigits(value) * 100m)}%"
            : Plain(AtFifteenDigits(value));
    }

    private static string Plain(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    private string? Day(decimal serial)
    {
        // The first of these calendars has a 29 February 1900, day 60, that never was.
        var start =
            CountsFrom1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)
            : serial < 61 ? new DateTime(1899, 12, 31, 0, 0, 0, DateTimeKind.Unspecified)
            : new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
        // The last half second before the year 10000 would be rounded into it.
        if (serial < 1m || serial > (decimal)(DateTime.MaxValue.Date - start).TotalDays)
        {
            return null;
        }

        var moment = start.AddSeconds((long)decimal.Round(serial * 86_400m));
        return moment.ToString(
            moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );
    }

    private static decimal AtFifteenDigits(decimal value)
    {
        var (size, whole) = (decimal.Abs(value), 0);
        for (; size >= 1m; size /= 10m)
        {
            whole++;
        }

        for (; size is > 0m and < 0.1m; size *= 10m)
        {
            whole--;
        }

        return decimal.Round(value, Math.Clamp(15 - whole, 0, 28), MidpointRounding.AwayFromZero);
    }

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(
            reader.GetAttribute(attribute),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;

    /// <summary>Words, colours and single signs within a format say nothing of what is shown.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", RegexOptions.NonBacktracking)]
    private static partial Regex InQuotes();

    [GeneratedRegex("[dmyhs]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DayOrTime();
}
