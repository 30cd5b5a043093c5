using System.Text;
using System.Text.Json;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Editions.Formats;

/// <summary>
/// A whole edition as a file, out and in. Whatever the format, what is read becomes the one text of an edition and goes through its
/// one loader, so that the same edition has the same fingerprint and the same fault the same words.
/// </summary>
public static class EditionFile
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What anybody may have of the edition: see <see cref="Edition.ToPassOn"/>.</summary>
    public static byte[] Write(Edition edition, EditionFormat format)
    {
        var open = edition.ToPassOn();
        var text = EditionText.Write(open);
        if (format == EditionFormat.Json)
        {
            return text;
        }

        using var json = JsonDocument.Parse(text);
        if (format == EditionFormat.Yaml)
        {
            return Encoding.UTF8.GetBytes(
                $"# An edition of Commonweal. Its licence stands under \"source\". Fingerprint: {EditionText.Fingerprint(open)}\n{YamlText.Of(json.RootElement)}"
            );
        }

        using var file = new MemoryStream();
        var sheets = TableLayout.Of(json.RootElement);
        if (format == EditionFormat.Csv)
        {
            SheetFile.WriteCsv(file, sheets);
        }
        else
        {
            SheetFile.WriteWorkbook(file, sheets);
        }

        return file.ToArray();
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote, or that was made alike.</summary>
    /// <param name="name">What the file is called; its ending says the format.</param>
    /// <returns>Null, and every problem by file and line, or by table, row and column, when it has any fault.</returns>
    public static (Edition? Edition, IReadOnlyList<DataProblem> Problems) Read(
        string name,
        Stream content
    ) =>
        Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" or ".JSON" => ReadText(name, content),
            ".XLSX" or ".ZIP" => ReadTables(name, content),
            ".CSV" => Refused(
                name,
                "editions.file.one-table",
                "An edition is several tables. Pack all of them, each as CSV, in one ZIP file."
            ),
            ".XLSM" or ".XLTM" or ".XLSB" => ReadTables(name, content),
            _ => Refused(
                name,
                "editions.file.type-not-allowed",
                "Files of this kind are not read. Choose a YAML, JSON, XLSX or ZIP (of CSV) file."
            ),
        };

    private static (Edition?, IReadOnlyList<DataProblem>) ReadText(string name, Stream content)
    {
        try
        {
            using var file = SheetFile.Whole(content);
            return EditionDocument.Read(
                name,
                Strict.GetString(file.GetBuffer().AsSpan(0, (int)file.Length)).TrimStart('\uFEFF')
            );
        }
        catch (SheetRefusal refusal)
        {
            return Refused(name, refusal.Problem.Code, refusal.Problem.Message);
        }
        catch (DecoderFallbackException)
        {
            return Refused(
                name,
                "data.file.encoding",
                "The file is not in UTF-8. Save it again with that encoding."
            );
        }
    }

    private static (Edition?, IReadOnlyList<DataProblem>) ReadTables(string name, Stream content)
    {
        var sheets = SheetFile.Read(name, content);
        return sheets.Succeeded
            ? new TableReader(name).Read(sheets.Value)
            : Refused(name, sheets.Problems[0].Code, sheets.Problems[0].Message);
    }

    private static (Edition?, IReadOnlyList<DataProblem>) Refused(
        string name,
        string code,
        string message
    ) => (null, [new DataProblem(name, 1, code, message)]);
}
