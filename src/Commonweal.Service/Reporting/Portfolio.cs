using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>
/// Committed, due by now, claimed and validated value of the authority's contracts, in groups. One query over the totals
/// that the ledger keeps with its entries, so it costs the same whether there are a hundred entries or a million.
/// </summary>
public sealed class Portfolio(Db db)
{
    /// <summary>
    /// One group, or all of it when <see cref="Key"/> is null. GBP and quantities at full precision; null means no entry
    /// of the kind, which is not zero. Quantities are null also where the group mixes units.
    /// </summary>
    public sealed record Row
    {
        public string? Key { get; init; }
        public string Edition { get; init; } = "";
        public string Label { get; init; } = "";
        public string? Unit { get; init; }
        public decimal? Committed { get; init; }
        public decimal? Due { get; init; }
        public decimal? Claimed { get; init; }
        public decimal? Validated { get; init; }

        /// <summary>Whether anything in the group has a value in pounds; where nothing has, the pounds are no figure at all.</summary>
        public bool IsValued { get; init; }

        public decimal? CommittedQuantity { get; init; }
        public decimal? DueQuantity { get; init; }
        public decimal? ClaimedQuantity { get; init; }
        public decimal? ValidatedQuantity { get; init; }

        /// <summary>Contracts with entries in the group.</summary>
        public long Contracts { get; init; }

        /// <summary>What those contracts are worth together, GBP net of VAT.</summary>
        public decimal ContractsValue { get; init; }

        /// <summary>A value as a percentage of the value of the group's contracts.</summary>
        public Percentage OfContracts(decimal? value) => new(value ?? 0m, ContractsValue);
    }

    /// <summary>The groups, all of them together, and the same by the editions their values are of.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Row Whole, IReadOnlyList<Row> Editions);

    /// <summary>Empty for an actor who may not read the portfolio.</summary>
    public async Task<Page> RunAsync(
        Actor actor,
        PortfolioGrouping by,
        PortfolioFilter filter,
        CancellationToken stop
    )
    {
        if (!actor.Can(Permission.ReadPortfolio) || actor.AuthorityId is not { } authorityId)
        {
            return new Page([], new Row(), []);
        }

        var now = await db.As(actor).NowAsync(stop);
        var ended = PortfolioFigures.LastEnded(now);
        var rows = await db
            .Database.SqlQueryRaw<Row>(
                Sql(by),
                PlainSql.Id(authorityId, "authority"),
                PlainSql.Text(ended.ToString(), "ended"),
                PlainSql.Text(filter.Edition, "edition"),
                PlainSql.Text(filter.Theme, "theme"),
                PlainSql.Text(filter.Measure, "measure"),
                PlainSql.Text(filter.Quarter, "quarter"),
                PlainSql.Id(filter.Supplier, "supplier"),
                PlainSql.Id(filter.Contract, "contract")
            )
            .ToListAsync(stop);
        return new Page(
            [.. rows.Where(row => row.Key is not null)],
            rows.FirstOrDefault(row => row is { Key: null, Edition: "" }) ?? new Row(),
            [.. rows.Where(row => row is { Key: null, Edition: not "" })]
        );
    }

    /// <summary>Key, edition, label and order of each grouping; fixed text, nothing of a request goes into it.</summary>
    private static (string Key, string Edition, string Label, string Order) Columns(
        PortfolioGrouping by
    ) =>
        by switch
        {
            PortfolioGrouping.Theme => (
                "t.theme",
                "t.edition",
                "t.key",
                "\"Committed\" desc nulls last"
            ),
            PortfolioGrouping.Measure => ("t.measure", "t.edition", "t.key", "\"Edition\""),
            PortfolioGrouping.Quarter => ("t.quarter", "''", "t.key", "\"Key\""),
            PortfolioGrouping.Supplier => (
                "t.supplier_id::text",
                "''",
                "s.name",
                "\"Committed\" desc nulls last"
            ),
            PortfolioGrouping.Contract => (
                "t.contract_id::text",
                "''",
                "c.reference || ': ' || c.title",
                "\"Committed\" desc nulls last"
            ),
        };

    private static string Sql(PortfolioGrouping by)
    {
        var (key, edition, label, order) = Columns(by);
        return $"""
            with part as (
                select {key} as key, {edition} as edition, t.contract_id, t.supplier_id, t.edition as pinned,
                    min(t.unit) as first_unit, max(t.unit) as last_unit, bool_or(t.value_class <> 'None') as valued,
                    sum(t.value) filter (where t.figure = 'Committed') as committed,
                    sum(t.value) filter (where t.figure = 'Committed' and t.quarter <= @ended) as due,
                    sum(t.value) filter (where t.figure = 'Claimed') as claimed,
                    sum(t.value) filter (where t.figure = 'Validated') as validated,
                    sum(t.quantity) filter (where t.figure = 'Committed') as committed_quantity,
                    sum(t.quantity) filter (where t.figure = 'Committed' and t.quarter <= @ended) as due_quantity,
                    sum(t.quantity) filter (where t.figure = 'Claimed') as claimed_quantity,
                    sum(t.quantity) filter (where t.figure = 'Validated') as validated_quantity
                from ledger_total t
                where t.authority_id = @authority
                    and (@edition is null or t.edition = @edition)
                    and (@theme is null or t.theme = @theme)
                    and (@measure is null or t.measure = @measure)
                    and (@quarter is null or t.quarter = @quarter)
                    and (@supplier is null or t.supplier_id = @supplier)
                    and (@contract is null or t.contract_id = @contract)
                group by 1, 2, 3, 4, 5
            ),
            whole as (
                select contract_id, bool_or(valued) as valued, sum(committed) as committed, sum(due) as due,
                    sum(claimed) as claimed, sum(validated) as validated
                from part group by 1
            )
            select t.key as "Key", t.edition as "Edition", max({label}) as "Label",
                case when min(first_unit) = max(last_unit) then min(first_unit) end as "Unit", bool_or(valued) as "IsValued",
                sum(committed) as "Committed", sum(due) as "Due", sum(claimed) as "Claimed", sum(validated) as "Validated",
                case when min(first_unit) = max(last_unit) then sum(committed_quantity) end as "CommittedQuantity",
                case when min(first_unit) = max(last_unit) then sum(due_quantity) end as "DueQuantity",
                case when min(first_unit) = max(last_unit) then sum(claimed_quantity) end as "ClaimedQuantity",
                case when min(first_unit) = max(last_unit) then sum(validated_quantity) end as "ValidatedQuantity",
                count(*) as "Contracts", sum(c.value) as "ContractsValue"
            from part t join contract c on c.id = t.contract_id join supplier s on s.id = t.supplier_id
            group by t.key, t.edition
            union all
            select null, '', '', null, coalesce(bool_or(valued), false), sum(committed), sum(due), sum(claimed), sum(validated), null, null, null, null,
                count(*), coalesce(sum(c.value), 0)
            from whole join contract c on c.id = whole.contract_id
            union all
            select null, pinned, '', null, bool_or(valued), sum(committed), sum(due), sum(claimed), sum(validated), null, null, null, null,
                count(distinct contract_id), 0
            from part group by pinned
            order by {order}, "Key", "Edition"
            """;
    }
}
