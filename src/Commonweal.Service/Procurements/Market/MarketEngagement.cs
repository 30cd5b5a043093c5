using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Whom the council asked before one of its own tenders, and what it heard.</summary>
public sealed class MarketEngagement(Db db)
{
    /// <summary>How much of it there is, and its summary; null while none is written.</summary>
    public sealed record View(
        int Contacts,
        int Events,
        int Replies,
        int Wishes,
        MarketSummary? Summary
    );

    /// <summary>A contact and how often it said something.</summary>
    public sealed record ContactRow(MarketContact Contact, int Replies);

    /// <summary>What a contact said.</summary>
    public sealed record Said(
        Guid ContactId,
        string Organisation,
        MarketKind Kind,
        DateOnly On,
        string Question,
        string Answer
    );

    /// <summary>Null when there is no such procurement the actor may read.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        actor.Can(Permission.ReadProcurements)
            ? await db.As(actor)
                .Set<Procurement>()
                .Where(row => row.Id == procurementId)
                .Select(row => new View(
                    db.Set<MarketContact>().Count(one => one.ProcurementId == row.Id),
                    db.Set<MarketEvent>().Count(one => one.ProcurementId == row.Id),
                    db.Set<MarketReply>()
                        .Count(one =>
                            db.Set<MarketContact>()
                                .Any(contact =>
                                    contact.Id == one.ContactId && contact.ProcurementId == row.Id
                                )
                        ),
                    db.Set<OutcomeWish>().Count(one => one.ProcurementId == row.Id),
                    db.Set<MarketSummary>().SingleOrDefault(one => one.Id == row.Id)
                ))
                .AsNoTracking()
                .SingleOrDefaultAsync(stop)
            : null;

    /// <summary>The contacts of one kind, or of all; searched in name and what they can do.</summary>
    public async Task<ListPage<ContactRow>> ContactsAsync(
        Actor actor,
        Guid procurementId,
        MarketKind? kind,
        ListRequest request,
        CancellationToken stop
    )
    {
        var found = await ContactsOf(actor, procurementId)
            .Where(row => kind == null || row.Kind == kind)
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.Organisation, request.Pattern)
                || EF.Functions.ILike(row.CanDo, request.Pattern)
            )
            .Select(row => new
            {
                Contact = row,
                Replies = db.Set<MarketReply>().Count(reply => reply.ContactId == row.Id),
            })
            .PageAsync(
                request,
                stop,
                ("organisation", row => row.Contact.Organisation),
                ("kind", row => row.Contact.Kind),
                ("replies", row => row.Replies),
                ("id", row => row.Contact.Id)
            );
        return found.Select(row => new ContactRow(row.Contact, row.Replies));
    }

    /// <summary>Every contact by name, to choose from.</summary>
    public Task<List<MarketContact>> EverybodyAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        ContactsOf(actor, procurementId)
            .OrderBy(row => row.Organisation)
            .ThenBy(row => row.Id)
            .ToListAsync(stop);

    /// <summary>The events, the latest first; searched in title and place.</summary>
    public Task<ListPage<MarketEvent>> EventsAsync(
        Actor actor,
        Guid procurementId,
        ListRequest request,
        CancellationToken stop
    )
    {
        var may = actor.Can(Permission.ReadProcurements);
        return db.As(actor)
            .Set<MarketEvent>()
            .AsNoTracking()
            .Where(row => may && row.ProcurementId == procurementId)
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.Title, request.Pattern)
                || EF.Functions.ILike(row.Place, request.Pattern)
            )
            .PageAsync(
                request.LatestFirst,
                stop,
                ("held", row => row.HeldOn),
                ("title", row => row.Title),
                ("id", row => row.Id)
            );
    }

    /// <summary>One event; null when there is none the actor may read.</summary>
    public async Task<MarketEvent?> EventAsync(
        Actor actor,
        Guid procurementId,
        Guid eventId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.ReadProcurements)
            ? await db.As(actor)
                .Set<MarketEvent>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row => row.Id == eventId && row.ProcurementId == procurementId,
                    stop
                )
            : null;

    /// <summary>What everybody reads of one event; null while it is not public, or where the actor may not read it.</summary>
    public async Task<EventNotice?> NoticeAsync(
        Actor actor,
        Guid procurementId,
        Guid eventId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.ReadProcurements)
            ? await db.As(actor)
                .Set<EventNotice>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row => row.Id == eventId && row.ProcurementId == procurementId,
                    stop
                )
            : null;

    /// <summary>What one contact said, or those of one kind, or all, the latest first; searched in question and answer.</summary>
    public async Task<ListPage<Said>> RepliesAsync(
        Actor actor,
        Guid procurementId,
        Guid? contactId,
        MarketKind? kind,
        ListRequest request,
        CancellationToken stop
    )
    {
        var found = await (
            from contact in ContactsOf(actor, procurementId)
            join reply in db.Set<MarketReply>() on contact.Id equals reply.ContactId
            where contactId == null || contact.Id == contactId
            where kind == null || contact.Kind == kind
            where
                request.Search == null
                || EF.Functions.ILike(reply.Question, request.Pattern)
                || EF.Functions.ILike(reply.Answer, request.Pattern)
                || EF.Functions.ILike(contact.Organisation, request.Pattern)
            select new { contact, reply }
        ).PageAsync(
            request.LatestFirst,
            stop,
            ("said", row => row.reply.SaidOn),
            ("organisation", row => row.contact.Organisation),
            ("id", row => row.reply.Id)
        );
        return found.Select(row => new Said(
            row.contact.Id,
            row.contact.Organisation,
            row.contact.Kind,
            row.reply.SaidOn,
            row.reply.Question,
            row.reply.Answer
        ));
    }

    /// <summary>The outcomes that residents say matter, those that most people name first.</summary>
    public Task<ListPage<OutcomeWish>> WishesAsync(
        Actor actor,
        Guid procurementId,
        ListRequest request,
        CancellationToken stop
    )
    {
        var may = actor.Can(Permission.ReadProcurements);
        return db.As(actor)
            .Set<OutcomeWish>()
            .AsNoTracking()
            .Where(row => may && row.ProcurementId == procurementId)
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.Wish, request.Pattern)
                || EF.Functions.ILike(row.Source, request.Pattern)
            )
            .PageAsync(
                request.LatestFirst,
                stop,
                ("people", row => row.People ?? 0),
                ("wish", row => row.Wish),
                ("id", row => row.Id)
            );
    }

    private IQueryable<MarketContact> ContactsOf(Actor actor, Guid procurementId)
    {
        var may = actor.Can(Permission.ReadProcurements);
        return db.As(actor)
            .Set<MarketContact>()
            .AsNoTracking()
            .Where(row => may && row.ProcurementId == procurementId);
    }
}
