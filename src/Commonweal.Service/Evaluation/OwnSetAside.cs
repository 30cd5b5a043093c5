using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// What a bidder is told of its own bid that was set aside: the ground, why and when, from the day it holds. The law has it told why its tender
/// was disregarded (Procurement Regulations 2024, reg. 31(3)(c)); of the other bids it is told who was awarded the contract and nothing else.
/// </summary>
public sealed class OwnSetAside(Db db, ReferenceData reference)
{
    /// <summary>The decision that holds.</summary>
    /// <param name="Code">The ground as it was kept.</param>
    /// <param name="Ground">In words; null where it is no longer listed.</param>
    /// <param name="Contact">Whom to write to about it.</param>
    /// <param name="Told">What the bidder was told before, as the council recorded it; null where the ground asks for nothing.</param>
    public sealed record View(
        string Reference,
        string Title,
        string Authority,
        string Code,
        SetAsideGround? Ground,
        string Reason,
        DateOnly? ToldOn,
        string? Told,
        DateTimeOffset At,
        string Contact
    );

    /// <summary>Null for a bid that stands, and for one that is not the actor's.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid ownBidId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids))
        {
            return null;
        }

        var found = await (
            from decision in db.As(actor).LastSetAsides()
            join bid in db.Set<Bid>() on decision.BidId equals bid.Id
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            join authority in db.Set<Authority>() on bid.AuthorityId equals authority.Id
            where decision.BidId == ownBidId && decision.SetsAside
            where decision.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            select new
            {
                procurement.Reference,
                procurement.Title,
                procurement.Contact,
                Authority = authority.Name,
                Decision = decision,
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        return found is null
            ? null
            : new View(
                found.Reference,
                found.Title,
                found.Authority,
                found.Decision.Ground!,
                reference.Grounds.FirstOrDefault(one => one.Code == found.Decision.Ground),
                found.Decision.Reason,
                found.Decision.ToldOn,
                found.Decision.Told,
                found.Decision.DecidedAt!.Value,
                TenderContact.Of(found.Contact, found.Authority)
            );
    }
}
