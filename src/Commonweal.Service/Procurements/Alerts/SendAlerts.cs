using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Alerts;

/// <summary>Writes the emails of the day to whoever saved a search: what was published since the last one, and none where nothing was.</summary>
public sealed class SendAlerts(Db db, Opportunities opportunities, CommonwealSettings site)
{
    /// <summary>A search whose email of the day is due.</summary>
    public sealed record Due(
        string Email,
        SavedSearch Search,
        string Secret,
        DateTimeOffset Since,
        DateTimeOffset Until
    );

    /// <summary>Takes up all that are due; answers how many emails it wrote.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var written = 0;
        while (await OneAsync(stop) is { } wrote)
        {
            written += wrote;
        }

        return written;
    }

    /// <summary>How many emails it wrote, or null when no search is due. Taken up and written in one transaction: never twice, never lost.</summary>
    private async Task<int?> OneAsync(CancellationToken stop)
    {
        db.As(Actor.Public).ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var taken = await db
            .Database.SqlQuery<Taken>(
                $"select email as \"Email\", search::text as \"Search\", secret as \"Secret\", since as \"Since\", until as \"Until\" from take_alert()"
            )
            .ToListAsync(stop);
        if (taken is not [var one])
        {
            await transaction.CommitAsync(stop); // addresses were forgotten on the way
            return null;
        }

        var due = new Due(one.Email, SavedSearch.Of(one.Search), one.Secret, one.Since, one.Until);
        var found = await opportunities.RunAsync(
            Actor.Public,
            due.Search.Filter with
            {
                PublishedAfter = due.Since,
                PublishedUpTo = due.Until,
            },
            due.Search.Request,
            stop
        );
        if (found.Total > 0)
        {
            db.Add(AlertLetters.OfTheDay(site, due, found));
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return found.Total > 0 ? 1 : 0;
    }

    private sealed record Taken(
        string Email,
        string Search,
        string Secret,
        DateTimeOffset Since,
        DateTimeOffset Until
    );
}
