using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements.Alerts;
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
        CommonwealSettings site,
        Tender tender,
        Award award,
        CancellationToken stop
    )
    {
        var reference = tender.Procurement.Reference;
        foreach (var bid in tender.Bids)
        {
            await db.TellBidderAsync(
                actor,
                bid.Id,
                $"{reference}: the outcome of your bid",
                $"{Outcome(tender, award, bid.Id)}\n\n{site.PageOf($"supplier/bids/{bid.Id}/result")}",
                award.AwardedAt,
                stop
            );
        }
    }

    private static string Outcome(Tender tender, Award award, Guid bidId)
    {
        var (reference, title) = (tender.Procurement.Reference, tender.Procurement.Title);
        return bidId == award.BidId ? Successful(reference, title)
            : tender.SetAside.Contains(bidId) ? NotAssessed(reference, title)
            : Unsuccessful(reference, title);
    }

    private static string Successful(string reference, string title) =>
        $"""
            Your bid for {title} ({reference}) was successful.

            Sign in to Commonweal and open "Your contracts" to see what you have committed to, quarter by quarter. This page says how your bid was assessed:
            """;

    /// <summary>Whoever was set aside was told why then, and has no assessment to read.</summary>
    private static string NotAssessed(string reference, string title) =>
        $"""
            The contract for {title} ({reference}) was awarded. Your bid had been set aside and took no part, so there are no marks of it.

            If you have a question, write to the contact named in the tender documents. This page says on what ground it was set aside:
            """;

    private static string Unsuccessful(string reference, string title) =>
        $"""
            Your bid for {title} ({reference}) was not successful on this occasion.

            If you have a question, write to the contact named in the tender documents. Sign in to Commonweal to read how your bid was assessed:
            """;
}
