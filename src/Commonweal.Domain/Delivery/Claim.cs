using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Delivery;

/// <summary>What the contract manager says to a claim. Stored by name: never renamed.</summary>
public enum ClaimDecision
{
    /// <summary>The quantity counts as reported.</summary>
    Accepted,

    /// <summary>A smaller quantity counts, for a reason.</summary>
    Adjusted,

    /// <summary>Nothing counts, for a reason.</summary>
    Rejected,
}

/// <summary>What a report says of one commitment. Nothing reported is null; reported zero is zero.</summary>
public sealed class Claim : IOwnedByAuthority, IOwnedBySupplier
{
    private Claim() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The report.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>The commitment; attribution and deadweight are the commitment's own.</summary>
    public Guid CommitmentId { get; private set; }

    /// <summary>Quantity delivered in the quarter, in the measure's unit; null when nothing was reported.</summary>
    public decimal? Quantity { get; private set; }

    /// <summary>What is counted of a share, such as people; null for every other unit and when nothing was reported.</summary>
    public decimal? Part { get; private set; }

    /// <summary>What a share is of, such as all people; null when <see cref="Part"/> is.</summary>
    public decimal? Whole { get; private set; }

    /// <summary>What was done, or why it was not; may be empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>What the contract manager decided; null while undecided.</summary>
    public ClaimDecision? Decision { get; private set; }

    /// <summary>The quantity that counts, in the measure's unit; null while undecided.</summary>
    public decimal? AcceptedQuantity { get; private set; }

    /// <summary>Why it was adjusted or rejected.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>Whether a figure was reported and not yet decided.</summary>
    public bool IsUndecided => Quantity is not null && Decision is null;

    /// <summary>The empty claim of a commitment in a report.</summary>
    public static Claim Of(Guid id, DeliveryReport report, Guid commitmentId) =>
        new()
        {
            Id = id,
            AuthorityId = report.AuthorityId,
            SupplierId = report.SupplierId,
            ReportId = report.Id,
            CommitmentId = commitmentId,
        };

    /// <summary>
    /// Reads a typed quantity: blank is null, nothing reported. Refused when it is no number
    /// (<c>delivery.claim.not-a-number</c>) or outside what is kept (<c>delivery.claim.quantity-range</c>).
    /// </summary>
    public static Outcome<decimal?> Read(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return Outcome.Of<decimal?>(null);
        }

