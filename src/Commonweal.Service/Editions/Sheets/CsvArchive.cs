using System.IO.Compression;
using Commonweal.Service.Evidence;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>Tables as files of CSV in one ZIP.</summary>
internal static class CsvArchive
{
    private const string Ending = ".csv";

    /// <summary>All that is packed in it, in bytes; each file may be as large as one that comes alone.</summary>
    private const long LargestWhole = 20L * 1024 * 1024;

    /// <summary>The same tables make the same file.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Sheet> Read(MemoryStream file)
    {
        var parts = PackedPart
            .ListOf(file, SheetFile.MostSheets)
            .Where(part => !part.Name.EndsWith('/') && !IsOfTheSystem(part.Name))
            .ToArray();
        if (parts.Length > SheetFile.MostSheets)
        {
            throw new SheetRefusal(
                "editions.file.too-large",
                $"The file holds more than {SheetFile.MostSheets} files. Pack the tables only."
            );
        }

        List<Sheet> sheets = [];
        var left = LargestWhole;
        var held = new CellsHeld();
        foreach (var part in parts)
        {
            using var content = Unpacked(part, file, Math.Min(left, SheetFile.LargestFile));
            left -= content.Length;
            sheets.Add(CsvTable.Read(NameOf(part), content, held));
        }

        return sheets;
    }

    public static void Write(Stream to, IEnumerable<Sheet> sheets)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var sheet in sheets)
        {
            var part = archive.CreateEntry(sheet.Name + Ending);
            part.LastWriteTime = Always;
            using var content = part.Open();
            CsvTable.Write(content, sheet);
        }
    }

    private static MemoryStream Unpacked(PackedPart part, MemoryStream file, long most)
    {
        if (part.IsEncrypted)
        {
            throw new SheetRefusal(
                "editions.file.protected",
                $"\"{NameOf(part)}\" in the file is locked with a password. Pack it again without one."
            );
        }

        if (!part.Name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            throw new SheetRefusal(
                "editions.file.type-not-allowed",
                $"\"{NameOf(part)}\" in the file is no CSV file. Pack the tables only, each as CSV."
            );
        }

        var content = new MemoryStream();
        part.Unpack(
            file,
            block =>
            {
                content.Write(block.Span);
                return content.Length <= most;
            }
        );
        return content.Length <= most ? content : throw SheetFile.TooMuchInside;
    }

    /// <summary>Its name without folders and ending.</summary>
    private static string NameOf(PackedPart part)
    {
        var name = part.Name[(part.Name.LastIndexOf('/') + 1)..];
        return name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
            ? name[..^Ending.Length]
            : name;
    }

    /// <summary>What some systems add to every archive.</summary>
    private static bool IsOfTheSystem(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || name.EndsWith(".DS_Store", StringComparison.Ordinal);
}
