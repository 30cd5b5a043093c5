using Commonweal.Domain.Contracts;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>How a commitment enters the books, however the contract came about.</summary>
internal static class Committing
{
    /// <summary>Adds a commitment with what is due of it in each quarter and the ledger's entries.</summary>
    /// <param name="byYear">What was offered in each contract year, in the measure's unit.</param>
    /// <param name="offered">The same over the whole contract, of which less may have been accepted.</param>
    public static void AddCommitment(
        this Db db,
        Actor actor,
        Contract contract,
        Commitment commitment,
        IReadOnlyList<decimal> byYear,
        decimal offered,
        DateTimeOffset now
    )
    {
        CommitmentTarget[] targets =
        [
            .. commitment
                .Spread(contract, byYear, offered)
                .Select(due =>
                    CommitmentTarget.Of(
                        Guid.CreateVersion7(),
                        commitment,
                        due.Quarter,
                        due.Quantity
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
