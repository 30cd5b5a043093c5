using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>
/// Records a contract that was awarded elsewhere, or below the threshold with commitments freely given. From then on it is
/// like any other: the same targets, the same ledger, unit values pinned as of its first day.
/// </summary>
public sealed class RecordContract(Db db, ReferenceData data)
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
                var now = await db.NowAsync(stop);
                var supplier = await db.Set<Supplier>()
                    .SingleOrDefaultAsync(row => row.Id == agreed.SupplierId, stop);
                var edition = data.Edition(agreed.Edition);
                var made = Contract.Recorded(
                    Guid.CreateVersion7(),
                    actor.AuthorityId!.Value,
                    supplier,
                    agreed.Title,
                    agreed.Edition ?? "",
                    agreed.Terms,
                    now
                );
                Problem[] problems =
                [
                    .. made.Problems,
                    .. made.Succeeded
                    && await db.IsOfSupplierAsync(made.Value.SupplierId, made.Value.StartsOn, stop)
                        ? [BothSides.Refusal]
                        : Array.Empty<Problem>(),
                    .. await db.IsContractReferenceTakenAsync(agreed.Terms.Reference, stop)
                        ? [ContractRefusals.ReferenceTaken]
                        : Array.Empty<Problem>(),
                    .. edition is null
                        ? [NoEdition]
                        : Refusals(agreed, edition, made.Succeeded ? made.Value.Years : null),
                ];
                if (problems.Length > 0)
                {
                    return Outcome.Refused<Guid>(problems);
                }

                var contract = made.Value;
                db.Add(contract);
                Commitment[] commitments =
                [
                    .. agreed.Commitments.Select(answer =>
                        Commit(actor, contract, edition!, answer, now)
                    ),
                ];
                Record(contract, commitments);
                return contract.Id;
            },
            stop
        );

    private void Record(Contract contract, IEnumerable<Commitment> commitments) =>
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
                commitments = commitments.Select(commitment => new
                {
                    commitment.Measure,
                    commitment.Quantity,
                    unit = commitment.Unit.Words(),
                    commitment.UnitValue,
                }),
            }
        );

    private Commitment Commit(
        Actor actor,
        Contract contract,
        Edition edition,
        MeasureAnswer answer,
        DateTimeOffset now
    )
    {
        var measure = edition.Find(answer.Measure)!;
        var commitment = Commitment.Of(
            Guid.CreateVersion7(),
            contract,
            answer,
            UnitValue.On(edition, measure, contract.StartsOn)
        );
        db.AddCommitment(
            actor,
            contract,
            commitment,
            [.. answer.Quantities.Select(quantity => quantity ?? 0m)],
            commitment.Quantity,
            now
        );
        return commitment;
    }

    /// <param name="years">Contract years; null while its dates are not known, and each answer is then as long as it is.</param>
    private static IEnumerable<Problem> Refusals(Agreed agreed, Edition edition, int? years)
    {
        var answers = agreed.Commitments;
        if (answers.Count == 0)
        {
            yield return new Problem(
                "contracts.record.nothing-promised",
                "Enter at least one commitment: choose a measure, how much in each year, and how it will be delivered.",
                "Commitments[0].Measure"
            );
        }

        for (var i = 0; i < answers.Count; i++)
        {
            var answer = answers[i];
            foreach (var problem in RefusalsOf(answer, edition, years ?? answer.Quantities.Count))
            {
                yield return problem with
                {
                    Field = $"Commitments[{i}].{problem.Field}",
                };
            }

            if (answers.Take(i).Any(earlier => earlier.Measure == answer.Measure))
            {
                yield return new Problem(
                    "contracts.record.measure-twice",
                    $"{answer.Measure} is there twice. Put both quantities into one commitment.",
                    $"Commitments[{i}].Measure"
                );
            }
        }
    }

    private static Problem[] RefusalsOf(MeasureAnswer answer, Edition edition, int years) =>
        edition.Find(answer.Measure) is not { } measure
            ?
            [
                new Problem(
                    "contracts.record.no-measure",
                    "Choose a measure of the edition for each commitment, or clear its other fields.",
                    nameof(answer.Measure)
                ),
            ]
        : answer.Quantities.Count > years
            ?
            [
                new Problem(
                    "contracts.record.years",
                    $"By its days the contract has {years} years, and a quantity is entered for year {answer.Quantities.Count}. Clear the years after {years}, or change the last day.",
                    $"{nameof(answer.Quantities)}[{years}]"
                ),
            ]
        : answer.Faults(measure, years).Concat(answer.Gaps(measure)).ToArray()
            is { Length: > 0 } problems
            ? problems
        : answer.Offers ? []
        :
        [
            new Problem(
                "contracts.record.no-quantity",
                $"{measure.Code} commits to nothing. Enter how many {measure.Unit.Words()} in each year, or leave the measure out.",
                "Quantities[0]"
            ),
        ];

    private static Problem NoEdition { get; } =
        new(
            "contracts.record.edition",
            "Choose the edition the commitments are valued with.",
            nameof(Agreed.Edition)
        );
}
