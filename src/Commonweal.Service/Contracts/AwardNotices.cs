using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>
/// Tells every bidder, one let in as a draft like the others: whoever writes its bids today, not whoever once submitted this one and may have
/// left. Never with a mark or anything of another's bid.
/// </summary>
internal static class AwardNotices
{
    /// <summary>The letters are the bidders' own; the council does not learn to whom they go.</summary>
    public static async Task TellOfAwardAsync(
        this Db db,
        Actor actor,
        Tender tender,
        Award award,
        CancellationToken stop
    )
    {
        var (reference, title) = (tender.Procurement.Reference, tender.Procurement.Title);
        foreach (var bid in tender.Bids)
        {
            await db.TellBidderAsync(
                actor,
                bid.Id,
                $"{reference}: the outcome of your bid",
                bid.Id == award.BidId ? Successful(reference, title)
                    : tender.SetAside.Contains(bid.Id) ? NotAssessed(reference, title)
                    : Unsuccessful(reference, title),
                award.AwardedAt,
                stop
            );
        }
    }

    private static string Successful(string reference, string title) =>
        $"""
            Your bid for {title} ({reference}) was successful.

            Sign in to Commonweal and open "Your contracts" to see what you have committed to, quarter by quarter, or "Your bids" to read how your bid was assessed.
            """;

    /// <summary>Whoever was set aside was told why then, and has no assessment to read.</summary>
    private static string NotAssessed(string reference, string title) =>
        $"""
            The contract for {title} ({reference}) was awarded. Your bid had been set aside and took no part, so there are no marks of it.

            Sign in to Commonweal and open "Your bids" to read on what ground it was set aside. If you have a question, write to the contact named in the tender documents.
            """;

    private static string Unsuccessful(string reference, string title) =>
        $"""
            Your bid for {title} ({reference}) was not successful on this occasion.

            Sign in to Commonweal and open "Your bids" to read how your bid was assessed. If you have a question, write to the contact named in the tender documents.
            """;
}
