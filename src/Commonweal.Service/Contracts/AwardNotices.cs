using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>
/// Tells every bidder, one let in as a draft like the others: whoever writes its bids today, not whoever once submitted this one and may have
/// left. Never with a mark or anything of another's bid. Whose bid was set aside reads that, not that it was assessed.
/// </summary>
internal static class AwardNotices
{
    /// <summary>The letters are the bidders' own; the council does not learn to whom they go.</summary>
    public static async Task TellOfAwardAsync(
        this Db db,
        Actor actor,
        CommonwealSettings site,
        ReferenceData reference,
        Tender tender,
        Award award,
        CancellationToken stop
    )
    {
        var procurement = tender.Procurement;
        var ids = tender.Bids.Select(bid => bid.Id).ToArray();
        var aside = await db.LastSetAsides()
            .Where(row => row.SetsAside && ids.Contains(row.BidId))
            .ToDictionaryAsync(row => row.BidId, stop);
        var authority = await db.Set<Authority>()
            .Where(row => row.Id == procurement.AuthorityId)
            .Select(row => row.Name)
            .SingleAsync(stop);
        var contact = TenderContact.Of(procurement.Contact, authority);
        foreach (var bid in tender.Bids)
        {
            await db.TellBidderAsync(
                actor,
                bid.Id,
                $"{procurement.Reference}: the outcome of your bid",
                $"{Says(bid.Id)}\n\n{site.PageOf($"supplier/bids/{bid.Id}/result")}",
                award.AwardedAt,
                stop
            );
        }

        string Says(Guid bidId) =>
            bidId == award.BidId ? Successful(procurement)
            : aside.GetValueOrDefault(bidId) is { } decision
                ? SetAside(procurement, award, decision, GroundOf(decision), contact)
            : Unsuccessful(procurement, contact);

        string GroundOf(SetAsideDecision decision) =>
            reference.Grounds.FirstOrDefault(one => one.Code == decision.Ground) is { } ground
                ? $"{ground.Name} (Procurement Act 2023, {ground.Section})"
                : decision.Ground!;
    }

    private static string Successful(Procurement tender) =>
        $"""
            Your bid for {tender.Title} ({tender.Reference}) was successful.

            Sign in to Commonweal and open "Your contracts" to see what you have committed to, quarter by quarter. This page says how your bid was assessed:
            """;

    private static string Unsuccessful(Procurement tender, string contact) =>
        $"""
            Your bid for {tender.Title} ({tender.Reference}) was not successful on this occasion.

            If you have a question, write to {contact}. Sign in to Commonweal to read how your bid was assessed:
            """;

    private static string SetAside(
        Procurement tender,
        Award award,
        SetAsideDecision decision,
        string ground,
        string contact
    ) =>
        $"""
            The award for {tender.Title} ({tender.Reference}) was decided on {UkTime.Day(
                UkTime.Today(award.AwardedAt)
            )}. Your bid took no part: it was set aside on {UkTime.Day(
                UkTime.Today(decision.DecidedAt!.Value)
            )}, and so it has no marks and no place. The ground: {ground}.

            Where a standstill period applies, it begins with the contract award notice; the page below then says its last day. There are time limits for a challenge. If something is not clear, or is wrong, write to {contact} at once. Sign in to Commonweal to read the reason:
            """;
}
