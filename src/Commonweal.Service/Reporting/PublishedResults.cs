using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>
/// What anybody may see: promised and validated value of published contracts. No claim that nobody has checked, no
/// evidence, no names of people. The database shows the public no other totals, whatever is asked. A measure whose value its
/// council may not pass on has its quantity there and no pounds, and so no total here has pounds of it: a value divided by a
/// quantity, or solved out of a few totals, would be the figure that is kept.
/// </summary>
public sealed class PublishedResults(Db db, ReferenceData data)
{
    /// <summary>One council.</summary>
    public sealed record Council
    {
        public string Slug { get; init; } = "";
        public string Name { get; init; } = "";
        public long Contracts { get; init; }
        public decimal ContractsValue { get; init; }

        /// <summary>GBP; null when nothing of it has a value in pounds.</summary>
        public decimal? Committed { get; init; }

        /// <summary>GBP; null likewise, and when nothing is validated yet.</summary>
        public decimal? Validated { get; init; }

        /// <summary>Whether pounds are left out because their council may not pass on the values behind them.</summary>
        public bool IsKept { get; init; }
    }

    /// <summary>What was promised and delivered; GBP and natural units.</summary>
    public abstract record Figures
    {
        /// <summary>Whether there is a value in pounds that anybody may see.</summary>
        public bool IsValued { get; init; }

        /// <summary>Whether pounds are left out because their council may not pass on the values behind them.</summary>
        public bool IsKept { get; init; }

        public decimal CommittedQuantity { get; init; }
        public decimal Committed { get; init; }
        public decimal CommittedLow { get; init; }
        public decimal CommittedHigh { get; init; }
        public decimal? ValidatedQuantity { get; init; }
        public decimal? Validated { get; init; }
        public decimal? ValidatedLow { get; init; }
        public decimal? ValidatedHigh { get; init; }

        /// <summary>GBP by the low, central and high unit values pinned.</summary>
        public ValueRange CommittedRange => new(CommittedLow, Committed, CommittedHigh);

        /// <summary>The same of what is validated; null when nothing is yet.</summary>
        public ValueRange? ValidatedRange =>
            Validated is { } central
                ? new(ValidatedLow ?? central, central, ValidatedHigh ?? central)
                : null;
    }

    /// <summary>What one contract promised and delivered under one measure in one quarter; GBP and natural units.</summary>
    public sealed record Line : Figures
    {
        public string Reference { get; init; } = "";
        public string Title { get; init; } = "";
        public string SupplierName { get; init; } = "";
        public decimal ContractValue { get; init; }
        public string Edition { get; init; } = "";
        public string Theme { get; init; } = "";
        public string Measure { get; init; } = "";
        public string Unit { get; init; } = "";
        public string Quarter { get; init; } = "";
    }

    /// <summary>The lines of a theme, measure, quarter, contract or edition added up, whichever <see cref="By"/> says.</summary>
    public sealed record Sum : Figures
    {
        public string By { get; init; } = "";

        /// <summary>Of themes, measures and editions; values of two are not alike.</summary>
        public string Edition { get; init; } = "";

        /// <summary>Its code, or the contract in words.</summary>
        public string Key { get; init; } = "";

        /// <summary>The contract, where it is the sum of one.</summary>
        public Guid? ContractId { get; init; }

        /// <summary>Null where units are mixed and quantities cannot be added.</summary>
        public string? Unit { get; init; }
    }

    /// <summary>A council's published sums, gross.</summary>
    /// <param name="Net">What its policy of the day takes off, to show net values beside them; null when it shows gross ones alone.</param>
    public sealed record Page(
        Guid AuthorityId,
        string Slug,
        string Name,
        IReadOnlyList<Sum> Sums,
        Additionality? Net
    );

    /// <summary>One published contract with its own sums. No statement, no name of a person, no evidence.</summary>
    /// <param name="Value">GBP net of VAT.</param>
    public sealed record PublishedContract(
        Page Council,
        Guid Id,
        string Reference,
        string Title,
        string SupplierName,
        decimal Value,
        DateOnly StartsOn,
        DateOnly EndsOn,
        string Edition
    );

    /// <summary>Every council with a published contract, by name.</summary>
    public async Task<IReadOnlyList<Council>> RunAsync(Actor actor, CancellationToken stop) =>
        await db.As(actor)
            .Database.SqlQuery<Council>(
                $"""
                with sums as (
                    select t.authority_id,
                        sum(t.value) filter (where t.figure = 'Committed' and t.is_valued) as committed,
                        sum(t.value) filter (where t.figure = 'Validated' and t.is_valued) as validated,
                        bool_or(t.is_kept) as kept
                    from published_total t group by 1
                )
                select a.slug as "Slug", a.name as "Name", count(*) as "Contracts", sum(c.value) as "ContractsValue",
                    max(s.committed) as "Committed", max(s.validated) as "Validated",
                    coalesce(bool_or(s.kept), false) as "IsKept"
                from contract c join authority a on a.id = c.authority_id left join sums s on s.authority_id = a.id
                where c.published_at is not null
                group by a.slug, a.name order by a.name
                """
            )
            .ToListAsync(stop);

    /// <summary>One council's; null when there is no such council.</summary>
    public async Task<Page?> RunAsync(Actor actor, string slug, CancellationToken stop) =>
        await CouncilAsync(actor, slug, stop) is { } council
            ? await PageAsync(council, null, stop)
            : null;

