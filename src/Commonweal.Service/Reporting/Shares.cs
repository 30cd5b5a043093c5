using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>
/// Commitments measured in per cent, contract by contract, each with the latest share that was accepted. They are never added
/// up or averaged, so no sum of the portfolio or of the results holds them.
/// </summary>
public sealed class Shares(Db db)
{
    /// <summary>One commitment. Shares in per cent, full precision; null while nothing was accepted.</summary>
    public sealed record Row
    {
        public Guid ContractId { get; init; }

        /// <summary>The commitment.</summary>
        public Guid Id { get; init; }
        public string Reference { get; init; } = "";
        public string Title { get; init; } = "";
        public string SupplierName { get; init; } = "";
        public string Edition { get; init; } = "";
        public string Measure { get; init; } = "";

        /// <summary>The mean of what is due in its quarters.</summary>
        public decimal Committed { get; init; }
        public string? Quarter { get; init; }
        public decimal? Share { get; init; }

        /// <summary>The report it was accepted in.</summary>
        public Guid? ReportId { get; init; }

        /// <summary>What the share counts, and of how many; null where it was adjusted.</summary>
        public decimal? Part { get; init; }
        public decimal? Whole { get; init; }
    }

    /// <summary>Of the actor's authority; of published contracts when it is <see cref="Actor.Public"/> who asks.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(
        Actor actor,
        Guid authorityId,
        PortfolioFilter filter,
        CancellationToken stop
    )
    {
        if (actor != Actor.Public && !actor.Can(Permission.ReadPortfolio))
        {
            return [];
        }

        return await db.As(actor)
            .Database.SqlQuery<Row>(
                $"""
                select c.id as "ContractId", k.id as "Id", l.report as "ReportId", c.reference as "Reference", c.title as "Title", c.supplier_name as "SupplierName",
                    c.edition as "Edition", k.measure as "Measure", k.quantity as "Committed", l.quarter as "Quarter",
                    l.share as "Share", l.part as "Part", l.whole as "Whole"
                from commitments_of({authorityId}, {nameof(
                    Unit.Percent
                )}) k join contract c on c.id = k.contract_id
                left join lateral latest_share(k.id, {PlainSql.Text(filter.Quarter)}) l on true
                where c.authority_id = {authorityId}
                    and ({actor.AuthorityId is not null} or c.published_at is not null)
                    and c.edition = coalesce({PlainSql.Text(filter.Edition)}, c.edition)
                    and k.theme = coalesce({PlainSql.Text(filter.Theme)}, k.theme)
                    and k.measure = coalesce({PlainSql.Text(filter.Measure)}, k.measure)
                    and c.supplier_id = coalesce({PlainSql.Id(filter.Supplier)}, c.supplier_id)
                    and c.id = coalesce({PlainSql.Id(filter.Contract)}, c.id)
                order by c.reference, k.measure
                """
            )
            .ToListAsync(stop);
    }
}
