using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Bids;

/// <summary>What an opened bid offers on one measure: as submitted, and as accepted after the additionality check.</summary>
public sealed class BidLine : IOwnedByAuthority, IOwnedBySupplier
{
    private const int LongestReason = 2_000;

    private BidLine() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Code of the measure.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Quantity over the whole contract, in the measure's unit.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>
    /// The same per contract year; they sum to <see cref="Quantity"/>, except for a percentage, which is their mean by months.
    /// </summary>
    public IReadOnlyList<decimal> QuantityByYear { get; private set; } = [];

    /// <summary>The bidder's own share of the effect, 0 to 1.</summary>
    public decimal Attribution { get; private set; }

    /// <summary>Why the share is what it is; empty when it is 1.</summary>
    public string AttributionReason { get; private set; } = "";

    /// <summary>How it will be delivered.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>All else it tells: the working, partners, milestones, what is kept apart.</summary>
    public OfferParticulars Particulars { get; private set; } = null!;

    /// <summary>GBP per unit, pinned at opening; null when the measure has no value.</summary>
    public decimal? UnitValue { get; private set; }

    /// <summary>GBP per unit by the low figures; null where none is published.</summary>
    public decimal? UnitValueLow { get; private set; }

    /// <summary>GBP per unit by the high figures; null where none is published.</summary>
    public decimal? UnitValueHigh { get; private set; }

    /// <summary>Class of the value; null when there is none.</summary>
    public ValueClass? ValueClass { get; private set; }

    /// <summary>GBP as submitted, at ten places.</summary>
    public decimal SubmittedValue { get; private set; }

    /// <summary>Quantity accepted; equal to <see cref="Quantity"/> until adjusted.</summary>
    public decimal AcceptedQuantity { get; private set; }

    /// <summary>GBP accepted, at ten places.</summary>
    public decimal AcceptedValue { get; private set; }

    /// <summary>Why the quantity was adjusted; null when it was not.</summary>
    public string? AdjustmentReason { get; private set; }

    /// <summary>Who adjusted it.</summary>
    public Guid? AdjustedBy { get; private set; }

    /// <summary>When it was adjusted.</summary>
    public DateTimeOffset? AdjustedAt { get; private set; }

    /// <summary>How the submitted value came about.</summary>
    public Explanation Explanation { get; private set; } = new([]);

    /// <summary>
    /// Writes down what an opened bid offers. The unit value is pinned as it was on the form's day; without one the line is worth
    /// nothing.
    /// </summary>
    public static BidLine Of(Guid id, Bid bid, BidForm form, BidAnswers answers, ValuedLine valued)
    {
        var answer = answers.On(valued.Measure.Code, form.Years);
        var unit = Frameworks.UnitValue.On(form.Edition, valued.Measure, form.ValuedOn);
        var quantity = answer.Total(valued.Measure.Unit, form.Months);
        var value = Common.Quantity.Kept(valued.Value ?? 0m);
        return new BidLine
        {
            Id = id,
            AuthorityId = bid.AuthorityId,
            SupplierId = bid.SupplierId,
            BidId = bid.Id,
            Measure = answer.Measure,
            Quantity = quantity,
            QuantityByYear = [.. answer.Quantities.Select(year => year ?? 0m)],
            Attribution = answer.Attribution,
            AttributionReason = answer.AttributionReason,
            Statement = answer.Statement,
            Particulars = answers.ParticularsOf(answer, valued.Measure.Unit),
            UnitValue = unit.Figure?.Central,
            UnitValueLow = unit.Figure?.Low,
            UnitValueHigh = unit.Figure?.High,
            ValueClass = unit.Figure is null ? null : valued.Measure.Class,
            SubmittedValue = value,
            AcceptedQuantity = quantity,
            AcceptedValue = value,
            Explanation = valued.Explanation,
        };
    }

    /// <summary>Whether any of what was offered was not accepted.</summary>
    public bool IsAdjusted => AdjustedAt is not null;

    /// <summary>GBP that earn marks, at ten places: what is accepted, up to the limit the tender published for the bidder's own share of it.</summary>
    public decimal CountedValue(decimal? limit) =>
        AcceptedQuantity * Attribution <= (limit ?? decimal.MaxValue)
            ? AcceptedValue
            : Common.Quantity.Kept(Valuation.LineValue(limit!.Value, 1m, 0m, UnitValue ?? 0m));

    /// <summary>
    /// Accepts a quantity after the additionality check, in the measure's unit: zero strikes the line out, the whole offer
    /// takes an earlier adjustment back. Never more than was offered. The accepted value follows, at ten places.
    /// </summary>
    public Outcome<Done> Adjust(decimal? quantity, string reason, Guid by, DateTimeOffset now)
    {
        Problem[] problems = [.. AdjustmentProblems(quantity, reason)];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Done>(problems);
        }

        var accepted = quantity!.Value;
        AcceptedQuantity = accepted;
        AcceptedValue = Common.Quantity.Kept(
            Valuation.LineValue(accepted, Attribution, 0m, UnitValue ?? 0m)
        );
        (AdjustmentReason, AdjustedBy, AdjustedAt) =
            accepted == Quantity
                ? default((string?, Guid?, DateTimeOffset?))
                : (Written.Plain(reason), by, now);
        return Outcome.Done;
    }

    private IEnumerable<Problem> AdjustmentProblems(decimal? quantity, string reason)
    {
        if (quantity is not { } accepted || !Common.Quantity.IsAllowed(accepted))
        {
            yield return new Problem(
                "bids.adjustment.quantity",
                "Enter the quantity to accept as a number, like 12.5. Enter 0 to strike the offer out.",
                "Quantity"
            );
        }
        else if (accepted > Quantity)
        {
            yield return new Problem(
                "bids.adjustment.above-offer",
                $"The bidder offered {Common.Quantity.Display(Quantity)}. Accept that or less.",
                "Quantity"
            );
        }

        if (
            Written.Lacks(
                reason,
                LongestReason,
                "bids.adjustment.reason",
                "Say why. The bidder may read it.",
                "Reason"
            ) is
            { } lacks
        )
        {
            yield return lacks;
        }
    }
}
