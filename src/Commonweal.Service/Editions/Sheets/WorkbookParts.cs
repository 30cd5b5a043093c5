using System.Xml;
using Commonweal.Service.Evidence;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>The XML parts of a workbook that was looked at.</summary>
internal sealed class WorkbookParts(MemoryStream file)
{
    private static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    private readonly Dictionary<string, PackedPart> parts = PackedPart
        .ListOf(file, int.MaxValue - 1)
        .ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);

    public bool Has(string part) => parts.ContainsKey(part);

    public XmlReader Read(string part) =>
        parts.TryGetValue(part, out var packed)
            ? XmlReader.Create(packed.Open(file), Plain)
            : throw new InvalidDataException($"The workbook lacks {part}.");

    /// <summary>Where the parts are that another refers to by id.</summary>
    public Func<string, string> Targets(string part)
    {
        Dictionary<string, string> targets = new(StringComparer.Ordinal);
        var (folder, name) = Split(part);
        using var reader = Read($"{folder}_rels/{name}.rels");
        while (reader.Read())
        {
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Target") is { } target
            )
            {
                targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/')
                    ? target[1..]
                    : folder + target;
            }
        }

        return id =>
            targets.GetValueOrDefault(id)
            ?? throw new InvalidDataException($"The workbook refers to {id} and lacks it.");
    }

    /// <summary>The id by which an element refers to a part, in either edition of the standard.</summary>
    public static string IdOf(XmlReader reader)
    {
        var id = "";
        while (reader.MoveToNextAttribute())
        {
            id = reader is { LocalName: "id", Prefix: not "" } ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }

    private static (string Folder, string Name) Split(string part)
    {
        var end = part.LastIndexOf('/') + 1;
        return (part[..end], part[end..]);
    }
}
