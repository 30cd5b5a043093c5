using System.Text.Json;
using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Record;

/// <summary>
/// What was done with one of the actor's own bids, and what was tried and refused, the latest first unless asked otherwise: from its
/// supplier's own record, which no council reads.
/// </summary>
public sealed class HappenedToBid(Db db)
{
    private const string Refusal = "-refused";
    private const string Refusals = $"%{Refusal}";

    /// <summary>One entry of the record.</summary>
    /// <param name="N">Its place in the supplier's record.</param>
    /// <param name="At">When, by the database's clock.</param>
    /// <param name="What">What was done, in words.</param>
    /// <param name="Receipt">The receipt number it gave or took back; null for none.</param>
    /// <param name="Reasons">Why it was refused, by the codes of the problems; empty for what was done.</param>
    public sealed record Row(
        long N,
        DateTimeOffset At,
        string What,
        string By,
        string? Receipt,
        IReadOnlyList<string> Reasons,
        bool IsRefused
    );

    /// <summary>Empty where the actor's supplier has no such bid.</summary>
    /// <param name="refused">Only what was refused, or only what was done; null for both.</param>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        Guid bidId,
        bool? refused,
        ListRequest request,
        CancellationToken stop
    )
    {
        var may = actor.Can(Permission.ReadOwnBids);
        var scope = actor.SupplierId;
        var acts = ActWords.With(request.Search);
        var own = db.As(actor).Set<Bid>().Where(bid => may && bid.Id == bidId);
        var page = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => entry.ScopeId == scope && own.Any(bid => bid.Id == entry.SubjectId))
            .Where(entry => refused == null || EF.Functions.Like(entry.Act, Refusals) == refused)
            .Where(entry =>
                request.Search == null
                || acts.Contains(entry.Act)
                || EF.Functions.ILike(entry.Entry, request.Pattern)
            )
            .PageAsync(request.LatestFirst, stop, ("n", entry => entry.N));
        return page.Select(RowOf);
    }

    private static Row RowOf(AuditEntry entry)
    {
        var text = entry.Read();
        return new Row(
            entry.N,
            entry.At,
            ActWords.Of(entry.Act) ?? entry.Act,
            text?.By ?? "",
            Fact(text, "receipt")?.GetString(),
            Fact(text, "reasons") is { ValueKind: JsonValueKind.Array } reasons
                ? [.. reasons.EnumerateArray().Select(reason => $"{reason}")]
                : [],
            entry.Act.EndsWith(Refusal, StringComparison.Ordinal)
        );
    }

    private static JsonElement? Fact(AuditText? text, string name) =>
        text?.Details is { ValueKind: JsonValueKind.Object } details
        && details.TryGetProperty(name, out var fact)
            ? fact
            : null;
}
