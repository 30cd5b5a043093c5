using System.Text.Json;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Audit;

/// <summary>What was done in the actor's authority or supplier, newest first, each entry checked against its hash.</summary>
public sealed class AuditLog(Db db)
{
    /// <summary>One entry.</summary>
    /// <param name="Act">What was done, in words.</param>
    /// <param name="Facts">The facts recorded with it, as <c>name: value</c>.</param>
    /// <param name="Holds">False when it was changed after it was written.</param>
    public sealed record Row(
        long N,
        DateTimeOffset At,
        string By,
        string Act,
        Guid? SubjectId,
        string Facts,
        bool Holds
    );

    /// <summary>The page asked for, by <c>n</c>; searched in what was done, by whom and its facts.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var scope = actor.AuthorityId ?? actor.SupplierId;
        var named = ActWords.With(request.Search);
        var mayRead = actor.Can(Permission.ReadAudit);
        var newestFirst = request.Sort is null ? request with { Descending = true } : request;
        var found = await db.As(actor)
            .Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => mayRead && entry.ScopeId == scope)
            .Where(entry =>
                request.Search == null
                || named.Contains(entry.Act)
                || EF.Functions.ILike(entry.Entry, request.Pattern)
            )
            .PageAsync(newestFirst, stop, ("n", entry => entry.N));
        return found.Select(RowOf);
    }

    private static Row RowOf(AuditEntry entry)
    {
        var (by, facts) = Read(entry.Entry);
        return new Row(
            entry.N,
            entry.At,
            by,
            ActWords.Of(entry.Act) ?? Words(entry.Act),
            entry.SubjectId,
            facts,
            AuditVerifier.Holds(entry)
        );
    }

    /// <summary>An entry that was tampered with may not even be JSON; it is shown as it stands.</summary>
    private static (string By, string Facts) Read(string entry)
    {
        try
        {
            using var json = JsonDocument.Parse(entry);
            var facts = json.RootElement.GetProperty("details").EnumerateObject();
            return (
                json.RootElement.GetProperty("by").GetString() ?? "",
                string.Join("; ", facts.Select(fact => $"{Words(fact.Name)}: {Value(fact.Value)}"))
            );
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ("", entry);
        }
    }

    private static string Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Value)),
            JsonValueKind.Null => "none",
            _ => value.ToString(),
        };

    /// <summary><c>person.roles-changed</c> and <c>companyNumber</c> as people write them.</summary>
    private static string Words(string name)
    {
        var words = string.Concat(
            name.Select(sign =>
                sign is '.' or '-' ? " "
                : char.IsUpper(sign) ? $" {char.ToLowerInvariant(sign)}"
                : $"{sign}"
            )
        );
        return string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
    }
}
