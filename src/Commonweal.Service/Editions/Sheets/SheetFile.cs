using System.Xml;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Service.Evidence;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>
/// Reads a workbook (XLSX), a file of comma-separated values (CSV) or a ZIP of such files into text cells. Numbers and days come out
/// as people see them and never through a binary fraction. What runs is refused, and what hides or calculates is refused or noted.
/// </summary>
public static class SheetFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>The most cells in all sheets together, each row up to its last that holds anything.</summary>
    public const int MostCells = 500_000;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 200;

    /// <summary>The longest text of a cell, in characters: no spreadsheet holds more.</summary>
    public const int LongestCell = 32_767;

    /// <summary>The most sheets, or files in a ZIP.</summary>
    public const int MostSheets = 50;

    /// <summary>The sheets in their order; refused, with the cell where there is one, with <c>editions.file.…</c>.</summary>
    /// <param name="name">What the file is called; its ending says what it should be.</param>
    /// <param name="workings">What becomes of formulas and hidden sheets.</param>
    public static Outcome<IReadOnlyList<Sheet>> Read(
        string name,
        Stream content,
        Workings workings = Workings.Refused
    )
    {
        try
        {
            using var file = Whole(content);
            return Outcome.Of(Sheets(name, file, workings));
        }
        catch (SheetRefusal refusal)
        {
            return refusal.Problem;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return SheetRefusal.Broken("The file is damaged or cut short.").Problem;
        }
    }

    /// <summary>Writes a workbook in which every cell is text; the first row of each sheet stays in sight.</summary>
    public static void WriteWorkbook(Stream to, IEnumerable<Sheet> sheets) =>
        Workbook.Write(to, sheets);

    /// <summary>Writes a ZIP with a file of CSV for each sheet; the same sheets make the same bytes.</summary>
    public static void WriteCsv(Stream to, IEnumerable<Sheet> sheets) =>
        CsvArchive.Write(to, sheets);

    /// <summary>The whole of an upload in memory, when it is not too large.</summary>
    internal static MemoryStream Whole(Stream content)
    {
        var file = new MemoryStream();
        var block = new byte[81920];
        while (content.Read(block) is > 0 and var read)
        {
            if (file.Length + read > LargestFile)
            {
                throw new SheetRefusal(
                    "editions.file.too-large",
                    $"The file is larger than {LargestFile / 1024 / 1024} MB. Keep what belongs to the table only, or split the file."
                );
            }

            file.Write(block, 0, read);
        }

        file.Position = 0;
        return file.Length > 0
            ? file
            : throw new SheetRefusal(
                "editions.file.empty",
                "The file is empty. Check it on your computer and choose it again."
            );
    }

    private static IReadOnlyList<Sheet> Sheets(string name, MemoryStream file, Workings workings)
    {
        var start = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 4));
        if (start.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new SheetRefusal(
                "editions.file.protected",
                "The file is locked with a password, or in the old format of before 2007. Save it as XLSX without a password."
            );
        }

        var isPacked = start.SequenceEqual("PK\x03\x04"u8);
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".XLSX" when isPacked => Workbook.Read(file, workings),
            ".ZIP" when isPacked => CsvArchive.Read(file),
            ".CSV" or ".TXT" or ".TSV" when !isPacked =>
            [
                CsvTable.Read(
                    Path.GetFileNameWithoutExtension(FileLabel.Of(name)),
                    file,
                    new CellsHeld()
                ),
            ],
            ".XLSX" or ".ZIP" or ".CSV" or ".TXT" or ".TSV" => throw SheetRefusal.Broken(
                "The file's content is not what its name says."
            ),
            ".XLSM" or ".XLTM" or ".XLSB" => throw ActsOnOpening,
            _ => throw new SheetRefusal(
                "editions.file.type-not-allowed",
                "Files of this kind are not read. Save it as XLSX or CSV."
            ),
        };
    }

    /// <summary>What a workbook is refused for before its cells are read.</summary>
    internal static SheetRefusal? RefusalOf(Misfit misfit) =>
        misfit switch
        {
            Misfit.None => null,
            Misfit.NotWhatItSays or Misfit.PictureTooLarge => SheetRefusal.Broken(
                "The file is no workbook, or is damaged or locked."
            ),
            Misfit.ActsOnOpening => ActsOnOpening,
            Misfit.TooMuchInside => TooMuchInside,
        };

    internal static SheetRefusal TooMuchInside =>
        new(
            "editions.file.too-much-inside",
            "The file is small but unpacks to far more than a table needs, or has packed files inside. Copy the table into a new workbook and save that."
        );

    private static SheetRefusal ActsOnOpening =>
        new(
            "editions.file.acts-on-opening",
            "The file has macros, or embeds or fetches something when it is opened. Save it as XLSX without these; a link on the web may stay."
        );
}
