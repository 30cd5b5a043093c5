using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>The ledger entries behind a figure, newest first.</summary>
public sealed class PortfolioEntries(Db db)
{
    /// <summary>One entry.</summary>
    public sealed record Row(
        long Id,
        LedgerKind Kind,
        Quarter Quarter,
        string Reference,
        string SupplierName,
        string Edition,
        string Theme,
        string Measure,
        string Unit,
        decimal Quantity,
        decimal EffectiveQuantity,
        decimal? UnitValue,
        decimal Value,
        string Reason,
        DateTimeOffset RecordedAt
    );

    /// <summary>A page of the entries; empty for an actor who may not read the portfolio.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        PortfolioFigure? figure,
        PortfolioFilter filter,
        ListRequest request,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadPortfolio);
        var ended = PortfolioFigures.LastEnded(await db.As(actor).NowAsync(stop));
        // A negative id could not be sorted by the index.
        request = request.Sort is null
            ? request with
            {
                Sort = "newest",
                Descending = true,
            }
            : request;
        var found = await (
            from entry in Entries(db, figure, ended, filter)
            join contract in db.Set<Contract>() on entry.ContractId equals contract.Id
            where mayRead
            where
                request.Search == null
                || EF.Functions.ILike(contract.Reference, request.Pattern)
                || EF.Functions.ILike(contract.SupplierName, request.Pattern)
                || EF.Functions.ILike(entry.Measure, request.Pattern)
            select new
            {
                entry,
                entry.Id,
                entry.Quarter,
                entry.Measure,
                entry.Value,
                contract.Reference,
                contract.SupplierName,
            }
        )
            .AsNoTracking()
            .PageAsync(
                request,
                stop,
                ("newest", row => row.Id),
                ("quarter", row => row.Quarter),
                ("contract", row => row.Reference),
                ("supplier", row => row.SupplierName),
                ("measure", row => row.Measure),
                ("value", row => row.Value)
            );
        return found.Select(row => new Row(
            row.Id,
            row.entry.Kind,
            row.Quarter,
            row.Reference,
            row.SupplierName,
            row.entry.Edition,
            row.entry.Theme,
            row.Measure,
            row.entry.Unit,
            row.entry.Quantity,
            row.entry.EffectiveQuantity,
            row.entry.UnitValue,
            row.Value,
            row.entry.Reason,
            row.entry.RecordedAt
        ));
    }

    private static IQueryable<LedgerEntry> Entries(
        Db db,
        PortfolioFigure? figure,
        Quarter ended,
        PortfolioFilter filter
    )
    {
        IQueryable<LedgerEntry> entries = db.Set<LedgerEntry>();
        if (figure is { } one)
        {
            var kinds = PortfolioFigures.Kinds(one);
            entries = entries.Where(entry => kinds.Contains(entry.Kind));
            if (one == PortfolioFigure.Due)
            {
                entries = entries.Where(entry => entry.Quarter.CompareTo(ended) <= 0);
            }
        }

        if (filter.Edition is { } edition)
        {
            entries = entries.Where(entry => entry.Edition == edition);
        }

        if (filter.Theme is { } theme)
        {
            entries = entries.Where(entry => entry.Theme == theme);
        }

        if (filter.Measure is { } measure)
        {
            entries = entries.Where(entry => entry.Measure == measure);
        }

        if (Quarter.Parse(filter.Quarter) is { } quarter)
        {
            entries = entries.Where(entry => entry.Quarter == quarter);
        }

        if (filter.Supplier is { } supplier)
        {
            entries = entries.Where(entry => entry.SupplierId == supplier);
        }

        return filter.Contract is { } contract
            ? entries.Where(entry => entry.ContractId == contract)
            : entries;
    }
}
