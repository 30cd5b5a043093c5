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
    /// <param name="Seen">The <see cref="VersionOf"/> what stood when it was typed; null where nothing was looked at.</param>
    public sealed record Entry(string Criterion, decimal? Marks, string? Reason, long? Seen = null);

    /// <summary>Tells marks from those entered anew; 0 before any.</summary>
    public static long VersionOf(CriterionMark? mark) => mark?.EnteredAt.UtcTicks ?? 0;

    /// <summary>
    /// All or none; a criterion without an entry keeps what it has. Refused where a colleague entered others since they were looked at, and
    /// where nothing changes. Answers how many were entered anew.
    /// </summary>
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
                var now = await db.NowAsync(stop);
                var entered = await EnterAsync(actor, procurement, entries, now, stop);
                if (!entered.Succeeded)
                {
                    return Outcome.Refused<int>(entered.Problems);
                }

                if (entered.Value.Count == 0)
                {
                    return new Problem(
                        "evaluation.criterion.unchanged",
                        "These marks and reasons stand already, so nothing is saved. Change one, or go back."
                    );
                }

                db.Record(
                    "marks.entered",
                    procurementId,
                    entered.Value.Select(one => new
                    {
                        bid = one.BidId,
                        one.Entry.Criterion,
                        one.Entry.Marks,
                        one.Entry.Reason,
                    })
                );
                await db.WithdrawRecommendationAsync(
                    procurementId,
                    "Marks for price or quality were changed.",
                    now,
                    stop
                );
                return entered.Value.Count;
            },
            stop
        );

    /// <summary>
    /// The entries that change anything: one that is as it stands stays with whoever entered it, unless an interest of theirs came up since; saved
    /// again, it is confirmed.
    /// </summary>
    private async Task<Outcome<List<(Guid BidId, Entry Entry)>>> EnterAsync(
        Actor actor,
        Procurement procurement,
        IReadOnlyList<(Guid BidId, Entry Entry)> entries,
        DateTimeOffset now,
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
        var aside = await db.SetAsideBids().Where(id => ids.Contains(id)).ToHashSetAsync(stop);
        var standing = await StandingAsync(ids, stop);
        var panel = await db.PanelAsync(procurement.Id, stop);
        List<Problem> problems = [];
        List<(Guid BidId, Entry Entry)> changed = [];
        foreach (var (at, (bidId, entry)) in entries.Index())
        {
            if (
                !bids.TryGetValue(bidId, out var bid)
                || !criteria.TryGetValue(entry.Criterion, out var criterion)
            )
            {
                return Refusals.UnknownLine;
            }

            if (aside.Contains(bidId))
            {
                return SetAsideDecision.Already;
            }

            if (!standing.TryGetValue((bidId, entry.Criterion), out var mark))
            {
                mark = standing[(bidId, entry.Criterion)] = CriterionMark.For(bid, criterion);
                db.Add(mark);
            }
            else if (mark.Says(entry.Marks, entry.Reason) && !mark.IsOvertaken(panel))
            {
                continue;
            }
            else if (entry.Seen is { } seen && seen != VersionOf(mark))
            {
                problems.Add(Overtaken(criterion, mark, at));
                continue;
            }

            changed.Add((bidId, entry));
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

        return problems.Count > 0
            ? Outcome.Refused<List<(Guid BidId, Entry Entry)>>(problems)
            : changed;
    }

    private Task<Dictionary<(Guid BidId, string Criterion), CriterionMark>> StandingAsync(
        Guid[] bids,
        CancellationToken stop
    ) =>
        db.Set<CriterionMark>()
            .Where(mark => bids.Contains(mark.BidId))
            .ToDictionaryAsync(mark => (mark.BidId, mark.Criterion), stop);

    private static Problem Overtaken(Criterion.Placed criterion, CriterionMark mark, int at) =>
        new(
            "evaluation.criterion.overtaken",
            $"{criterion.Criterion.Name} got other marks while you typed: {Quantity.Display(mark.Marks)}, because: {mark.Reason} Save again to put yours in their place.",
            $"Marks[{at}].Marks"
        );
}
