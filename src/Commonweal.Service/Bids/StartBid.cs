using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>A supplier begins a bid on a published procurement; one supplier, one bid.</summary>
public sealed class StartBid(Db db, MasterKey master, ReferenceData data)
{
    /// <summary>Answers the bid's id.</summary>
    /// <param name="isAmongReserved">Whether the supplier says that it is one of those a reserved tender is for; of no account otherwise.</param>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        bool isAmongReserved,
        CancellationToken stop
    ) =>
        db.ActAsync<Guid>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var now = await db.BidWindowAsync(procurementId, stop);
                if (!now.Succeeded)
                {
                    return Outcome.Refused<Guid>(now.Problems);
                }

                if (await db.Set<Bid>().AnyAsync(bid => bid.ProcurementId == procurementId, stop))
                {
                    return new Problem(
                        "bids.bid.started-already",
                        "Your organisation has begun a bid on this already. Open it from your list of bids."
                    );
                }

                var key = await db.TenderKeyAsync(master, procurementId, stop);
                if (!key.Succeeded)
                {
                    return Outcome.Refused<Guid>(key.Problems);
                }

                var procurement = await db.Set<Procurement>()
                    .IgnoreQueryFilters([Db.OwnRows])
                    .AsNoTracking()
                    .SingleAsync(row => row.Id == procurementId, stop);
                if (procurement.Reservation is { } reserved && !isAmongReserved)
                {
                    return new Problem(
                        "bids.start.reserved",
                        $"{reserved.NoticeText(data.Places)} Tick that your organisation is one of them. If it is not, its bid could not be considered.",
                        "IsAmongReserved"
                    );
                }

                var supplier = await db.Set<Supplier>()
                    .SingleAsync(row => row.Id == actor.SupplierId, stop);
                var id = Guid.CreateVersion7();
                var draft = BidSealing.SealDraft(master, id, BidAnswers.None);
                db.Add(Bid.Start(id, procurement, supplier, draft, actor.AccountId, now.Value));
                db.Record(
                    "bid.started",
                    id,
                    new { procurement = procurementId, procurement.Reservation }
                );
                return id;
            },
            stop
        );
}
