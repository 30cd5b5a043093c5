using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Anybody registers for a public event while it is to come. The page tells nobody who else did.</summary>
public sealed class RegisterInterest(Db db, CommonwealSettings site)
{
    /// <summary>Answers the letter, which only the demonstration shows. Who registers twice is on the list once, and told the same.</summary>
    public Task<Outcome<Notice>> RunAsync(
        Guid eventId,
        string? organisation,
        string? email,
        string? accessNeeds,
        CancellationToken stop
    ) =>
        db.ActAsync<Notice>(
            Actor.Public,
            async () =>
            {
                var notice = await db.Set<EventNotice>()
                    .AsNoTracking()
                    .IgnoreQueryFilters([Db.OwnRows])
                    .SingleOrDefaultAsync(row => row.Id == eventId, stop);
                if (notice is null)
                {
                    return MarketRows.NoEvent;
                }

                var address = (email ?? "").Trim().ToLowerInvariant();
                var now = await db.NowAsync(stop);
                var made = EventInterest.Register(
                    notice,
                    organisation,
                    address,
                    accessNeeds,
                    Guid.CreateVersion7(),
                    now,
                    UkTime.Today(now)
                );
                Problem[] problems =
                [
                    .. made.Problems,
                    .. new[]
                    {
                        EmailAddress.Problem(address, "procurements.event-interest.email-form"),
                    }.OfType<Problem>(),
                ];
                if (problems.Length > 0)
                {
                    return Outcome.Refused<Notice>(problems);
                }

                var one = made.Value;
                _ = await db.Database.ExecuteSqlAsync(
                    $"insert into event_interest values ({one.Id}, {one.AuthorityId}, {one.EventId}, {one.Organisation}, {one.Email}, {one.AccessNeeds}, {one.RegisteredAt}) on conflict do nothing",
                    stop
                );
                var letter = EventLetters.Registered(site, notice, address, now);
                _ = await db.AddOnceAsync(
                    letter,
                    "market.interest-registered",
                    eventId,
                    site,
                    stop
                );
                return letter;
            },
            stop
        );
}
