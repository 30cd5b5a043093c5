using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>What an agreement makes.</summary>
internal sealed record AgreedContract(
    Contract Contract,
    IReadOnlyList<DueCommitment> Commitments,
    DateTimeOffset Now
);

/// <summary>Reads an agreement, for the check as for the recording itself.</summary>
internal static class Recording
{
    /// <summary>What the agreement makes, or all that stands in its way.</summary>
    public static async Task<Outcome<AgreedContract>> AgreeAsync(
        this Db db,
        EditionShelf editions,
        Actor actor,
        RecordContract.Agreed agreed,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        var supplier = await db.Set<Supplier>()
            .SingleOrDefaultAsync(row => row.Id == agreed.SupplierId, stop);
        var edition = (await editions.ToRecordAsync(actor, stop))
            .Select(one => one.Edition)
            .FirstOrDefault(one => one.Name == agreed.Edition);
        var made = Contract.Recorded(
            Guid.CreateVersion7(),
            actor.AuthorityId!.Value,
            supplier,
            agreed.Title,
            agreed.Edition ?? "",
            agreed.Terms,
            now
        );
        Problem?[] problems =
        [
            .. made.Problems,
            made.Succeeded
            && await db.IsOfSupplierAsync(made.Value.SupplierId, made.Value.StartsOn, stop)
                ? BothSides.Refusal
                : null,
            await db.ReferenceTakenAsync(agreed.Terms.Reference, stop),
            .. edition is null
                ? [NoEdition]
                : Refusals(agreed, edition, made.Succeeded ? made.Value.Years : null),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<AgreedContract>(refusals)
            : new AgreedContract(
                made.Value,
                [
                    .. agreed.Commitments.Select(answer =>
                        CommitmentOf(made.Value, edition!, answer)
                    ),
                ],
                now
            );
    }

    private static DueCommitment CommitmentOf(
        Contract contract,
        Edition edition,
        MeasureAnswer answer
    )
    {
        var unit = UnitValue.On(edition, edition.Find(answer.Measure)!, contract.StartsOn);
        var commitment = Commitment.Of(Guid.CreateVersion7(), contract, answer, unit);
        return DueCommitment.Of(
            contract,
            commitment,
            [.. answer.Quantities.Select(quantity => quantity ?? 0m)],
            commitment.Quantity
        );
    }

    /// <param name="years">Contract years; null while its dates are not known, and each answer is then as long as it is.</param>
    private static IEnumerable<Problem> Refusals(
        RecordContract.Agreed agreed,
        Edition edition,
        int? years
    )
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
                    $"By its days the contract has {Counted.Of(years, "year")}, and a quantity is entered for year {answer.Quantities.Count}. Clear the years after {years}, or change the last day.",
                    $"{nameof(answer.Quantities)}[{answer.Quantities.Count - 1}]"
                ),
            ]
        : [.. answer.Faults(measure, years), .. Missing(answer, measure)];

    /// <summary>What a bidder is asked for as well, in words for an officer.</summary>
    private static IEnumerable<Problem> Missing(MeasureAnswer answer, Measure measure)
    {
        var unit = measure.Unit.Words();
        for (var year = 0; year < answer.Quantities.Count; year++)
        {
            if (answer.Quantities[year] is null)
            {
                yield return new Problem(
                    "contracts.record.quantity",
                    $"{measure.Code}, year {year + 1}: enter how many {unit} the supplier commits to, or 0 for none.",
                    $"{nameof(answer.Quantities)}[{year}]"
                );
            }
        }

        if (answer.Quantities.All(quantity => quantity is 0m))
        {
            yield return new Problem(
                "contracts.record.no-quantity",
                $"{measure.Code} commits to nothing. Enter how many {unit} in each year, or leave the measure out.",
                $"{nameof(answer.Quantities)}[0]"
            );
        }

        if (answer.Attribution < 1m && answer.AttributionReason.Length == 0)
        {
            yield return new Problem(
                "contracts.record.attribution-reason",
                $"{measure.Code}: {Quantity.Exact(answer.Attribution * 100m)} per cent counts as the supplier's. Say who else takes part and how it is split.",
                nameof(answer.AttributionReason)
            );
        }

        if (answer.Statement.Length == 0)
        {
            yield return new Problem(
                "contracts.record.statement",
                $"{measure.Code}: say how the supplier will deliver it, as the contract has it.",
                nameof(answer.Statement)
            );
        }
    }

    private static Problem NoEdition { get; } =
        new(
            "contracts.record.edition",
            "Choose the edition the commitments are valued with.",
            nameof(RecordContract.Agreed.Edition)
        );
}
