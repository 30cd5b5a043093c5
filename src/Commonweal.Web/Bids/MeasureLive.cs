using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Bids;

namespace Commonweal.Web.Bids;

/// <summary>What an answer comes to while it is typed.</summary>
/// <param name="Value">What it is worth; null when it offers nothing yet, or cannot be worked out as it stands.</param>
/// <param name="Workings">How the quantities were worked out, a line each.</param>
/// <param name="Notes">What to look at before going on.</param>
public sealed record MeasureLive(
    ValuationResult? Value,
    IReadOnlyList<string> Workings,
    IReadOnlyList<Problem> Notes
)
{
    /// <summary>Whether bidders are shown pounds of value.</summary>
    public bool InPounds { get; private init; } = true;

    /// <summary>The quantity beside the target the council set; null where it set none.</summary>
    public Percentage? OfTarget { get; private init; }

    /// <summary>What other contracts promise of it, and how this offer stands beside them, in words.</summary>
    public IReadOnlyList<string> Typical { get; private init; } = [];

    /// <summary>The same beside what is typical of the measure.</summary>
    public MeasureLive With(TypicalPromise? typical, Measure measure, decimal? price) =>
        this with
        {
            Typical =
            [
                .. typical?.Says(measure.Unit, price, Value?.Lines.Single().EffectiveQuantity)
                    ?? [],
            ],
        };

    public static MeasureLive Of(
        BidInProgress.View bid,
        Measure measure,
        MeasureAnswer typed,
        IReadOnlyList<Split> splits
    )
    {
        Problem?[] hints =
        [
            PersonalHint.In(typed.Statement, "The statement"),
            PersonalHint.OfBidder(typed.Statement, bid.Supplier, "The statement"),
            PersonalHint.In(typed.AttributionReason, "The reason"),
            PersonalHint.In(typed.Partners, "The list of partners"),
        ];
        if (typed.FaultsInBid(measure, bid.Form.Months).Any())
        {
            return new MeasureLive(null, [], [.. hints.OfType<Problem>()]);
        }

        var answer = typed.WorkedOut(measure.Unit);
        var value = bid.Form.Value(BidAnswers.None.With(answer) with { Price = bid.Answers.Price });
        var worth = value.Succeeded && value.Value.Lines.Count > 0 ? value.Value : null;
        return new MeasureLive(
            worth,
            [.. answer.Workings.Select(line => $"Year {line.Year}. {line.Says(measure.Unit)}")],
            [
                .. bid
                    .Form.OverlapsOf(bid.Answers.With(answer).With(splits))
                    .Where(overlap => overlap.First == measure || overlap.Second == measure)
                    .Select(overlap => overlap.Problem)
                    .OfType<Problem>(),
                .. worth?.Warnings ?? [],
                .. BeyondLimit(bid.Form, measure, answer),
                .. WithoutStatement(bid, answer),
                .. hints.OfType<Problem>(),
            ]
        )
        {
            InPounds = bid.Form.InPounds,
            OfTarget =
                bid.Form.TermsOf(measure)?.Target is { } target && worth is not null
                    ? new Percentage(Counted(answer, measure, bid.Form), target)
                    : null,
        };
    }

    private static IEnumerable<Problem> WithoutStatement(
        BidInProgress.View bid,
        MeasureAnswer answer
    ) =>
        StatementsLeftOut
            .Warnings(bid.Form, bid.Answers.With(answer))
            .Where(left => left.Field == $"{answer.Measure}.{nameof(MeasureAnswer.Statement)}");

    /// <summary>The bidder's own share of what is offered, which alone is marked.</summary>
    private static decimal Counted(MeasureAnswer answer, Measure measure, BidForm form) =>
        answer.Total(measure.Unit, form.Months) * answer.Attribution;

    private static IEnumerable<Problem> BeyondLimit(
        BidForm form,
        Measure measure,
        MeasureAnswer answer
    ) =>
        form.TermsOf(measure)?.Limit is { } limit && Counted(answer, measure, form) > limit
            ?
            [
                new Problem(
                    "bids.quantity.beyond-limit",
                    $"You offer more than counts here: no more than {UnitWords.Amount(limit, measure.Unit.Words())} over the whole contract."
                ),
            ]
            : [];
}
