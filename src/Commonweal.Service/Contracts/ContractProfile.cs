using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Ledger;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>One contract with its commitments, quarter by quarter.</summary>
public sealed class ContractProfile(Db db, ReferenceData data, EditionShelf editions)
{
    /// <summary>The contract; values in GBP.</summary>
    /// <param name="PublicAddress">Where anybody reads it once it is published.</param>
    /// <param name="Today">The day it is read, which says whether it runs.</param>
    /// <param name="Policy">What the authority's policy says that day; null when it says nothing.</param>
    /// <param name="Range">What all commitments are worth together, as the ledger has it; null when none has a value.</param>
    /// <param name="Standstill">Its standstill period, as <paramref name="Award"/>.</param>
    /// <param name="Award">The decision it came from, which only the authority reads here; null for a contract recorded from elsewhere.</param>
    public sealed record View(
        Guid Id,
        string Reference,
        string Title,
        string SupplierName,
        Guid? ProcurementId,
        decimal Value,
        DateOnly StartsOn,
        DateOnly EndsOn,
        string Edition,
        Guid? ManagerId,
        string? ManagerName,
        DateTimeOffset? PublishedAt,
        string PublicAddress,
        DateOnly Today,
        PolicyTerms? Policy,
        ValueRange? Range,
        Award? Award,
        AwardStandstill? Standstill,
        IReadOnlyList<Line> Commitments
    )
    {
        /// <summary>The same by the central figures.</summary>
        public decimal? Committed => Range?.Central;

        /// <summary>What is net of it by the policy of the day; null when the authority shows gross values alone.</summary>
        public NetValue? Net =>
            Range is { } gross ? Policy?.Net?.Of(gross, hasOwnDeadweight: false) : null;

        /// <summary>How much of the range is known, in words.</summary>
        public string RangeSays =>
            ValueRange.Says(
                Commitments.Count(line => line.Range is { IsWide: true }),
                Commitments.Count(line => line.Range is not null),
                "commitment"
            );

        /// <summary>Committed value against contract value; null when nothing committed has a value.</summary>
        public Percentage? Share =>
            Committed is { } committed ? new Percentage(committed, Value) : null;
    }

    /// <summary>One commitment.</summary>
    /// <param name="Statement">How it will be delivered; null for somebody of a rival or of the supplier who reads for the council.</param>
    /// <param name="Unit">In words.</param>
    /// <param name="IsShare">Whether it is a percentage: due whole in every quarter, never added up.</param>
    public sealed record Line(
        Guid Id,
        string Measure,
        string Title,
        string Theme,
        string Unit,
        bool IsShare,
        decimal Quantity,
        decimal Attribution,
        string? Statement,
        decimal? UnitValue,
        ValueRange? Range,
        decimal? Value,
        Explanation Explanation,
        IReadOnlyList<Due> Targets
    );

    /// <summary>What is due in a quarter, in the unit of its commitment.</summary>
    public sealed record Due(Quarter Quarter, decimal Quantity);

    /// <summary>Null when it is not the actor's to read. Both parties read the same, but for the award: a supplier finds its reasons with its result.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid contractId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadContracts) && !actor.Can(Permission.ReadOwnContracts))
        {
            return null;
        }

        var contract = await db.As(actor)
            .Set<Contract>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == contractId, stop);
        if (contract is null)
        {
            return null;
        }

        var slug = await db.Set<Authority>()
            .Where(row => row.Id == contract.AuthorityId)
            .Select(row => row.Slug)
            .SingleAsync(stop);
        var policy = await db.PolicyOfAsync(data, contract.AuthorityId, stop);
        var today = UkTime.Today(await db.NowAsync(stop));
        var edition = editions.Find(contract.Edition);
        return new View(
            contract.Id,
            contract.Reference,
            contract.Title,
            contract.SupplierName,
            contract.ProcurementId,
            contract.Value,
            contract.StartsOn,
            contract.EndsOn,
            edition?.Title ?? contract.Edition,
            contract.ManagerId,
            contract.ManagerName,
            contract.PublishedAt,
            $"/results/{slug}/{contract.Id}",
            today,
            policy?.Terms.On(today)?.Value,
            await db.CommittedByContract()
                .Where(sum => sum.ContractId == contractId)
                .Select(sum => (ValueRange?)new ValueRange(sum.ValueLow, sum.Value, sum.ValueHigh))
                .SingleOrDefaultAsync(stop),
            await db.Set<Award>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.ProcurementId == contract.ProcurementId, stop),
            await db.Set<AwardStandstill>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == contractId, stop),
            await CommitmentsAsync(contractId, editions.Names(contract.Edition), stop)
        );
    }

    private async Task<IReadOnlyList<Line>> CommitmentsAsync(
        Guid contractId,
        MeasureNames names,
        CancellationToken stop
    )
    {
        var commitments = await db.Set<Commitment>()
            .AsNoTracking()
            .Where(row => row.ContractId == contractId)
            .ToListAsync(stop);
        var ids = commitments.ConvertAll(row => row.Id);
        var isKept = await db.ReadsForBothAsync(contractId, stop);
        var targets = (
            await db.Set<CommitmentTarget>()
                .AsNoTracking()
                .Where(row => ids.Contains(row.CommitmentId))
                .ToListAsync(stop)
        ).ToLookup(row => row.CommitmentId);
        return
        [
            .. commitments
                .OrderBy(row => names.OrderOf(row.Measure))
                .Select(row => new Line(
                    row.Id,
                    row.Measure,
                    names.TitleOf(row.Measure),
                    names.ThemeOf(row.Theme),
                    row.Unit.Words(),
                    row.IsShare,
                    row.Quantity,
                    row.Attribution,
                    isKept ? null : row.Statement,
                    row.UnitValue,
                    row.Range,
                    row.Value,
                    row.Explanation,
                    [
                        .. targets[row.Id]
                            .OrderBy(target => target.Quarter)
                            .Select(target => new Due(target.Quarter, target.Quantity)),
                    ]
                )),
        ];
    }
}
