using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Loads an opened procurement whole, for the acts that judge it.</summary>
public static class Tenders
{
    /// <summary>Null when the actor's authority has no such procurement.</summary>
    public static async Task<Tender?> TenderAsync(
        this Db db,
        EditionShelf editions,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var procurement = await db.Set<Procurement>()
            .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
        return procurement is null ? null : await db.TenderAsync(editions, procurement, stop);
    }

    /// <summary>The same of a procurement that is loaded already.</summary>
    public static async Task<Tender> TenderAsync(
        this Db db,
        EditionShelf editions,
        Procurement procurement,
        CancellationToken stop
    )
    {
        var bids = await db.Set<Bid>()
            .Where(bid => bid.ProcurementId == procurement.Id && bid.OpenedAt != null)
            .OrderBy(bid => bid.OpenedAt)
            .ThenBy(bid => bid.Id)
            .ToListAsync(stop);
        var ids = bids.ConvertAll(bid => bid.Id);
        var lines = await db.Set<BidLine>()
            .Where(line => ids.Contains(line.BidId))
            .ToListAsync(stop);
        var lineIds = lines.ConvertAll(line => line.Id);
        return new Tender(
            procurement,
            bids,
            lines,
            await db.Set<ModeratedScore>()
                .Where(score => lineIds.Contains(score.BidLineId))
                .ToListAsync(stop)
        )
        {
            ToAgreeAnew = await db.Set<ModeratedScore>()
                .Where(agreed =>
                    lineIds.Contains(agreed.BidLineId)
                    && db.Set<EvaluatorDeclaration>()
                        .Any(declared =>
                            declared.ProcurementId == procurement.Id
                            && declared.ConflictAt > agreed.ModeratedAt
                            && (
                                declared.EvaluatorId == agreed.ModeratedBy
                                || db.Set<Score>()
                                    .Any(score =>
                                        score.BidLineId == agreed.BidLineId
                                        && score.EvaluatorId == declared.EvaluatorId
                                    )
                            )
                        )
                )
                .Select(agreed => agreed.BidLineId)
                .ToHashSetAsync(stop),
            Checked = await db.SoundChecks()
                .Where(check => lineIds.Contains(check.BidLineId))
                .Select(check => check.BidLineId)
                .ToHashSetAsync(stop),
            SetAside = await db.SetAsideBids().Where(id => ids.Contains(id)).ToHashSetAsync(stop),
            Terms = MeasureTerms.Of(
                await db.Set<ProcurementMeasure>()
                    .AsNoTracking()
                    .Where(measure => measure.ProcurementId == procurement.Id)
                    .OrderBy(measure => measure.Position)
                    .ToListAsync(stop),
                editions.Find(procurement.Edition)
            ),
        };
    }

    /// <summary>Looks at offers that count: none by somebody who declared an interest in a bidder, before or later.</summary>
    public static IQueryable<OfferCheck> SoundChecks(this Db db) =>
        db.Set<OfferCheck>()
            .Where(check =>
                !db.Set<BidLine>()
                    .Where(line => line.Id == check.BidLineId)
                    .Join(
                        db.Set<Bid>(),
                        line => line.BidId,
                        bid => bid.Id,
                        (line, bid) => bid.ProcurementId
                    )
                    .Join(
                        db.Set<EvaluatorDeclaration>(),
                        procurement => procurement,
                        declared => declared.ProcurementId,
                        (procurement, declared) => declared
                    )
                    .Any(declared =>
                        declared.HasConflict && declared.EvaluatorId == check.CheckedBy
                    )
            );

    /// <summary>The latest run of a procurement; null before the first.</summary>
    public static Task<ScoringRun?> LatestRunAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<ScoringRun>()
            .Where(run => run.ProcurementId == procurementId)
            .OrderByDescending(run => run.RunAt)
            .FirstOrDefaultAsync(stop);

    /// <summary>The procurement a bid line belongs to; null when there is none for the actor.</summary>
    public static async Task<Guid?> ProcurementOfLineAsync(
        this Db db,
        Guid lineId,
        CancellationToken stop
    ) =>
        await (
            from line in db.Set<BidLine>()
            join bid in db.Set<Bid>() on line.BidId equals bid.Id
            where line.Id == lineId
            select (Guid?)bid.ProcurementId
        ).SingleOrDefaultAsync(stop)
        // Whoever declared a tie to a bidder sees no line, and is told why.
        ?? await db
            .Database.SqlQuery<Guid?>(
                $"select procurement_id as \"Value\" from things_in_conflict() where id = {lineId}"
            )
            .SingleOrDefaultAsync(stop);

    /// <summary>Whether a run was made on exactly this input.</summary>
    public static bool IsOn(this ScoringRun run, EvaluationInput input) =>
        StoredJson.Write(input) == StoredJson.Write(run.Input);
}
