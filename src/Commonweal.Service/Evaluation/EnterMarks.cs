using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Enters what a bid earned for criteria that are marked outside this service.</summary>
public sealed class EnterMarks(Db db)
{
    /// <summary>Marks for one criterion.</summary>
    /// <param name="Criterion">Its place, as <see cref="CriterionMark.Criterion"/>.</param>
    public sealed record Entry(string Criterion, decimal? Marks, string? Reason);

    /// <summary>All or none; a criterion without an entry keeps what it has. Answers how many were entered.</summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid procurementId,
        IReadOnlyList<(Guid BidId, Entry Entry)> entries,
        CancellationToken stop
    ) =>
        db.JudgeAsync<int>(
            actor,
            Permission.AdjustOffers,
            procurementId,
            async procurement =>
            {
                var entered = await EnterAsync(actor, procurement, entries, stop);
                db.Record(
                    "marks.entered",
                    procurementId,
                    entries.Select(one => new
                    {
                        bid = one.BidId,
                        one.Entry.Criterion,
                        one.Entry.Marks,
                        one.Entry.Reason,
                    })
                );
                return entered;
            },
            stop
        );

    private async Task<Outcome<int>> EnterAsync(
        Actor actor,
        Procurement procurement,
        IReadOnlyList<(Guid BidId, Entry Entry)> entries,
        CancellationToken stop
    )
    {
        var criteria = CriterionMark
            .EnteredOf(procurement.Scoring)
            .ToDictionary(placed => placed.Path, StringComparer.Ordinal);
        var bids = await db.Set<Bid>()
            .Where(bid => bid.ProcurementId == procurement.Id && bid.OpenedAt != null)
            .ToDictionaryAsync(bid => bid.Id, stop);
        Guid[] ids = [.. bids.Keys];
        var standing = await db.Set<CriterionMark>()
            .Where(mark => ids.Contains(mark.BidId))
            .ToDictionaryAsync(mark => (mark.BidId, mark.Criterion), stop);
        var now = await db.NowAsync(stop);
        List<Problem> problems = [];
        foreach (var (at, (bidId, entry)) in entries.Index())
        {
            if (
                !bids.TryGetValue(bidId, out var bid)
                || !criteria.TryGetValue(entry.Criterion, out var criterion)
            )
            {
                return Refusals.UnknownLine;
            }

            if (!standing.TryGetValue((bidId, entry.Criterion), out var mark))
            {
                mark = standing[(bidId, entry.Criterion)] = CriterionMark.For(bid, criterion);
                db.Add(mark);
            }

            var entered = mark.Enter(
                criterion,
                entry.Marks,
                entry.Reason,
                $"Marks[{at}]",
                actor.AccountId,
                now
            );
            problems.AddRange(entered.Problems);
        }

        return problems.Count > 0 ? Outcome.Refused<int>(problems) : entries.Count;
    }
}
