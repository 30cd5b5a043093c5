using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Domain.People;

namespace Commonweal.Service.Audit;

/// <summary>One entry on its way into the chain.</summary>
/// <param name="WithinId">The larger thing whose own entries may have changed the subject; null for none.</param>
internal sealed record AuditRecord(
    string Act,
    Guid SubjectId,
    object Details,
    Guid? WithinId = null
)
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The organisation whose chain the entry joins; all zeros is the platform's own.</summary>
    public Guid Scope(Actor actor) => actor.AuthorityId ?? actor.SupplierId ?? Guid.Empty;

    /// <summary>The entry as it is hashed and kept.</summary>
    public string Text(Actor actor) =>
        JsonSerializer.Serialize(
            new
            {
                act = Act,
                by = actor.Name,
                account = actor.AccountId,
                roles = actor.Roles.Select(role => role.ToString()),
                subject = SubjectId,
                details = Details,
            },
            Plain
        );
}
