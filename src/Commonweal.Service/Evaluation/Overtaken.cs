using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// Marks and decisions of somebody who declared an interest in a bidder later: until somebody else confirms each, nothing is recommended or awarded.
/// rests_on_no_tie in the database says the same.
/// </summary>
internal static class Overtaken
{
    /// <summary>One for each kind there is, which says where it is confirmed; none where nothing is overtaken.</summary>
    public static async Task<IReadOnlyList<Problem>> OvertakenAsync(
        this Db db,
        Tender tender,
        CancellationToken stop
    )
    {
        var procurementId = tender.Procurement.Id;
        var panel = await db.PanelAsync(procurementId, stop);
        if (!panel.Exists(row => row.HasConflict))
        {
            return [];
        }

        var marks = (await db.EnteredAsync(tender, stop)).FindAll(mark =>
            !tender.SetAside.Contains(mark.BidId) && mark.IsOvertaken(panel)
        );
        var setAsides = (
            await db.LastSetAsides()
                .AsNoTracking()
                .Where(row => row.ProcurementId == procurementId)
                .ToListAsync(stop)
        ).FindAll(row => row.IsOvertaken(panel));
        var drafts = (
            await db.Set<DraftDecision>()
                .AsNoTracking()
                .Where(row => row.ProcurementId == procurementId)
                .ToListAsync(stop)
        ).FindAll(row => row.IsOvertaken(panel));
        Problem?[] problems =
        [
            marks.Count == 0
                ? null
                : new Problem(
                    "evaluation.overtaken.marks",
                    $"Marks for price or quality of {Letters(marks.Select(mark => mark.BidId))} were entered by somebody who declared an interest in a bidder later. They do not count until another officer enters others, or saves the same ones, on the page Value for money."
                ),
            setAsides.Count == 0
                ? null
                : new Problem(
                    "evaluation.overtaken.set-aside",
                    $"Whether {Letters(setAsides.Select(row => row.BidId))} takes part was decided by somebody who declared an interest in a bidder later. Somebody else who opens bids confirms it again on the page of that bid."
                ),
            drafts.Count == 0
                ? null
                : new Problem(
                    "evaluation.overtaken.draft",
                    "What became of a draft that was not submitted was decided by somebody who declared an interest in a bidder later. Somebody else who opens bids confirms it again on the page Drafts that were not submitted."
                ),
        ];
        return [.. problems.OfType<Problem>()];

        string Letters(IEnumerable<Guid> bids) =>
            string.Join(
                ", ",
                bids.Distinct().Select(tender.BidderOf).Order(StringComparer.Ordinal)
            );
    }
}
