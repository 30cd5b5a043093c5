using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Commonweal.Service.Evidence;

/// <summary>
/// What the XML parts of an office file make a program do. It is read as the program reads it, so that neither a part's
/// name nor the way a letter is written hides anything; a part that cannot be read so is no part of such a file.
/// </summary>
internal static partial class OfficeXml
{
    /// <summary>The part that says of what kind every part is.</summary>
    public const string Kinds = "[Content_Types].xml";

    private static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    private static readonly string[] Formulas =
    [
        "f",
        "formula",
        "formula1",
        "formula2",
        "definedName",
    ];

    /// <summary>Whether any part acts, or brings in what is not in the file.</summary>
    /// <exception cref="XmlException">A part is not sound XML, or has a document type.</exception>
    public static bool Acts(IReadOnlyList<PackedPart> parts, Stream file)
    {
        HashSet<string> declared = new(StringComparer.OrdinalIgnoreCase)
        {
            ".xml",
            ".rels",
            ".svg",
        };
        var kinds = parts.First(part =>
            part.Name.Equals(Kinds, StringComparison.OrdinalIgnoreCase)
        );
        using (var reader = XmlReader.Create(kinds.Open(file), Plain))
        {
            while (reader.Read())
            {
                var kind = reader.GetAttribute("ContentType") ?? "";
                if (ActiveKind().IsMatch(kind))
                {
                    return true;
                }

                if (
                    kind.Split(';')[0].TrimEnd().EndsWith("xml", StringComparison.OrdinalIgnoreCase)
                )
                {
                    declared.Add($".{reader.GetAttribute("Extension")}");
                    declared.Add(reader.GetAttribute("PartName") ?? "");
                }
            }
        }

        return parts
            .Where(part =>
                declared.Contains(Path.GetExtension(part.Name))
                || declared.Contains($"/{part.Name}")
            )
            .Any(part => Acts(part, file));
    }

    private static bool Acts(PackedPart part, Stream file)
    {
        using var reader = XmlReader.Create(part.Open(file), Plain);
        var fields = new Fields();
        var (element, formula) = ("", new StringBuilder());
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                if (Acts(reader, fields))
                {
                    return true;
                }

                (element, formula) = (reader.LocalName, formula.Clear());
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                // In pieces where comments stand between.
                if (element is "instrText" or "delInstrText" or "t")
                {
                    fields.Write(reader.Value, element is not "t");
                }
                else if (Formulas.Contains(element, StringComparer.Ordinal))
                {
                    formula.Append(reader.Value);
                }
            }
            else if (
                reader.NodeType is XmlNodeType.EndElement
                && formula.Length > 0
                && PlainText.Calls(formula.ToString())
            )
            {
                return true;
            }
        }

        return fields.AnyActs;
    }

    private static bool Acts(XmlReader element, Fields fields) =>
        element.LocalName switch
        {
            "ddeLink" or "oleLink" or "externalBook" or "altChunk" => true,
            "Relationship" => BringsIn(element),
            "fldSimple" => Fields.Act(Attribute(element, "instr")),
            "fldChar" => fields.Mark(Attribute(element, "fldCharType")),
            _ => false,
        };

    /// <summary>
    /// A part that acts, or a target outside the file. Web links and a template in a folder of one's own computer stay:
    /// the one waits for a click, and nobody else can put anything into the other.
    /// </summary>
    private static bool BringsIn(XmlReader relationship)
    {
        var kind = Attribute(relationship, "Type").Split('/')[^1].Trim();
        var target = Attribute(relationship, "Target").Trim();
        var isOutside =
            target.Contains("://", StringComparison.Ordinal)
            || Attribute(relationship, "TargetMode").Trim() is not ("" or "Internal");
        return ActiveRelationship().IsMatch(kind)
            || (
                isOutside
                && !(kind == "hyperlink" && WebLink().IsMatch(target))
                && !(kind == "attachedTemplate" && OwnFolder().IsMatch(target))
            );
    }

    /// <summary>Of any namespace: the two editions of the standard differ in them.</summary>
    private static string Attribute(XmlReader reader, string name)
    {
        var value = "";
        while (reader.MoveToNextAttribute())
        {
            value = reader.LocalName == name ? reader.Value : value;
        }

        reader.MoveToElement();
        return value;
    }

    [GeneratedRegex(
        "macroEnabled|vbaProject|vbaData|macrosheet|activeX|oleObject|externalLink|connections|webextension",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex ActiveKind();

    [GeneratedRegex(
        "^(vbaProject|wordVbaData|control|activeXControlBinary|oleObject|externalLink.*|aFChunk|connections|xlMacrosheet|xlIntlMacrosheet|webextension.*)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ActiveRelationship();

    [GeneratedRegex(
        "^(https?://|mailto:|tel:|#)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex WebLink();

    [GeneratedRegex(
        @"^(file:///)?[a-z]:[\\/]",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OwnFolder();
}
