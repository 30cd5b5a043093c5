using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Who registered for one of the council's public events, for whoever runs it.</summary>
public sealed class EventRegister(Db db)
{
    /// <summary>The first to register first; searched in name and address.</summary>
    public Task<ListPage<EventInterest>> OfAsync(
        Actor actor,
        Guid procurementId,
        Guid eventId,
        ListRequest request,
        CancellationToken stop
    )
    {
        var may = actor.Can(Permission.EditProcurements);
        return db.As(actor)
            .Set<EventInterest>()
            .AsNoTracking()
            .Where(row =>
                may
                && row.EventId == eventId
                && db.Set<EventNotice>()
                    .Any(notice => notice.Id == eventId && notice.ProcurementId == procurementId)
            )
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.Organisation, request.Pattern)
                || EF.Functions.ILike(row.Email, request.Pattern)
            )
            .PageAsync(
                request,
                stop,
                ("registered", row => row.RegisteredAt),
                ("organisation", row => row.Organisation),
                ("id", row => row.Id)
            );
    }
}
