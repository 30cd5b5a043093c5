using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;

namespace Commonweal.Service.Public;

/// <summary>A part of a document: a heading, what stands under it, and a table where there is one.</summary>
/// <param name="Level">2 or 3; the title of the document is 1.</param>
public sealed record DocumentPart(
    int Level,
    string Heading,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Points,
    DocumentTable? Table = null
);

/// <summary>A table; the first cell of each row is its heading.</summary>
public sealed record DocumentTable(
    string Caption,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Rows
);

/// <summary>
/// The social value schedule of a tender pack, written from the record: the method with an example worked by the method itself, and each
/// measure with what counts, what does not, and the evidence. One text, shown as a page, printed, and written as a document.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Facts">What it belongs to, by name.</param>
/// <param name="Parts">In order.</param>
public sealed record TenderSchedule(
    string Title,
    IReadOnlyList<(string Name, string Says)> Facts,
    IReadOnlyList<DocumentPart> Parts
)
{
    /// <summary>The schedule as everybody reads it: pounds that are kept with the council are not in it.</summary>
    public static TenderSchedule Of(PublishedProcurement.Opportunity tender) =>
        new(
            $"Social value schedule: {tender.Title}",
            [
                ("Council", tender.AuthorityName),
                ("Reference", tender.Reference),
                ("Bids are received until", UkTime.Deadline(tender.Deadline)),
                .. tender.Notes.Select(note => (note.Name, note.Says)),
                ("Measures and values from", tender.Edition.Title),
            ],
            [
                new(2, "How social value is scored", [], tender.Scoring.InWords()),
                .. Example(tender),
                new(
                    2,
                    "What you can offer",
                    [
                        "Commit only to what you would not do without this contract. Say how much of each you offer in each year, and how you will deliver it. You need not offer all of them.",
                        "What one is worth goes by the figures of the day this was published, and is the same for every bidder.",
                    ],
                    [.. tender.Overlaps],
                    Overview(tender)
                ),
                .. tender.Measures.Select(asked => InFull(asked, tender.Scoring)),
            ]
        );

    private static DocumentTable Overview(PublishedProcurement.Opportunity tender) =>
        new(
            "The measures of this tender",
            ["Measure", "Counted in", "Value of one"],
            [
                .. tender.Measures.Select(asked =>
                    (IReadOnlyList<string>)
                        [
                            $"{asked.Measure.Code} {asked.Measure.Title}",
                            asked.Measure.Unit.Words(),
                            WorthOf(asked),
                        ]
                ),
            ]
        );

    private static DocumentPart InFull(PublishedProcurement.Asked asked, ScoringMethod method) =>
        new(
            3,
            $"{asked.Measure.Code} {asked.Measure.Title}",
            [],
            [
                $"Theme: {asked.Theme}",
                $"Counted in: {asked.Measure.Unit.Words()}",
                $"Value of one: {WorthOf(asked)}",
                $"What counts: {asked.Measure.Counts}",
                .. Listed("What does not", asked.Measure.DoesNotCount),
                .. Listed("Evidence you will need", asked.Measure.Evidence),
                .. asked.Row.Terms(asked.Measure.Unit, method.Quantitative.Method),
                $"Why it is asked for: {asked.Row.Reason}",
            ]
        );

    private static string[] Listed(string name, IReadOnlyList<string> texts) =>
        texts.Count == 0 ? [] : [$"{name}: {string.Join(". ", texts)}"];

    private static string WorthOf(PublishedProcurement.Asked asked) =>
        asked switch
        {
            { Measure.RecordOnly: true } => "Recorded only",
            { Measure.IsKept: true } => "In pounds; bidders read it once they have started a bid",
            { Worth.Figure: { } figure } => Money.DisplayRate(figure.Central),
            _ => Money.None,
        };

    /// <summary>Two made-up bids, marked by the method of this tender itself; none where the method needs more than they have.</summary>
    private static IEnumerable<DocumentPart> Example(PublishedProcurement.Opportunity tender)
    {
        var method = tender.Scoring;
        EvaluatedBid[] bids = [Bid("A", 10m, 4m, 1m), Bid("B", 5m, 3m, 1.1m)];
        var run = Scoring.Run(
            new EvaluationInput(
                method.Weighting,
                method.QuantitativeShare,
                method.Quantitative,
                bids,
                method.Qualitative,
                method.Rules,
                tender.NetValue,
                method.Criteria
            )
        );
        if (!run.Succeeded)
        {
            yield break;
        }

        yield return new DocumentPart(
            2,
            "A worked example",
            [
                "Two made-up bids, marked by the method of this tender. Bidder A offers 10 of each measure that has a published value, and its statements score 4. Bidder B offers 5 of each, and its statements score 3.",
            ],
            [.. run.Value.Bids.SelectMany(Steps)],
            Marks(run.Value)
        );

        EvaluatedBid Bid(string name, decimal each, decimal score, decimal price) =>
            new(
                name,
                Total(ValueClass.Social) * each,
                Total(ValueClass.LocalEconomic) * each,
                method.QuantitativeShare == 100m ? null : score,
                true,
                (tender.NetValue ?? 100_000m) * price
            );

        decimal Total(ValueClass of) =>
            tender
                .Measures.Where(asked => asked.Measure.Class == of && !asked.Measure.IsKept)
                .Sum(asked => asked.Worth.Figure?.Central ?? 0m);
    }

    private static IEnumerable<string> Steps(BidScore bid) =>
        from step in bid.Explanation.Steps
        let figures = string.Join(
            ", ",
            step.Inputs.Select(input => $"{input.Name} {Figure(input.Value, input.Unit)}")
        )
        select step.Result is { } result
            ? $"Bidder {bid.Id}: {step.Says} {step.Formula} = {Figure(result, step.Unit)} ({figures})"
            : $"Bidder {bid.Id}: {step.Says}";

    private static DocumentTable Marks(EvaluationResult result) =>
        new(
            "Marks of the two made-up bids",
            [
                "Bidder",
                "Value offered",
                "Marks for value",
                "Marks for statements",
                "Together",
                "Place",
            ],
            [
                .. result.Bids.Select(bid =>
                    (IReadOnlyList<string>)
                        [
                            $"Bidder {bid.Id}",
                            Money.DisplayWhole(bid.Submitted.Total),
                            Domain.Common.Marks.Display(bid.Quantitative),
                            Domain.Common.Marks.Display(bid.Qualitative),
                            Domain.Common.Marks.Display(bid.Total),
                            bid.Rank.ToString(CultureInfo.InvariantCulture),
                        ]
                ),
            ]
        );

    private static string Figure(decimal figure, string unit) =>
        unit == "marks" ? Domain.Common.Marks.Display(figure)
        : Parameter.IsInPounds(unit) ? Money.DisplayKept(figure)
        : Quantity.DisplayKept(figure);
}
