using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>
/// Committed, due by now, claimed and validated value of the authority's contracts, in groups. One query over the totals
/// that the ledger keeps with its entries, so it costs the same whether there are a hundred entries or a million.
/// </summary>
public sealed class Portfolio(Db db, ReferenceData data)
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
        public decimal? CommittedLow { get; init; }
        public decimal? CommittedHigh { get; init; }
        public decimal? Due { get; init; }
        public decimal? DueLow { get; init; }
        public decimal? DueHigh { get; init; }
        public decimal? Claimed { get; init; }
        public decimal? ClaimedLow { get; init; }
        public decimal? ClaimedHigh { get; init; }
        public decimal? Validated { get; init; }
        public decimal? ValidatedLow { get; init; }
        public decimal? ValidatedHigh { get; init; }

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

        /// <summary>A figure by the low, central and high unit values pinned; null where there is no entry of it.</summary>
        public ValueRange? Range(PortfolioFigure figure) =>
            figure switch
            {
                PortfolioFigure.Committed => Of(CommittedLow, Committed, CommittedHigh),
                PortfolioFigure.Due => Of(DueLow, Due, DueHigh),
                PortfolioFigure.Claimed => Of(ClaimedLow, Claimed, ClaimedHigh),
                PortfolioFigure.Validated => Of(ValidatedLow, Validated, ValidatedHigh),
            };

        /// <summary>The same group with other pounds; it is valued where any figure of it is.</summary>
        public Row Restated(Func<PortfolioFigure, ValueRange?> to)
        {
            var (committed, due, claimed, validated) = (
                to(PortfolioFigure.Committed),
                to(PortfolioFigure.Due),
                to(PortfolioFigure.Claimed),
                to(PortfolioFigure.Validated)
            );
            return this with
            {
                IsValued = (committed ?? claimed ?? validated) is not null,
                Committed = committed?.Central,
                CommittedLow = committed?.Low,
                CommittedHigh = committed?.High,
                Due = due?.Central,
                DueLow = due?.Low,
                DueHigh = due?.High,
                Claimed = claimed?.Central,
                ClaimedLow = claimed?.Low,
                ClaimedHigh = claimed?.High,
                Validated = validated?.Central,
                ValidatedLow = validated?.Low,
                ValidatedHigh = validated?.High,
            };
        }

        private static ValueRange? Of(decimal? low, decimal? central, decimal? high) =>
            central is { } value ? new(low ?? value, value, high ?? value) : null;

        /// <summary>A value as a percentage of the value of the group's contracts.</summary>
        public Percentage OfContracts(decimal? value) => new(value ?? 0m, ContractsValue);
    }

    /// <summary>The groups, all of them together, and the same by the editions their values are of.</summary>
    /// <param name="Net">What the authority's policy of the day takes off for net values; null when it shows gross ones alone.</param>
    public sealed record Page(
        IReadOnlyList<Row> Rows,
        Row Whole,
        IReadOnlyList<Row> Editions,
        Additionality? Net
    );

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
            return new Page([], new Row(), [], null);
        }

        var now = await db.As(actor).NowAsync(stop);
        var ended = PortfolioFigures.LastEnded(now);
        var rows = await db
            .Database.SqlQueryRaw<Row>(Sql(by), PortfolioCells.Values(authorityId, ended, filter))
            .ToListAsync(stop);
        return new Page(
            [.. rows.Where(row => row.Key is not null)],
            rows.FirstOrDefault(row => row is { Key: null, Edition: "" }) ?? new Row(),
            [.. rows.Where(row => row is { Key: null, Edition: not "" })],
            (await db.PolicyOfAsync(data, authorityId, stop))?.NetOn(UkTime.Today(now))
        );
    }

    private static string Sql(PortfolioGrouping by)
    {
        var (key, edition, label, order) = PortfolioCells.Columns(by);
        var pounds = PortfolioCells.ForEach(
            ", ",
            (figure, _) =>
                $"""sum({figure}) as "{figure}", sum({figure}_low) as "{figure}Low", sum({figure}_high) as "{figure}High" """
        );
        return $"""
            with cell as (
                select {key} as key, {edition} as edition, t.contract_id, t.supplier_id, t.edition as pinned, t.figure,
                    t.quarter <= @ended as has_ended, min(t.unit) as first_unit, max(t.unit) as last_unit,
                    bool_or(t.value_class <> 'None') as valued, sum(t.value) as value, sum(t.value_low) as low,
                    sum(t.value_high) as high, sum(t.quantity) as quantity
                from ledger_total t
                where {PortfolioCells.Filtered}
                group by 1, 2, 3, 4, 5, 6, 7
            ),
            part as (
                select key, edition, contract_id, supplier_id, pinned, min(first_unit) as first_unit, max(last_unit) as last_unit,
                    bool_or(valued) as valued,
                    {PortfolioCells.ForEach(", ", (figure, its) =>
                        $"sum(value) filter (where {its}) as {figure}, sum(low) filter (where {its}) as {figure}_low, sum(high) filter (where {its}) as {figure}_high, sum(quantity) filter (where {its}) as {figure}_quantity")}
                from cell group by 1, 2, 3, 4, 5
            ),
            whole as (
                select contract_id, bool_or(valued) as valued,
                    {PortfolioCells.ForEach(", ", (figure, _) => $"sum({figure}) as {figure}, sum({figure}_low) as {figure}_low, sum({figure}_high) as {figure}_high")}
                from part group by 1
            )
            select t.key as "Key", t.edition as "Edition", max({label}) as "Label",
                case when min(first_unit) = max(last_unit) then min(first_unit) end as "Unit", bool_or(valued) as "IsValued",
                {pounds},
                {PortfolioCells.ForEach(", ", (figure, _) => $"""case when min(first_unit) = max(last_unit) then sum({figure}_quantity) end as "{figure}Quantity" """)},
                count(*) as "Contracts", sum(c.value) as "ContractsValue"
            from part t join contract c on c.id = t.contract_id join supplier s on s.id = t.supplier_id
            group by t.key, t.edition
            union all
            select null, '', '', null, coalesce(bool_or(valued), false), {pounds}, null, null, null, null,
                count(*), coalesce(sum(c.value), 0)
            from whole join contract c on c.id = whole.contract_id
            union all
            select null, pinned, '', null, bool_or(valued), {pounds}, null, null, null, null,
                count(distinct contract_id), 0
            from part group by pinned
            order by {order}, "Key", "Edition"
            """;
    }
}