    /// <summary>One contract of a council; null while it is not published, and under another council.</summary>
    public async Task<PublishedContract?> RunAsync(
        Actor actor,
        string slug,
        Guid contractId,
        CancellationToken stop
    )
    {
        if (
            await CouncilAsync(actor, slug, stop) is not { } council
            || await db.Set<Contract>()
                .IgnoreQueryFilters([Db.OwnRows])
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row =>
                        row.Id == contractId
                        && row.AuthorityId == council.Id
                        && row.PublishedAt != null,
                    stop
                )
                is not { } contract
        )
        {
            return null;
        }

        return new PublishedContract(
            await PageAsync(council, contract.Id, stop),
            contract.Id,
            contract.Reference,
            contract.Title,
            contract.SupplierName,
            contract.Value,
            contract.StartsOn,
            contract.EndsOn,
            contract.Edition
        );
    }

    private async Task<Page> PageAsync(
        Authority council,
        Guid? contractId,
        CancellationToken stop
    ) =>
        new(
            council.Id,
            council.Slug,
            council.Name,
            await SumsAsync(council.Id, contractId, stop),
            (await db.PolicyOfAsync(data, council.Id, stop))?.NetOn(
                UkTime.Today(await db.NowAsync(stop))
            )
        );

    private Task<Authority?> CouncilAsync(Actor actor, string slug, CancellationToken stop) =>
        db.As(actor)
            .Set<Authority>()
            .AsNoTracking()
            .SingleOrDefaultAsync(authority => authority.Slug == slug, stop);

    private Task<List<Sum>> SumsAsync(Guid authorityId, Guid? contractId, CancellationToken stop) =>
        db
            .Database.SqlQuery<Sum>(
                $"""
                select case when grouping(t.theme) = 0 then 'Theme' when grouping(t.measure) = 0 then 'Measure'
                        when grouping(t.quarter) = 0 then 'Quarter' when grouping(c.id) = 0 then 'Contract'
                        else 'Edition' end as "By",
                    coalesce(t.edition, '') as "Edition",
                    coalesce(t.theme, t.measure, t.quarter, max(c.reference || ': ' || c.title || ', ' || c.supplier_name))
                        as "Key",
                    c.id as "ContractId",
                    case when min(t.unit) = max(t.unit) then min(t.unit) end as "Unit",
                    bool_or(t.is_valued) as "IsValued",
                    coalesce(sum(t.quantity) filter (where t.figure = 'Committed'), 0) as "CommittedQuantity",
                    coalesce(sum(t.value) filter (where t.figure = 'Committed'), 0) as "Committed",
                    coalesce(sum(t.value_low) filter (where t.figure = 'Committed'), 0) as "CommittedLow",
                    coalesce(sum(t.value_high) filter (where t.figure = 'Committed'), 0) as "CommittedHigh",
                    sum(t.quantity) filter (where t.figure = 'Validated') as "ValidatedQuantity",
                    sum(t.value) filter (where t.figure = 'Validated') as "Validated",
                    sum(t.value_low) filter (where t.figure = 'Validated') as "ValidatedLow",
                    sum(t.value_high) filter (where t.figure = 'Validated') as "ValidatedHigh",
                    bool_or(t.is_kept) as "IsKept"
                from published_total t join contract c on c.id = t.contract_id
                where t.authority_id = {authorityId} and t.contract_id = coalesce({PlainSql.Id(
                    contractId
                )}, t.contract_id)
                group by grouping sets ((t.edition, t.theme), (t.edition, t.measure), t.quarter, c.id, t.edition)
                order by 1, 8 desc, 3
                """
            )
            .ToListAsync(stop);

    /// <summary>A page of the lines behind the sums, for files.</summary>
    public async Task<ListPage<Line>> LinesAsync(
        Actor actor,
        Guid authorityId,
        ListRequest request,
        CancellationToken stop
    ) =>
        await db.As(actor)
            .Database.SqlQuery<Line>(
                $"""
                select c.reference as "Reference", c.title as "Title", c.supplier_name as "SupplierName",
                    c.value as "ContractValue", t.edition as "Edition", t.theme as "Theme", t.measure as "Measure",
                    t.unit as "Unit", t.quarter as "Quarter", bool_or(t.is_valued) as "IsValued",
                    coalesce(sum(t.quantity) filter (where t.figure = 'Committed'), 0) as "CommittedQuantity",
                    coalesce(sum(t.value) filter (where t.figure = 'Committed'), 0) as "Committed",
                    coalesce(sum(t.value_low) filter (where t.figure = 'Committed'), 0) as "CommittedLow",
                    coalesce(sum(t.value_high) filter (where t.figure = 'Committed'), 0) as "CommittedHigh",
                    sum(t.quantity) filter (where t.figure = 'Validated') as "ValidatedQuantity",
                    sum(t.value) filter (where t.figure = 'Validated') as "Validated",
                    sum(t.value_low) filter (where t.figure = 'Validated') as "ValidatedLow",
                    sum(t.value_high) filter (where t.figure = 'Validated') as "ValidatedHigh",
                    bool_or(t.is_kept) as "IsKept"
                from published_total t join contract c on c.id = t.contract_id
                where t.authority_id = {authorityId}
                group by 1, 2, 3, 4, 5, 6, 7, 8, 9
                """
            )
            .PageAsync(
                request,
                stop,
                ("contract", line => line.Reference),
                ("measure", line => line.Measure),
                ("quarter", line => line.Quarter)
            );
}
