using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>Letters to every bidder, to the address of whoever submitted, or last saved a draft that was let in; never with a mark or anything of another's bid.</summary>
internal static class AwardNotices
{
    public static async Task<IReadOnlyList<Notice>> AwardNoticesAsync(
        this Db db,
        Actor actor,
        Tender tender,
        Award award,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        Guid[] bids = [.. tender.Bids.Select(bid => bid.Id)];
        var submitters = await (
            from submission in db.Set<BidSubmission>()
            join bid in db.Set<Bid>() on submission.BidId equals bid.Id
            join account in db.Set<Account>()
                on (submission.SubmittedBy ?? bid.SavedBy) equals account.Id
            where bids.Contains(submission.BidId) && submission.WithdrawnAt == null
            select new
            {
                submission.BidId,
                submission.Version,
                account.Email,
            }
        ).ToListAsync(stop);
        var (reference, title) = (tender.Procurement.Reference, tender.Procurement.Title);
        return
        [
            .. submitters
                .GroupBy(row => row.BidId)
                .Select(rows => rows.MaxBy(row => row.Version)!)
                .Where(row => row.Email is not null)
                .Select(row =>
                    Notice.To(
                        actor,
                        row.Email!,
                        $"{reference}: the outcome of your bid",
                        row.BidId == award.BidId
                            ? Successful(reference, title)
                            : Unsuccessful(reference, title),
                        now
                    )
                ),
        ];
    }

    private static string Successful(string reference, string title) =>
        $"""
            Your bid for {title} ({reference}) was successful.

            Sign in to Commonweal and open "Your contracts" to see what you have committed to, quarter by quarter, or "Your bids" to read how your bid was assessed.
            """;

    private static string Unsuccessful(string reference, string title) =>
        $"""
            Your bid for {title} ({reference}) was not successful on this occasion.

            Sign in to Commonweal and open "Your bids" to read how your bid was assessed. If you have a question, write to the contact named in the tender documents.
            """;
}
