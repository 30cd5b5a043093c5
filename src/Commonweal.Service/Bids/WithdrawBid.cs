using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// Takes a submitted bid back before the deadline and tells everybody of the bidder's who writes bids, with a signed acknowledgement. The
/// draft stays and may be submitted again.
/// </summary>
public sealed class WithdrawBid(Db db, ReceiptKey receipts, CommonwealSettings site)
{
    /// <summary>
    /// Refused after the deadline, when nothing was submitted, and when another submission stands than that of <paramref name="receipt"/>.
    /// </summary>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidId,
        string receipt,
        CancellationToken stop
    )
    {
        var tried = await TryAsync(actor, bidId, receipt, stop);
        return tried.Problems.Any(problem => problem.Code == Bid.WithdrawnBefore)
            ? tried // the same form sent twice is no second try
            : await db.NotedIfRefusedAsync(actor, "bid.withdrawal-refused", bidId, tried, stop);
    }

    private Task<Outcome<Done>> TryAsync(
        Actor actor,
        Guid bidId,
        string receipt,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.SubmitBids,
            async () =>
            {
                var now = await db.LockInWindowAsync(bidId, stop);
                if (!now.Succeeded)
                {
                    return Outcome.Refused<Done>(now.Problems);
                }

                var bid = await db.Set<Bid>()
                    .Include(row => row.Submissions)
                    .SingleAsync(row => row.Id == bidId, stop);
                db.Record("bid.withdrawn", bidId, new { receipt = bid.Standing?.Receipt });
                var withdrawn = bid.Withdraw(receipt, receipts.Sign, now.Value);
                if (!withdrawn.Succeeded)
                {
                    return Outcome.Refused<Done>(withdrawn.Problems);
                }

                await TellAsync(actor, bid, withdrawn.Value, now.Value, stop);
                return await db.SaveInWindowAsync(stop);
            },
            stop
        );

    private async Task TellAsync(
        Actor actor,
        Bid bid,
        BidSubmission stood,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var procurement = await db.BidOnAsync(bid.ProcurementId, stop);
        var emails = await (
            from member in db.Set<Membership>()
            join account in db.Set<Account>() on member.AccountId equals account.Id
            where
                member.SupplierId == bid.SupplierId
                && (member.Role == Role.SupplierOwner || member.Role == Role.SupplierEditor)
                && member.EndedAt == null
            select account.Email
        )
            .Distinct()
            .ToListAsync(stop);
        db.AddRange(
            emails
                .OfType<string>()
                .Select(email =>
                    Notice.To(
                        actor,
                        email,
                        $"{(procurement.IsPractice ? "Practice bid" : "Bid")} withdrawn: {procurement.Title}",
                        $"{(procurement.IsPractice ? "This is practice: the bid is for no contract and nobody opens it.\n\n" : "")}{actor.Name} withdrew your organisation's bid for {procurement.Title} ({procurement.Reference}) on {UkTime.Moment(now)} (UK time). It will not be opened or evaluated. The draft is kept. To bid after all, submit it again before {UkTime.Deadline(procurement.Deadline ?? now)}:\n{site.PageOf($"supplier/bids/{bid.Id}")}\n\nKeep this signed acknowledgement. Anybody can check it at {site.PageOf("receipts")}\n\n{ReceiptText.Signed(ReceiptText.OfWithdrawal(stood, procurement.Id), stood.WithdrawalSignature!)}",
                        now
                    )
                )
        );
    }
}
