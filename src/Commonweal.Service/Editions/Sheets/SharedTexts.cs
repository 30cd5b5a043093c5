using System.Text;
using System.Xml;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>The texts of a workbook that its cells refer to by number.</summary>
internal static class SharedTexts
{
    private const string Part = "xl/sharedStrings.xml";

    public static IReadOnlyList<string> Read(WorkbookParts parts)
    {
        List<string> texts = [];
        if (parts.Has(Part))
        {
            using var reader = parts.Read(Part);
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                {
                    texts.Add(TextOf(reader));
                }
            }
        }

        return texts;
    }

    /// <summary>The text of the element the reader is at, put together from its runs; how it is pronounced is left out.</summary>
    public static string TextOf(XmlReader reader)
    {
        var text = new StringBuilder();
        using var inner = reader.ReadSubtree();
        var isText = false;
        var spoken = -1;
        while (inner.Read())
        {
            if (spoken >= 0 && inner.Depth > spoken)
            {
                continue;
            }

            spoken = -1;
            if (inner is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                spoken = inner.Depth;
            }
            else if (inner.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                isText = inner is { NodeType: XmlNodeType.Element, LocalName: "t" };
            }
            else if (
                isText
                && inner.NodeType
                    is XmlNodeType.Text
                        or XmlNodeType.CDATA
                        or XmlNodeType.SignificantWhitespace
                        or XmlNodeType.Whitespace
            )
            {
                text.Append(inner.Value);
            }
        }

        return Workbook.Unescaped(text.ToString());
    }
}
