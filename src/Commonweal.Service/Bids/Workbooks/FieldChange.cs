using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>A field of the draft that a workbook would change, in words that whoever accepts it reads.</summary>
/// <param name="Field">As the site calls it.</param>
/// <param name="Was">What stands in the draft; empty where nothing does.</param>
/// <param name="Becomes">What the workbook says; empty where it says nothing.</param>
public sealed record FieldChange(string Field, string Was, string Becomes)
{
    /// <summary>The fields of two states that differ; both name the same fields in the same order.</summary>
    internal static IReadOnlyList<FieldChange> Between(
        IEnumerable<(string Field, string Says)> draft,
        IEnumerable<(string Field, string Says)> filled
    ) =>
        [
            .. draft
                .Zip(filled, (was, becomes) => new FieldChange(was.Field, was.Says, becomes.Says))
                .Where(field => field.Was != field.Becomes),
        ];

    internal static IEnumerable<(string Field, string Says)> OfPrice(BidAnswers answers) =>
        [("Price", answers.Price is { } price ? Money.Display(price) : "")];

    internal static IEnumerable<(string Field, string Says)> Of(
        MeasureAnswer answer,
        Measure measure
    ) =>
        [
            .. answer.Quantities.Select(
                (quantity, year) =>
                    (
                        $"Year {year + 1}",
                        quantity is { } given ? UnitWords.Amount(given, measure.Unit.Words()) : ""
                    )
            ),
            (
                "Workings",
                Lines(
                    answer.Workings.Select(line => $"Year {line.Year}: {line.Says(measure.Unit)}")
                )
            ),
            ("Your own share", $"{Quantity.Exact(answer.Attribution * 100m)}%"),
            ("Share reckoned by", answer.Basis?.Words() ?? ""),
            ("Why that share", answer.AttributionReason),
            ("How you will deliver it", answer.Statement),
            ("Organisations you deliver it with", answer.Partners),
            (
                "Milestones",
                Lines(
                    answer.Milestones.Select(stone =>
                        stone.Month is { } month
                            ? $"By month {Quantity.Exact(month)}: {stone.What}"
                            : stone.What
                    )
                )
            ),
        ];

    internal static IEnumerable<(string Field, string Says)> OfOther(
        BidAnswers answers,
        string part
    ) =>
        [
            part == "Counted once"
                ? (
                    part,
                    Lines(
                        answers.Splits.Select(split =>
                            $"{split.First} and {split.Second}: {split.Statement}"
                        )
                    )
                )
                : (part, answers.Proportion),
        ];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
