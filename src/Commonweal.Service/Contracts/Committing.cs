using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>A commitment with what is due of it in each quarter.</summary>
internal sealed record DueCommitment(
    Commitment Commitment,
    IReadOnlyList<(Quarter Quarter, decimal Quantity)> Due
)
{
    /// <param name="byYear">What was offered in each contract year, in the measure's unit.</param>
    /// <param name="offered">The same over the whole contract, of which less may have been accepted.</param>
    public static DueCommitment Of(
        Contract contract,
        Commitment commitment,
        IReadOnlyList<decimal> byYear,
        decimal offered
    ) => new(commitment, commitment.Spread(contract, byYear, offered));
}

/// <summary>How commitments enter the books, however the contract came about.</summary>
internal static class Committing
{
    /// <summary>Adds commitments with their targets and the ledger's entries.</summary>
    public static void AddCommitments(
        this Db db,
        Actor actor,
        Contract contract,
        IEnumerable<DueCommitment> commitments,
        DateTimeOffset now
    )
    {
        foreach (var (commitment, due) in commitments)
        {
            CommitmentTarget[] targets =
            [
                .. due.Select(part =>
                    CommitmentTarget.Of(
                        Guid.CreateVersion7(),
                        commitment,
                        part.Quarter,
                        part.Quantity
                    )
                ),
            ];
            db.Add(commitment);
            db.AddRange(targets);
            // A share is never added up, so it has no place in a ledger of sums.
            if (!commitment.IsShare)
            {
                db.AddRange(Entries(actor, contract, commitment, targets, now));
            }
        }
    }

    private static IEnumerable<LedgerEntry> Entries(
        Actor actor,
        Contract contract,
        Commitment commitment,
        IEnumerable<CommitmentTarget> targets,
        DateTimeOffset now
    ) =>
        targets
            .Where(target => target.Quantity > 0m)
            .Select(target =>
                LedgerEntry.Of(
                    LedgerKind.Committed,
                    commitment.Subject,
                    commitment.Priced(contract.Edition),
                    target.Quarter,
                    target.Quantity,
                    target.Id,
                    contract.ProcurementId is null
                        ? $"Committed in {contract.Reference}."
                        : $"Committed at the award of {contract.Reference}.",
                    now,
                    actor.AccountId
                )
            );
}
