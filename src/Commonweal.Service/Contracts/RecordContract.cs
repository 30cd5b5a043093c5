using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>
/// Records a contract that was awarded elsewhere, or below the threshold with commitments freely given. From then on it is
/// like any other: the same targets, the same ledger, unit values pinned as of its first day.
/// </summary>
public sealed class RecordContract(Db db, EditionShelf editions)
{
    /// <summary>The contract as agreed.</summary>
    /// <param name="SupplierId">A registered supplier.</param>
    /// <param name="Title">Title, 1 to 400 characters.</param>
    /// <param name="Edition">Name of the edition its commitments are valued with, for life.</param>
    /// <param name="Terms">Reference, value and dates.</param>
    /// <param name="Commitments">One for each measure, a quantity for each contract year.</param>
    public sealed record Agreed(
        Guid? SupplierId,
        string Title,
        string? Edition,
        ContractTerms Terms,
        IReadOnlyList<MeasureAnswer> Commitments
    );

    /// <summary>Answers the contract; problems of a commitment carry its place, such as <c>Commitments[0].Statement</c>.</summary>
    public Task<Outcome<Guid>> RunAsync(Actor actor, Agreed agreed, CancellationToken stop) =>
        db.ActAsync(
            actor,
            Permission.EditContracts,
            async () =>
            {
                var made = await db.AgreeAsync(editions, actor, agreed, stop);
                return made.Then(contract => Outcome.Of(Keep(actor, contract)));
            },
            stop
        );

    private Guid Keep(Actor actor, AgreedContract agreed)
    {
        var contract = agreed.Contract;
        db.Add(contract);
        db.AddCommitments(actor, contract, agreed.Commitments, agreed.Now);
        db.Record(
            "contract.recorded",
            contract.Id,
            new
            {
                contract.Reference,
                contract.Title,
                contract.SupplierName,
                contract.Value,
                contract.StartsOn,
                contract.EndsOn,
                contract.Edition,
                commitments = agreed
                    .Commitments.Select(due => due.Commitment)
                    .Select(commitment => new
                    {
                        commitment.Measure,
                        commitment.Quantity,
                        unit = commitment.Unit.Words(),
                        commitment.UnitValue,
                    }),
            }
        );
        return contract.Id;
    }
}
