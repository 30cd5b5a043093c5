using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>A later deadline for every bidder: one officer proposes it with a reason, another confirms it before the old one passes.</summary>
public sealed class DeadlineChange : IOwnedByAuthority
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1_000;

    private DeadlineChange() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>When bids were to be received before, as it was proposed.</summary>
    public DateTimeOffset Earlier { get; private set; }

    /// <summary>Bids are then received before this instant.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Why; bidders read it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public Guid ProposedBy { get; private set; }

    /// <summary>The proposer's name at the time.</summary>
    public string ProposedByName { get; private set; } = "";

    /// <summary>When it was proposed; the latest proposal takes the place of those before it.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who confirmed it; null until then.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>The name of who confirmed it at the time.</summary>
    public string? ConfirmedByName { get; private set; }

    /// <summary>When it was confirmed and holds; null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>
    /// Proposes a later deadline for a published procurement. Refused without a reason, and where the procurement would not take the
    /// deadline.
    /// </summary>
    public static Outcome<DeadlineChange> Propose(
        Guid id,
        Procurement procurement,
        DateTimeOffset deadline,
        string reason,
        Actor officer,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        Problem?[] problems =
        [
            procurement.Stage is ProcurementStage.Published
                ? procurement.Refuses(deadline, now, dayOf)
                : new Problem(
                    "bids.deadline.not-published",
                    "Only the deadline of a procurement open to bids is moved by two people. Set it among the details instead.",
                    nameof(Deadline)
                ),
            Written.Lacks(
                reason,
                LongestReason,
                "bids.deadline.reason",
                "Say why the deadline moves. Every bidder reads it.",
                nameof(Reason)
            ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<DeadlineChange>(refusals)
            : new DeadlineChange
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                ProcurementId = procurement.Id,
                Earlier = procurement.Deadline!.Value,
                Deadline = deadline.ToUniversalTime(),
                Reason = Written.Plain(reason),
                ProposedBy = officer.AccountId,
                ProposedByName = officer.Name,
                ProposedAt = now,
            };
    }

    /// <summary>
    /// Confirms the latest proposal: the deadline then still has to be moved. Refused to who proposed it, and once it is confirmed.
    /// </summary>
    public Outcome<Done> Confirm(Actor officer, DateTimeOffset now)
    {
        if (ConfirmedAt is not null)
        {
            return new Problem(
                "bids.deadline.confirmed-already",
                "This deadline is confirmed already and holds."
            );
        }

        if (officer.AccountId == ProposedBy)
        {
            return new Problem(
                "bids.deadline.own-proposal",
                "You proposed this deadline. Another officer has to confirm it before it holds."
            );
        }

        (ConfirmedBy, ConfirmedByName, ConfirmedAt) = (officer.AccountId, officer.Name, now);
        return Outcome.Done;
    }
}
