using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>A figure as somebody typed it, with nothing taken for granted.</summary>
/// <param name="Unit">The unit of its parameter; empty where it was not written yet.</param>
/// <param name="Central">The figure, in its parameter's unit.</param>
/// <param name="Low">The low end; null when none is known.</param>
/// <param name="High">The high end; null when none is known.</param>
/// <param name="PriceYear">The calendar year of its pounds; null for what is not in pounds.</param>
/// <param name="Confidence">How far it may be relied on.</param>
/// <param name="SourceTitle">What the source calls itself.</param>
/// <param name="SourceUrl">Its address on the web; null or empty for a document that the council holds.</param>
/// <param name="Licence">On what terms it may be used.</param>
/// <param name="KeptPrivate">Whether its licence keeps it with the council.</param>
public sealed record TypedFigure(
    string Unit,
    decimal? Central,
    decimal? Low,
    decimal? High,
    int? PriceYear,
    Confidence? Confidence,
    string? SourceTitle,
    string? SourceUrl,
    string? Licence,
    bool? KeptPrivate
)
{
    private const int LongestText = 400;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private IReadOnlyList<Problem> Problems => [.. OfFigure, .. OfSource];

    private IEnumerable<Problem> OfFigure =>
        [
            .. new[]
            {
                Central is >= Parameter.Least and <= Parameter.Most
                    ? null
                    : new Problem(
                        "editions.figure.central",
                        $"Enter the figure, from {Quantity.Exact(Parameter.Least)} to {Quantity.Display(Parameter.Most)}.",
                        nameof(Central)
                    ),
                Low is null || (Low >= 0m && Low <= Central)
                    ? null
                    : new Problem(
                        "editions.figure.low",
                        "The low end lies above the figure or below zero. Correct it, or leave it empty.",
                        nameof(Low)
                    ),
                High is null || (High >= Central && High <= Parameter.Most)
                    ? null
                    : new Problem(
                        "editions.figure.high",
                        "The high end lies below the figure. Correct it, or leave it empty.",
                        nameof(High)
                    ),
                PriceYears(),
                Confidence is null
                    ? new Problem(
                        "editions.figure.confidence",
                        "Choose how far the figure may be relied on.",
                        nameof(Confidence)
                    )
                    : null,
            }.OfType<Problem>(),
        ];

    /// <summary>Pounds are of some year; what is not in pounds is of none.</summary>
    private Problem? PriceYears() =>
        (Unit.Length == 0, Parameter.IsInPounds(Unit), PriceYear) switch
        {
            (true, _, _) or (_, true, >= FirstYear and <= LastYear) or (_, false, null) => null,
            (_, true, _) => new Problem(
                "editions.figure.price-year",
                $"This figure is in pounds. Enter the year of its prices, from {FirstYear} to {LastYear}, such as 2024.",
                nameof(PriceYear)
            ),
            _ => new Problem(
                "editions.figure.price-year",
                $"This figure is in {Unit}, which has no prices. Leave the year of prices empty.",
                nameof(PriceYear)
            ),
        };

    private IEnumerable<Problem> OfSource =>
        [
            .. PartText.Seen(SourceTitle, "The name of the source", nameof(SourceTitle)),
            .. PartText.Seen(Licence, "The licence", nameof(Licence)),
            .. new[]
            {
                Written.Lacks(
                    SourceTitle,
                    LongestText,
                    "editions.figure.source",
                    "Write where the figure comes from.",
                    nameof(SourceTitle)
                ),
                IsAddress(SourceUrl)
                    ? null
                    : new Problem(
                        "editions.figure.address",
                        "This is no address of the web. Write one that begins with https://, or leave it empty.",
                        nameof(SourceUrl)
                    ),
                Written.Lacks(
                    Licence,
                    LongestText,
                    "editions.figure.licence",
                    "Write on what terms the figure may be used.",
                    nameof(Licence)
                ),
                KeptPrivate is null
                    ? new Problem(
                        "editions.figure.kept-private",
                        "Say whether the figure may be passed on. Its licence tells; if you do not know, keep it with the council.",
                        nameof(KeptPrivate)
                    )
                    : null,
            }.OfType<Problem>(),
        ];

    /// <summary>The figure and its source; every fault is told at its field.</summary>
    public static Outcome<(Figure Figure, Source Source)> Read(TypedFigure typed)
    {
        var problems = typed.Problems;
        return problems.Count > 0
            ? Outcome.Refused<(Figure, Source)>(problems)
            : (
                new Figure(
                    typed.Central!.Value,
                    typed.Low,
                    typed.High,
                    typed.Confidence!.Value,
                    typed.PriceYear
                ),
                new Source(
                    Written.Plain(typed.SourceTitle),
                    string.IsNullOrWhiteSpace(typed.SourceUrl) ? null : typed.SourceUrl.Trim(),
                    Written.Plain(typed.Licence),
                    typed.KeptPrivate is false
                )
            );
    }

    private static bool IsAddress(string? url) =>
        string.IsNullOrWhiteSpace(url) || (url.Length <= 2_000 && Source.IsWebAddress(url.Trim()));
}
