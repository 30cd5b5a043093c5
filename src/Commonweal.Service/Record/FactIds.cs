using System.Collections.Frozen;
using System.Text.Json;

namespace Commonweal.Service.Record;

/// <summary>
/// Which facts of the record are ids: by their names, never by how they look. People type what they like, and what they typed is
/// shown as they typed it.
/// </summary>
public static class FactIds
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "assessment",
        "before",
        "id",
        "manager",
        "procurement",
        "run"
    );

    /// <summary>Whether a fact of this name holds an id.</summary>
    public static bool Has(string name) =>
        Names.Contains(name) || name.EndsWith("Id", StringComparison.Ordinal);

    /// <summary>Every id among the facts.</summary>
    internal static IEnumerable<Guid> In(JsonElement? facts, string name = "") =>
        facts switch
        {
            { ValueKind: JsonValueKind.String } text
                when Has(name) && text.TryGetGuid(out var id) => [id],
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray()
                .SelectMany(one => In(one, name)),
            { ValueKind: JsonValueKind.Object } thing => thing
                .EnumerateObject()
                .SelectMany(fact => In(fact.Value, fact.Name)),
            _ => [],
        };
}
