using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The tender a supplier may practise on at any time, and its bid on that of this year.</summary>
public sealed class PracticeBid(Db db, ReferenceData data)
{
    /// <summary>One of its measures, with what can be tried with it.</summary>
    public sealed record Asked(string Measure, string Because);

    /// <summary>The tender; <see cref="BidId"/> is null until it was begun this year.</summary>
    public sealed record View(
        PracticeTender Tender,
        string Edition,
        IReadOnlyList<Asked> Measures,
        Guid? BidId
    );

    /// <summary>Null to whoever reads no bids, and where the data hold no practice tender.</summary>
    public async Task<View?> OfAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids) || data.Practice is not { } tender)
        {
            return null;
        }

        var year = UkTime.Today(await db.As(actor).NowAsync(stop)).Year;
        var reference = Procurement.PracticeOf(year);
        var begun = await (
            from bid in db.Set<Bid>()
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            where bid.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            where bid.AuthorityId == Authority.Practice && procurement.Reference == reference
            select (Guid?)bid.Id
        ).SingleOrDefaultAsync(stop);
        var edition = data.Edition(tender.Edition)!;
        return new View(
            tender,
            edition.Title,
            [
                .. tender.Measures.Select(asked => new Asked(
                    edition.Find(asked.Code)!.Name,
                    asked.Because
                )),
            ],
            begun
        );
    }
}
