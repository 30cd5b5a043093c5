using System.Text.RegularExpressions;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>What a cell says one unit is worth.</summary>
/// <param name="Pounds">Pounds for one unit, at most ten decimals; null where the cell gives none.</param>
/// <param name="IsOneForOne">Whether a pound is to count as a pound: <c>1:1</c>.</param>
/// <param name="Per">The unit named beside the figure, as in <c>£17.42 per hour</c>; empty when there is none.</param>
/// <param name="Says">What was done with the figure, where that needs saying; otherwise empty.</param>
public sealed partial record CellFigure(
    decimal? Pounds,
    bool IsOneForOne = false,
    string Per = "",
    string Says = ""
)
{
    private const string Code = "editions.import.figure";

    // What tables write where a measure has no national value.
    private static readonly string[] Nothing =
    [
        "",
        "na",
        "n a",
        "none",
        "nil",
        "tbc",
        "tbd",
        "not applicable",
        "no value",
        "no proxy",
        "record only",
        "recorded only",
        "non financial",
        "localised",
        "local",
        "local value",
        "not valued",
        "to be confirmed",
    ];

    /// <summary>Whether the cell gives neither pounds nor <c>1:1</c>.</summary>
    public bool IsNone => Pounds is null && !IsOneForOne;

    /// <summary>
    /// Reads a cell: digits with or without a pound sign and commas between thousands, <c>£17.42 per hour</c>, <c>1:1</c>, or what says
    /// that there is no value, such as <c>n/a</c> or nothing. More than ten decimals are taken at ten, half away from zero, and it says so.
    /// Refused with <c>editions.import.figure</c> is all else: a minus, a percentage, an error of the spreadsheet, a comma before
    /// decimals, words, a second number as in <c>3/4</c>, a sign that is a number by itself such as <c>½</c>, zero, more than <see cref="Parameter.Most"/>.
    /// </summary>
    public static Outcome<CellFigure> Read(string cell)
    {
        var text = cell.Trim().TrimEnd('*', '†', '‡').TrimEnd();
        if (Nothing.Contains(ColumnMapping.Plain(text)) && text.All(SaysNothing))
        {
            return new CellFigure((decimal?)null);
        }

        if (OneForOne().IsMatch(text))
        {
            return new CellFigure(null, IsOneForOne: true);
        }

        if (text[0] == '#')
        {
            return Refused(cell, "That is an error of the spreadsheet. Correct its formula there.");
        }

        if (Minus().IsMatch(text))
        {
            return Refused(cell, "A unit cannot be worth less than nothing. Correct the figure.");
        }

        var written = Written().Match(text);
        return !written.Success ? Refused(cell, NoNumber)
            : SecondNumber().IsMatch(written.Groups["per"].Value)
                ? Refused(
                    cell,
                    "Another number follows the first, as in a fraction or a date. Write the pounds for one unit as one number, like 0.75."
                )
            : Quantity.Parse(written.Groups["digits"].Value) is { } pounds
                ? Bounded(cell, pounds, written.Groups["per"].Value)
            : Refused(
                cell,
                "It could be read in two ways. Write it with commas only between thousands and a full stop before decimals, like 1,234.50."
            );
    }

    private const string NoNumber =
        "That is no amount of pounds. Write digits, like 1,234.50, or n/a where there is no value.";

    private static Outcome<CellFigure> Bounded(string cell, decimal pounds, string per)
    {
        var kept = Quantity.Kept(pounds);
        return pounds == 0m
                ? Refused(
                    cell,
                    "A value of nothing is not kept. Leave the cell empty where there is no value."
                )
            : kept is < Parameter.Least or > Parameter.Most
                ? Refused(
                    cell,
                    $"A unit is worth from {Quantity.Exact(Parameter.Least)} to {Quantity.Exact(Parameter.Most)} pounds. Correct the figure."
                )
            : new CellFigure(
                kept,
                Per: per.Trim(),
                Says: kept == pounds
                    ? ""
                    : $"{Quantity.Exact(pounds)} is taken at ten decimals, as {Quantity.Exact(kept)}."
            );
    }

    /// <summary>Other signs, such as ½ and ∞, may well be meant as a number.</summary>
    private static bool SaysNothing(char sign) =>
        char.IsAsciiLetter(sign)
        || char.IsPunctuation(sign)
        || char.IsWhiteSpace(sign)
        || sign is '\u2212';

    private static Problem Refused(string cell, string why) =>
        new(Code, $"It says '{Quantity.Short(cell)}'. {why}");

    [GeneratedRegex(
        @"^(£ ?)?1(\.0+)? ?(:|to|=|for|per) ?(£ ?)?1(\.0+)?$|^£ ?1(\.0+)? per £( ?1(\.0+)?)?( (spent|invested|given|donated))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex OneForOne();

    [GeneratedRegex(
        @"^(£|GBP)? ?([-\u2212\u2013] ?(£|GBP)? ?[0-9.]|\( ?(£|GBP)? ?[0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Minus();

    [GeneratedRegex(
        @"^(£|GBP)? ?(?<digits>[0-9., \u00a0\u202f]*[0-9])( ?(£|GBP))?(?<per>( ?(/|per|each|a|an)( .*)?|/.*)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Written();

    [GeneratedRegex(
        @"^ ?(/|per|each|an?)[^\p{L}\p{N}]*\p{N}",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex SecondNumber();
}
