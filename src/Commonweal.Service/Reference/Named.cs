using Commonweal.Domain.Common;

namespace Commonweal.Service.Reference;

/// <summary>Things that one file names and others refer to, such as parameters and measures.</summary>
/// <param name="kind">What they are, as problems say it: <c>parameter</c>.</param>
internal sealed class Named<T>(string kind)
    where T : class
{
    private const int LongestKey = 100;

    private readonly OrderedDictionary<string, (T? Thing, string Place)> things = new(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Set when a file that names some could not be read: what it would have named is then not reported as missing.
    /// </summary>
    public bool Incomplete { get; set; }

    public IEnumerable<T> All => things.Values.Select(named => named.Thing).OfType<T>();

    /// <summary>Things whose names are held apart elsewhere, such as those of files and those read before.</summary>
    public static Named<T> Known(
        string kind,
        IEnumerable<(string Name, T Thing)> known,
        bool incomplete
    )
    {
        var named = new Named<T>(kind) { Incomplete = incomplete };
        foreach (var (name, thing) in known)
        {
            named.things.TryAdd(name, (thing, name));
        }

        return named;
    }

    /// <summary>
    /// Takes in a thing under the name written at <paramref name="key"/>; refused when the name is taken. One without a name has
    /// been refused already.
    /// </summary>
    /// <param name="thing">Null when it is so faulty that nothing should be said of what refers to it.</param>
    public void Add(YamlMap map, string key, string name, T? thing)
    {
        if (name.Length > 0 && !things.TryAdd(name, (thing, $"{map.File}:{map.LineOf(key)}")))
        {
            map.Refuse(
                "data.name.duplicate",
                $"The {kind} \"{Spelling.Short(name)}\" is already at {things[name].Place}. Give this one a name of its own.",
                key
            );
        }
    }

    /// <summary>The same of a name that stands in addresses; refused where it cannot.</summary>
    /// <param name="most">The longest one, in characters.</param>
    public void AddKey(YamlMap map, string key, string name, T? thing, int most = LongestKey)
    {
        if (name.Length > 0 && !OneLine.IsKey(name, most))
        {
            map.Refuse(
                "data.name.form",
                $"The name \"{Spelling.Short(name)}\" cannot stand in an address. Write up to {most} letters, digits, hyphens, full stops and underscores, such as {(most < LongestKey ? "NT29" : "our-wage")}.",
                key
            );
        }

        Add(map, key, name, thing);
    }

    /// <summary>The thing that a name written at <paramref name="key"/> refers to; refused when there is none.</summary>
    public T? Refer(YamlMap map, string key, string? name)
    {
        if (name is not { Length: > 0 })
        {
            return null;
        }

        if (things.TryGetValue(name, out var named))
        {
            return named.Thing;
        }

        if (!Incomplete)
        {
            map.Refuse(
                "data.reference.dangling",
                things.Count == 0
                    ? $"There is no {kind} \"{Spelling.Short(name)}\", nor any other. Add it, or remove this."
                    : $"There is no {kind} \"{Spelling.Short(name)}\".{Spelling.Meant(name, things.Keys)} Write one of {Spelling.Listed(things.Keys)}, or add it.",
                key
            );
        }

        return null;
    }

    /// <summary>The name written at <paramref name="key"/> and what it refers to.</summary>
    public T? Refer(YamlMap map, string key) => Refer(map, key, map.Text(key));
}
