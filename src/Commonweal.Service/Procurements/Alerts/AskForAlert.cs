using System.Buffers.Text;
using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Alerts;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Alerts;

/// <summary>
/// Anybody asks for emails about one tender or about new ones. Only the reader of the address can start them, by the link of the first
/// email; the page tells nobody what an address has asked for.
/// </summary>
public sealed class AskForAlert(Db db, CommonwealSettings site)
{
    /// <summary>About one tender: answers, changes of the deadline, cancellation. Answers the letter, which only the demonstration shows.</summary>
    public Task<Outcome<Notice>> FollowAsync(
        string? email,
        Guid procurementId,
        CancellationToken stop
    ) =>
        AskAsync(
            email,
            async (address, secret, now) =>
                await db.Set<Procurement>()
                    .AsNoTracking()
                    .IgnoreQueryFilters([Db.OwnRows])
                    .SingleOrDefaultAsync(row => row.Id == procurementId, stop)
                    is { } tender
                && tender.IsOpenAt(now)
                    ? (
                        EmailAlert.OfTender(
                            Guid.CreateVersion7(),
                            address,
                            procurementId,
                            secret,
                            now
                        ),
                        $"{tender.Title} ({tender.Reference})",
                        // Whoever follows two tenders at once gets both letters: those alike are held back for a while.
                        tender.Reference
                    )
                    : null,
            Closed,
            stop
        );

    /// <summary>About new tenders that fit a search, at most once a day. Answers the letter.</summary>
    public Task<Outcome<Notice>> SearchAsync(
        string? email,
        SavedSearch search,
        CancellationToken stop
    ) =>
        AskAsync(
            email,
            (address, secret, now) =>
                Task.FromResult<(EmailAlert, string, string)?>(
                    search.IsOverOn(UkTime.Today(now))
                        ? null
                        : (
                            EmailAlert.OfSearch(
                                Guid.CreateVersion7(),
                                address,
                                search.ToJson(),
                                secret,
                                now
                            ),
                            search.InWords,
                            "tenders"
                        )
                ),
            Over,
            stop
        );

    private Task<Outcome<Notice>> AskAsync(
        string? email,
        Func<
            string,
            string,
            DateTimeOffset,
            Task<(EmailAlert Alert, string About, string Named)?>
        > make,
        Problem over,
        CancellationToken stop
    ) =>
        db.ActAsync<Notice>(
            Actor.Public,
            async () =>
            {
                var address = (email ?? "").Trim();
                if (EmailAddress.Problem(address, "procurements.alert.email-form") is { } unclear)
                {
                    return unclear;
                }

                var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
                if (await make(address, secret, await db.NowAsync(stop)) is not { } made)
                {
                    return over;
                }

                // An address that has enough hears nothing, and whoever asks is told the same.
                var known = await db
                    .Database.SqlQuery<int>($"select alerts_of({address}) as \"Value\"")
                    .SingleAsync(stop);
                var letter = AlertLetters.Confirmation(
                    site,
                    address,
                    secret,
                    made.About,
                    made.Named,
                    made.Alert.AskedAt
                );
                if (known >= EmailAlert.MostOfOne)
                {
                    db.Record("letter.kept-back", made.Alert.Id, new { });
                }
                else if (
                    await db.AddOnceAsync(letter, "alert.asked-for", made.Alert.Id, site, stop)
                )
                {
                    db.Add(made.Alert);
                }

                return letter;
            },
            stop
        );

    private static Problem Over { get; } =
        new(
            "procurements.alert.closes-by-past",
            "You search for tenders that close by a day that has passed, and no new one ever does. Take the day out of the search, or choose a later one, and ask again."
        );

    private static Problem Closed { get; } =
        new(
            "procurements.alert.closed",
            "Bids are no longer received for this tender, so there is nothing to be told of. Choose another from the list of opportunities."
        );
}