        return Common.Quantity.Parse(typed) is not { } quantity
                ? new Problem("delivery.claim.not-a-number", Common.Quantity.Unread(typed), field)
            : Common.Quantity.IsAllowed(quantity) ? Outcome.Of<decimal?>(quantity)
            : new Problem(
                "delivery.claim.quantity-range",
                $"You wrote '{Common.Quantity.Short(typed)}'. Enter 0 or more, at most {Common.Quantity.Display(Common.Quantity.Largest)}, with no more than {Common.Quantity.Places} decimals.",
                field
            );
    }

    /// <summary>
    /// Reads a typed share as its part and its whole; both blank is null, nothing reported. Refused as a quantity is, and
    /// without a whole above zero that the part fits into (<c>delivery.claim.share-whole</c>).
    /// </summary>
    public static Outcome<Percentage?> ReadShare(string? part, string? whole) =>
        Read(part, nameof(Quantity))
            .Then(counted =>
                Read(whole, nameof(Whole))
                    .Then<Percentage?>(all =>
                        (counted, all) switch
                        {
                            (null, null) => Outcome.Of<Percentage?>(null),
                            ({ } some, > 0m) when some <= all => new Percentage(some, all.Value),
                            _ => new Problem(
                                "delivery.claim.share-whole",
                                "Enter both figures: how many count, and of how many in all. The second is more than 0 and not less than the first.",
                                nameof(Whole)
                            ),
                        }
                    )
            );

    /// <summary>
    /// Reports a share of 0 to 100 per cent, or null for nothing, as <see cref="Report"/> does. The part and the whole are
    /// kept beside it, and the share is rounded to the store's ten places.
    /// </summary>
    public Outcome<Done> ReportShare(DeliveryReport report, Percentage? share, string? note) =>
        Report(report, share?.Value is { } value ? Common.Quantity.Kept(value) : null, note)
            .Then(done =>
            {
                (Part, Whole) = (share?.Numerator, share?.Denominator);
                return Outcome.Of(done);
            });

    /// <summary>
    /// Reports a quantity, or null to report nothing. A changed figure needs a new decision; the report must be open.
    /// </summary>
    public Outcome<Done> Report(DeliveryReport report, decimal? quantity, string? note)
    {
        if ((report.Closed() ?? DeliveryReport.TextRefusal(note, nameof(Note))) is { } refusal)
        {
            return refusal;
        }

        if (quantity != Quantity)
        {
            Reopen();
        }

        (Quantity, Note) = (quantity, Written.Plain(note));
        return Outcome.Done;
    }

    /// <summary>Forgets the decision, because what it rested on has changed.</summary>
    public void Reopen() => (Decision, AcceptedQuantity, DecisionReason) = (null, null, null);

    /// <summary>
    /// Decides the claim; until the report is validated the decision may be changed. Refused when there is nothing to
    /// decide, and at once when an adjusted quantity is not between zero and the claim and when a reason is missing.
    /// </summary>
    /// <param name="adjusted">The quantity that counts, for <see cref="ClaimDecision.Adjusted"/> only.</param>
    public Outcome<Done> Decide(
        DeliveryReport report,
        ClaimDecision? decision,
        decimal? adjusted,
        string? reason
    )
    {
        Problem?[] found = (report.NotToDecide() ?? Undecidable(decision)) is { } refusal
            ? [refusal]
            :
            [
                decision == ClaimDecision.Adjusted ? AdjustmentRefusal(adjusted) : null,
                decision == ClaimDecision.Accepted ? null : ReasonRefusal(reason),
            ];
        if (found.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (Decision, AcceptedQuantity, DecisionReason) = decision switch
        {
            ClaimDecision.Accepted => (decision, Quantity, null),
            ClaimDecision.Adjusted => (decision, adjusted, Written.Plain(reason)),
            _ => (decision, 0m, Written.Plain(reason)),
        };
        return Outcome.Done;
    }

    private Problem? Undecidable(ClaimDecision? decision) =>
        Quantity is null
            ? new Problem(
                "delivery.claim.nothing-reported",
                "Nothing was reported here, so there is nothing to decide."
            )
        : decision is null
            ? new Problem(
                "delivery.claim.no-decision",
                "Choose whether to accept, adjust or reject the claim.",
                nameof(Decision)
            )
        : null;

    private Problem? AdjustmentRefusal(decimal? adjusted) =>
        adjusted is { } quantity && quantity > 0m && quantity < Quantity
            ? null
            : new Problem(
                "delivery.claim.adjustment-range",
                $"Enter the quantity that counts: more than 0 and less than the {Common.Quantity.Display(Quantity ?? 0m)} claimed. To count all of it, accept; to count none, reject.",
                nameof(AcceptedQuantity)
            );

    private static Problem? ReasonRefusal(string? reason) =>
        Written.Lacks(
            reason,
            DeliveryReport.LongestText,
            "delivery.claim.no-reason",
            "Say why. The supplier will see your words.",
            "Reason"
        );
}

/// <summary>What sending a report needs to know of a claim.</summary>
/// <param name="ClaimId">The claim; problems point to it.</param>
/// <param name="Measure">The measure as the supplier reads it.</param>
/// <param name="Unit">The measure's unit in words.</param>
/// <param name="Due">Quantity due in the quarter, in the measure's unit.</param>
/// <param name="Quantity">Quantity reported; null when nothing was.</param>
/// <param name="Note">What the supplier says about it; may be empty.</param>
/// <param name="Files">How many files of evidence it has.</param>
public sealed record ClaimReadiness(
    Guid ClaimId,
    string Measure,
    string Unit,
    decimal Due,
    decimal? Quantity,
    string Note,
    int Files
)
{
    /// <summary>Something was due, and nothing is reported.</summary>
    public bool LacksFigure => Quantity is null && Due > 0m;

    /// <summary>More than zero is claimed without a file.</summary>
    public bool LacksEvidence => Quantity > 0m && Files == 0;

    /// <summary>Less than was due is claimed without a word on why.</summary>
    public bool LacksNote => Quantity < Due && Note.Length == 0;

    /// <summary>All that is missing, for the reader; empty when it can be sent.</summary>
    public IEnumerable<Problem> Missing()
    {
        if (LacksFigure)
        {
            yield return Lacks(
                "delivery.claim.no-figure",
                $"{UnitWords.Amount(Due, Unit)} was due. Enter what was delivered, 0 if nothing was."
            );
        }

        if (LacksEvidence)
        {
            yield return Lacks(
                "delivery.claim.no-evidence",
                $"add a file of evidence for the {UnitWords.Amount(Quantity!.Value, Unit)} you claim."
            );
        }

        if (LacksNote)
        {
            yield return Lacks(
                "delivery.claim.no-note",
                $"{UnitWords.Amount(Quantity!.Value, Unit)} is less than the {UnitWords.Amount(Due, Unit)} due. Say why under \"What was done?\"."
            );
        }
    }

    private Problem Lacks(string code, string says) =>
        new(code, $"{Measure}: {says}", ClaimId.ToString());
}
