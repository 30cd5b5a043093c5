using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>What is written to whoever registered for a public event.</summary>
internal static class EventLetters
{
    /// <summary>Tells the reader that somebody registered with the address, and how to be forgotten.</summary>
    public static Notice Registered(
        CommonwealSettings site,
        EventNotice notice,
        string email,
        DateTimeOffset now
    ) =>
        Notice.To(
            Actor.Public,
            email,
            $"You registered for {notice.Title}",
            $"Somebody, probably you, registered this address for an event:\n\n{notice.WhereAndWhen(UkTime.Day)}\n{PageOf(site, notice)}\n\nWe write again if it changes or is called off. To change what you told us, or to be taken off the list: {notice.HowToAsk}",
            now
        );

    /// <summary>Changes what everybody reads, and writes to the registered where what they need to come is no longer the same.</summary>
    public static async Task ChangeNoticeAsync(
        this Db db,
        Actor actor,
        EventNotice? notice,
        Action<EventNotice> change,
        CommonwealSettings site,
        CancellationToken stop
    )
    {
        if (notice is null)
        {
            return;
        }

        var (before, day) = (notice.WhereAndWhen(UkTime.Day), notice.HeldOn);
        change(notice);
        var after = notice.WhereAndWhen(UkTime.Day);
        var today = UkTime.Today(await db.NowAsync(stop));
        if (after != before && (day >= today || notice.HeldOn >= today))
        {
            await db.TellRegisteredAsync(
                actor,
                notice,
                $"An event has changed: {notice.Title}",
                $"An event you registered for has changed. It is now:\n\n{after}\n\nIt was:\n\n{before}\n\n{PageOf(site, notice)}",
                stop
            );
        }
    }

    /// <summary>Writes the same to everybody who registered.</summary>
    public static async Task TellRegisteredAsync(
        this Db db,
        Actor actor,
        EventNotice notice,
        string subject,
        string body,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        var addresses = await db.Set<EventInterest>()
            .Where(row => row.EventId == notice.Id)
            .Select(row => row.Email)
            .ToListAsync(stop);
        db.AddRange(addresses.Select(email => Notice.To(actor, email, subject, body, now)));
    }

    public static Uri PageOf(CommonwealSettings site, EventNotice notice) =>
        site.PageOf($"opportunities/events/{notice.Id}");
}
