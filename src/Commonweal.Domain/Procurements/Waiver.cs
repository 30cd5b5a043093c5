using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>Leave to ask for less social value than the policy does; one person makes the case, another decides it.</summary>
public sealed class Waiver : IOwnedByAuthority
{
    private static readonly Problem Undecided = new(
        "procurements.waiver.undecided",
        "Select whether you grant this waiver.",
        nameof(Granted)
    );

    private Waiver() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>Why the policy should not apply; 1 to 8,000 characters.</summary>
    public string BusinessCase { get; private set; } = "";

    /// <summary>Who made the case.</summary>
    public Guid AppliedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>The decision; null while it waits.</summary>
    public bool? Granted { get; private set; }

    /// <summary>The reason for the decision, 1 to 2,000 characters.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>Who decided; never the one who applied.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Makes the case; refused without one, and while an earlier application waits or stands.</summary>
    public static Outcome<Waiver> Apply(
        Procurement procurement,
        Waiver? earlier,
        Guid id,
        string businessCase,
        Guid by,
        DateTimeOffset now
    ) =>
        procurement.Refusal() is { } closed ? closed
        : earlier is { Granted: not false }
            ? new Problem(
                "procurements.waiver.applied-already",
                earlier.Granted is true
                    ? "A waiver has been granted for this procurement already. Set the weighting you need."
                    : "An application for this procurement is waiting already. Ask a head of procurement to decide on it."
            )
        : Written.Lacks(
            businessCase,
            8_000,
            "procurements.waiver.case-length",
            "Explain why less social value is asked for than your policy says.",
            nameof(BusinessCase)
        )
            is { } unexplained
            ? unexplained
        : new Waiver
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
            BusinessCase = Written.Plain(businessCase),
            AppliedBy = by,
            AppliedAt = now,
        };

    /// <summary>
    /// Grants or refuses it, with a reason, neither of which may be missing; refused for the one who applied, when it is decided
    /// already, and once its procurement is published.
    /// </summary>
    public Outcome<Done> Decide(
        Procurement procurement,
        bool? granted,
        string reason,
        Guid by,
        DateTimeOffset now
    )
    {
        if (procurement.Refusal() is { } closed)
        {
            return closed;
        }

        if (Granted is not null)
        {
            return new Problem(
                "procurements.waiver.decided-already",
                "This application has been decided already. Load the page again to see how."
            );
        }

        if (by == AppliedBy)
        {
            return new Problem(
                "procurements.waiver.own-application",
                "You applied for this waiver yourself. Another head of procurement must decide it."
            );
        }

        Problem?[] problems =
        [
            granted is null ? Undecided : null,
            Written.Lacks(
                reason,
                2_000,
                "procurements.waiver.reason-length",
                "Give the reason for your decision.",
                "Reason"
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (Granted, DecisionReason, DecidedBy, DecidedAt) = (granted, Written.Plain(reason), by, now);
        return Outcome.Done;
    }
}
