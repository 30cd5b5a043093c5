using System.Text.Json;

namespace Commonweal.Domain.Frameworks;

/// <summary>What became of a part of an edition.</summary>
public enum PartChange
{
    /// <summary>Only the later edition has it.</summary>
    Added,

    /// <summary>Only the earlier edition has it.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>A part of an edition, other than a measure, that is not the same in another.</summary>
/// <param name="Kind">Which list of the edition's text it stands in, such as <c>themes</c>; <c>heading</c> for what it says of itself.</param>
/// <param name="Name">What people call it; of the heading, the key.</param>
/// <param name="Change">What became of it.</param>
public sealed record ComparedPart(string Kind, string Name, PartChange Change)
{
    private static readonly string[] Headings =
    [
        "title",
        "version",
        "publishedOn",
        "priceYear",
        "owner",
        "source",
        "about",
    ];

    private static readonly string[] Lists =
    [
        "priorities",
        "themes",
        "parameters",
        "proxies",
        "exclusions",
        "examples",
    ];

    /// <summary>Everything but measures in which two editions' texts differ: the heading first, then each list in its order.</summary>
    public static IReadOnlyList<ComparedPart> Of(Edition before, Edition after)
    {
        using var old = JsonDocument.Parse(EditionText.Write(before));
        using var now = JsonDocument.Parse(EditionText.Write(after));
        var (was, says) = (old.RootElement, now.RootElement);
        return
        [
            .. Headings
                .Where(key => Text(was, key) != Text(says, key))
                .Select(key => new ComparedPart("heading", key, PartChange.Changed)),
            .. Lists.SelectMany(list => OfList(list, ById(was, list), ById(says, list))),
        ];
    }

    private static IEnumerable<ComparedPart> OfList(
        string list,
        OrderedDictionary<string, JsonElement> before,
        OrderedDictionary<string, JsonElement> after
    )
    {
        foreach (var (id, part) in after)
        {
            if (!before.TryGetValue(id, out var was))
            {
                yield return new ComparedPart(list, NameOf(part), PartChange.Added);
            }
            else if (was.GetRawText() != part.GetRawText())
            {
                yield return new ComparedPart(list, NameOf(part), PartChange.Changed);
            }
        }

        foreach (var (id, part) in before.Where(held => !after.ContainsKey(held.Key)))
        {
            yield return new ComparedPart(list, NameOf(part), PartChange.Removed);
        }
    }

    private static OrderedDictionary<string, JsonElement> ById(JsonElement edition, string list) =>
        new(
            edition
                .GetProperty(list)
                .EnumerateArray()
                .Select(part => KeyValuePair.Create(part.GetProperty("id").GetString()!, part)),
            StringComparer.Ordinal
        );

    /// <summary>A title, what an example says, or the id of what has neither.</summary>
    private static string NameOf(JsonElement part) =>
        part.TryGetProperty("title", out var title) ? title.GetString()!
        : part.TryGetProperty("says", out var says) ? says.GetString()!
        : part.GetProperty("id").GetString()!;

    private static string Text(JsonElement edition, string key) =>
        edition.TryGetProperty(key, out var value) ? value.GetRawText() : "";
}
