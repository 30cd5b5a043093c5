using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;

namespace Commonweal.Service.Public;

/// <summary>
/// The social value schedule of a tender pack, written from the record: who may bid and what counts as local, all criteria, the method
/// with an example worked by the method itself, and each measure with what counts, what does not, and the evidence. One text, shown
/// as a page, printed, and written as a document.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Draft">What whoever reads a draft has to know first; null once it is published.</param>
/// <param name="Facts">What it belongs to, by name.</param>
/// <param name="Parts">In order.</param>
public sealed record TenderSchedule(
    string Title,
    string? Draft,
    IReadOnlyList<(string Name, string Says)> Facts,
    IReadOnlyList<DocumentPart> Parts
)
{
    /// <summary>The schedule as everybody reads it: pounds that are kept with the council are not in it.</summary>
    public static TenderSchedule Of(ScheduleSource tender) =>
        new(
            $"{(tender.IsDraft ? "Draft: " : "")}Social value schedule: {tender.Title}",
            tender.IsDraft
                ? "This is a draft. It is not published, it may change, and only officers who prepare the tender can read it here. Values are those of today; bidders read those of the day it is published."
                : null,
            [.. FactsOf(tender)],
            [
                .. Lots(tender),
                .. Award(tender.Scoring),
                new(
                    2,
                    "How social value is scored",
                    [],
                    [.. tender.Scoring.InWords(), .. tender.Leanings.Select(one => one.Says)]
                ),
                .. Ladder(tender),
                .. Criteria(tender.Model),
                .. ScheduleExample.Of(tender),
                new(
                    2,
                    "What you can offer",
                    [
                        "Commit only to what you would not do without this contract. Say how much of each you offer in each year, and how you will deliver it. You need not offer all of them.",
                        tender.Scoring.ShowsPounds
                            ? "What one is worth goes by the figures of the day this was published, and is the same for every bidder."
                            : "Nothing is turned into pounds here: quantities stand in their own units.",
                    ],
                    tender.Overlaps,
                    Overview(tender)
                ),
                .. tender.Measures.Select(asked => InFull(asked, tender.Scoring)),
            ]
        );

    private static IEnumerable<(string Name, string Says)> FactsOf(ScheduleSource tender)
    {
        yield return ("Council", tender.AuthorityName);
        yield return ("Reference", tender.Reference);
        yield return (
            "Bids are received until",
            tender.Deadline is { } deadline ? UkTime.Deadline(deadline) : "Not set yet"
        );
        yield return (
            tender.Scoring.ShowsPounds ? "Measures and values from" : "Measures from",
            tender.Edition.Title
        );
        yield return (
            "Who may bid",
            tender.Reservation?.NoticeText(tender.Places) ?? "Any supplier."
        );
        yield return (
            "Counts as local",
            tender.LocalArea?.Words(tender.Places)
                ?? "The council has set no area for this contract."
        );
        if (tender.WholeLife.HasLots)
        {
            yield return ("Lots", BidderNote.AllLots);
        }

        yield return ("Questions", BidderNote.Asking(tender.QuestionsUntil));
        yield return ("Contact", TenderContact.Of(tender.Contact, tender.AuthorityName));
        foreach (var fact in ContractOf(tender))
        {
            yield return fact;
        }
    }

    private static IEnumerable<(string Name, string Says)> ContractOf(ScheduleSource tender)
    {
        if (tender.Scoring.ShowsPounds && tender.NetValue is { } net)
        {
            yield return (
                tender.Scoring
                    is {
                        Quantitative.Method: QuantitativeMethod.AgainstTarget
                            or QuantitativeMethod.Bands
                    }
                    ? "Contract value that offers are measured by"
                    : "Estimated contract value without VAT",
                Money.Display(net)
            );
        }

        if (tender.Months is { } months and > 0)
        {
            yield return (
                "Length of the contract",
                $"{Counted.Of(months, "month")}, options included"
            );
        }

        if (tender.StartsOn is { } start)
        {
            yield return ("Contract starts on", UkTime.Day(start));
        }
    }

    private static IEnumerable<DocumentPart> Lots(ScheduleSource tender)
    {
        var whole = tender.WholeLife;
        if (whole.Parts.Count == 0 && tender.NoLotsReason is null)
        {
            yield break;
        }

        yield return new DocumentPart(
            2,
            "Lots, options and extensions",
            tender.NoLotsReason is { } reason && !whole.HasLots
                ? [$"The contract is not divided into lots. {reason}"]
                : [],
            [],
            whole.Parts.Count == 0
                ? null
                : DocumentTable.Of(
                    "Lots, options and extensions",
                    [.. whole.Parts.OrderBy(part => part.Kind)],
                    ("Name", part => part.Title),
                    ("Kind", part => part.Kind.ToString()),
                    ("What it is", part => part.Description),
                    ("Months", part => part.Months == 0 ? "" : Quantity.Display(part.Months)),
                    (
                        "Value without VAT",
                        part => tender.Scoring.ShowsPounds ? Money.Display(part.NetValue) : ""
                    )
                )
        );
    }

    private static IEnumerable<DocumentPart> Award(ScoringMethod method)
    {
        if (method.Criteria is not { Count: > 0 } criteria)
        {
            yield break;
        }

        Criterion.Placed[] all = [.. Criterion.All(criteria)];
        yield return new DocumentPart(
            2,
            "What the award is decided by",
            [],
            [
                .. all.Where(placed => placed.Criterion is { Price: true, Weight: > 0m })
                    .Select(Price),
            ],
            DocumentTable.Of(
                "All criteria of the award",
                all,
                ("Criterion", placed => placed.Criterion.Name),
                ("Part of", placed => placed.Whole ?? ""),
                ("Marks of 100", placed => Quantity.Display(placed.Criterion.Weight)),
                ("How it is marked", placed => placed.Criterion.HowMarked)
            )
        );
    }

    // In hundredths of the lowest price, so that it says the rule without any pounds.
    private static string Price(Criterion.Placed placed)
    {
        var (name, all) = (placed.Criterion.Name, Marks.Display(placed.Criterion.Weight));
        return $"{name}: the lowest price gets all {all} marks; every other bid gets {all} x the lowest price / its price. A price a tenth above the lowest gets {Marks.Display(MarkPrice.Marked(placed.Criterion.Weight, 100m, 110m))}.";
    }

    private static IEnumerable<DocumentPart> Ladder(ScheduleSource tender)
    {
        if (
            tender.Scoring is not { MarksStatements: true, Qualitative.Steps: null }
            || tender.Scores.Steps.Count == 0
        )
        {
            yield break;
        }

        yield return new DocumentPart(
            2,
            "What each score for a statement means",
            [],
            [],
            DocumentTable.Of<(int Score, Domain.Rules.ScoreStep Step)>(
                "Scores for delivery statements",
                [.. tender.Scores.Steps.Index()],
                ("Score", one => tender.Scores.InWords(one.Score)),
                ("What a statement is like that earns it", one => one.Step.Means)
            )
        );
    }

    private static IEnumerable<DocumentPart> Criteria(FollowedModel? model)
    {
        if (model is not null)
        {
            yield return new DocumentPart(
                2,
                "What your statements are judged by",
                [$"These criteria of the {model.Model.Title} ({model.Model.Notice})."],
                [
                    .. model.Criteria.Select(part =>
                        $"{part.Code} {part.Title}{(part.Says is { } says ? $": {says}" : "")}"
                    ),
                ]
            );
        }
    }

    private static DocumentTable Overview(ScheduleSource tender) =>
        DocumentTable.Of(
            "The measures of this tender",
            tender.Measures,
            ("Measure", asked => $"{asked.Measure.Code} {asked.Measure.Title}"),
            ("Counted in", asked => asked.Measure.Unit.Words()),
            (
                "Value of one",
                asked => tender.Scoring.ShowsPounds ? asked.WorthFor(Actor.Public) : ""
            ),
            (
                tender.Scoring.Quantitative.Method == QuantitativeMethod.Points
                    ? "Points for one"
                    : "Weight of 100",
                asked =>
                    Said(
                        tender.Scoring.Quantitative.Method.CountsQuantities()
                            ? asked.Row.Weight
                            : null
                    )
            ),
            ("Target", asked => Said(asked.Row.Target)),
            ("Most that counts", asked => Said(asked.Row.Limit))
        );

    private static string Said(decimal? figure) => figure is { } said ? Quantity.Display(said) : "";

    private static DocumentPart InFull(PublishedProcurement.Asked asked, ScoringMethod method) =>
        new(
            3,
            $"{asked.Measure.Code} {asked.Measure.Title}",
            [],
            [
                $"Theme: {asked.Theme}",
                $"Counted in: {asked.Measure.Unit.Words()}",
                .. method.ShowsPounds
                    ? (string[])[$"Value of one: {asked.WorthFor(Actor.Public)}"]
                    : [],
                $"What counts: {asked.Measure.Counts}",
                Listed("What does not", asked.Measure.DoesNotCount),
                Listed("Evidence you will need", asked.Measure.Evidence),
                .. asked.Row.Terms(asked.Measure.Unit, method.Quantitative.Method),
                $"Why it is asked for: {asked.Row.Reason}",
            ]
        );

    private static string Listed(string name, IReadOnlyList<string> texts) =>
        $"{name}: {(texts.Count == 0 ? "nothing is named" : string.Join(". ", texts.Select(text => text.TrimEnd('.'))))}.";
}
