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

    /// <summary>What is listed, whatever page of it is shown.</summary>
    /// <param name="Value">GBP; null when nothing listed has a value in pounds.</param>
    /// <param name="Quantity">In <paramref name="Unit"/>; both null when nothing is listed, or units are mixed.</param>
    public sealed record Sum(decimal? Value, decimal? Quantity, string? Unit);

    /// <summary>A page of the entries; empty for an actor who may not read the portfolio.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        PortfolioFigure? figure,
        PortfolioFilter filter,
        ListRequest request,
        CancellationToken stop
    )
    {
        // A negative id could not be sorted by the index.
        request = request.Sort is null
            ? request with
            {
                Sort = "newest",
                Descending = true,
            }
            : request;
        var found = await (await ListedAsync(actor, figure, filter, request, stop))
            .AsNoTracking()
            .PageAsync(
                request,
                stop,
                ("newest", row => row.Entry.Id),
                ("quarter", row => row.Entry.Quarter),
                ("contract", row => row.Contract.Reference),
                ("supplier", row => row.Contract.SupplierName),
                ("measure", row => row.Entry.Measure),
                ("value", row => row.Entry.Value)
            );
        return found.Select(row => new Row(
            row.Entry.Id,
            row.Entry.Kind,
            row.Entry.Quarter,
            row.Contract.Reference,
            row.Contract.SupplierName,
            row.Entry.Edition,
            row.Entry.Theme,
            row.Entry.Measure,
            row.Entry.Unit,
            row.Entry.Quantity,
            row.Entry.EffectiveQuantity,
            row.Entry.UnitValue,
            row.Entry.Value,
            row.Entry.Reason,
            row.Entry.RecordedAt
        ));
    }

    /// <summary>The sum of all that <see cref="RunAsync"/> lists on its pages together.</summary>
    public async Task<Sum> SumAsync(
        Actor actor,
        PortfolioFigure? figure,
        PortfolioFilter filter,
        ListRequest request,
        CancellationToken stop
    )
    {
        var listed = await ListedAsync(actor, figure, filter, request, stop);
        return await listed
                .GroupBy(_ => 1)
                .Select(rows => new Sum(
                    rows.Max(row => row.Entry.UnitValue) == null
                        ? null
                        : rows.Sum(row => row.Entry.Value),
                    rows.Min(row => row.Entry.Unit) == rows.Max(row => row.Entry.Unit)
                        ? rows.Sum(row => row.Entry.Quantity)
                        : null,
                    rows.Min(row => row.Entry.Unit) == rows.Max(row => row.Entry.Unit)
                        ? rows.Min(row => row.Entry.Unit)
                        : null
                ))
                .SingleOrDefaultAsync(stop)
            ?? new Sum(null, null, null);
    }

    private sealed class Listed
    {
        public required LedgerEntry Entry { get; init; }
        public required Contract Contract { get; init; }
    }

    private async Task<IQueryable<Listed>> ListedAsync(
        Actor actor,
        PortfolioFigure? figure,
        PortfolioFilter filter,
        ListRequest request,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadPortfolio);
        var ended = PortfolioFigures.LastEnded(await db.As(actor).NowAsync(stop));
        return from entry in Entries(db, figure, ended, filter)
            join contract in db.Set<Contract>() on entry.ContractId equals contract.Id
            where mayRead
            where
                request.Search == null
                || EF.Functions.ILike(contract.Reference, request.Pattern)
                || EF.Functions.ILike(contract.SupplierName, request.Pattern)
                || EF.Functions.ILike(entry.Measure, request.Pattern)
            select new Listed { Entry = entry, Contract = contract };
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
            var kinds = PortfolioFigures.OfLedger(one).Kinds();
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
