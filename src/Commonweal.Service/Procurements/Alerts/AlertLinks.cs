using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Alerts;

/// <summary>What the links in emails about tenders do; whoever has the link may.</summary>
public sealed class AlertLinks(Db db)
{
    private static readonly Problem Unknown = new(
        "procurements.alert.unknown",
        "This link leads to no emails: they were stopped, the tender they were about has ended, or the link was not opened within three days. Ask for them again on the list of opportunities."
    );

    /// <summary>What the emails are about, in words; null when the link leads to none.</summary>
    public async Task<string?> AboutAsync(string? token, CancellationToken stop)
    {
        var found = await db.As(Actor.Public)
            .Database.SqlQuery<Opened>(
                $"select procurement_id as \"ProcurementId\", search::text as \"Search\" from open_alert({token ?? ""})"
            )
            .SingleOrDefaultAsync(stop);
        return found switch
        {
            null => null,
            { Search: { } search } => SavedSearch.Of(search).InWords,
            _ => await db.Set<Procurement>()
                .IgnoreQueryFilters([Db.OwnRows])
                .Where(row => row.Id == found.ProcurementId)
                .Select(row => row.Title)
                .SingleOrDefaultAsync(stop),
        };
    }

    /// <summary>The reader wants the emails.</summary>
    public Task<Outcome<Done>> ConfirmAsync(string? token, CancellationToken stop) =>
        RunAsync($"select confirm_alert({token ?? ""}) as \"Value\"", "alert.confirmed", stop);

    /// <summary>The reader wants no more of them; the address is forgotten.</summary>
    public Task<Outcome<Done>> StopAsync(string? token, CancellationToken stop) =>
        RunAsync($"select stop_alert({token ?? ""}) as \"Value\"", "alert.stopped", stop);

    private Task<Outcome<Done>> RunAsync(
        FormattableString sql,
        string record,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            Actor.Public,
            async () =>
            {
                db.Record(record, Guid.Empty, new { });
                return await db.Database.SqlQuery<bool>(sql).SingleAsync(stop)
                    ? Outcome.Done
                    : Unknown;
            },
            stop
        );

    private sealed record Opened(Guid? ProcurementId, string? Search);
}
