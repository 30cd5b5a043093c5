using Commonweal.App.Tests.Reference;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>Puts faults into an edition's tables, at cells picked by a seed, and holds the reader to naming table, row and remedy.</summary>
public sealed class SeededTableFaultsTests
{
    private const int Seed = 20261121;

    private static readonly IReadOnlyList<Sheet> Sheets = Shipped();

    [Theory]
    [InlineData("csv", 75)]
    [InlineData("xlsx", 75)]
    public void A_fault_of_any_kind_in_any_table_is_told_with_its_row_and_remedy(
        string format,
        int count
    )
    {
        Fault[] faults =
        [
            .. Sheets
                .SelectMany(FaultsOf)
                .GroupBy(fault => (fault.Table, fault.Kind))
                .SelectMany(kind =>
                    kind.OrderBy(fault => ((fault.Row * 31) + fault.Column) * (Seed % 1009) % 997)
                        .Select((fault, at) => (fault, at))
                )
                .OrderBy(pick => pick.at)
                .Select(pick => pick.fault)
                // Other cells in the one format than in the other.
                .Skip(format == "csv" ? 0 : 75)
                .Take(count),
        ];

        Assert.Equal(count, faults.Length);
        string[] untold =
        [
            .. faults.Select(fault => Untold(fault, EditionFormat.Named(format)!)).OfType<string>(),
        ];
        Assert.True(untold.Length == 0, string.Join("\n\n", untold));
    }

    private static IReadOnlyList<Sheet> Shipped()
    {
        var edition = ReferenceLoader.Open(DataCopy.Shipped).Edition("lancashire-toms-2024")!;
        using var file = new MemoryStream(EditionFile.Write(edition, EditionFormat.Csv));
        return SheetFile.Read("edition.zip", file).Value;
    }

    private static IEnumerable<Fault> FaultsOf(Sheet sheet)
    {
        var headings = sheet.Rows[0].Cells;
        foreach (var (column, heading) in headings.Index())
        {
            yield return new("misspelt heading", sheet.Name, 1, column, $"{heading}z");
        }

        foreach (var row in sheet.Rows.Skip(1))
        {
            yield return new("stray cell", sheet.Name, row.Number, headings.Count, "stray");
            foreach (var (column, cell) in row.Cells.Index().Where(cell => cell.Item.Length > 0))
            {
                if (Wrong(sheet.Name, headings[column]) is var (kind, text))
                {
                    yield return new(kind, sheet.Name, row.Number, column, text);
                }
            }
        }
    }

    private static (string Kind, string Text)? Wrong(string table, string heading) =>
        (table, heading) switch
        {
            (
                _,
                "order"
                    or "central"
                    or "low"
                    or "high"
                    or "priceYear"
                    or "quantity"
                    or "attribution"
                    or "goals"
            ) => ("number in words", "twelve"),
            (_, "deadweight" or "input.contractValue") => ("number with a sign", "£1,250"),
            ("measures" or "proxies", "unit") => ("no choice", "sometimes"),
            (_, "class" or "level" or "confidence" or "formula" or "origin") => (
                "no choice",
                "sometimes"
            ),
            (_, "from" or "publishedOn" or "input.on" or "knownTo.day") => (
                "day of another form",
                "31/12/2025"
            ),
            (_, "recordOnly") => ("no yes or no", "perhaps"),
            (_, "expect.social" or "expect.localEconomic") => ("another sum", "0.07"),
            (
                _,
                "theme"
                    or "outcome"
                    or "proxy"
                    or "figure"
                    or "wage"
                    or "deflator"
                    or "carbon"
                    or "measure"
                    or "measures"
                    or "against"
                    or "priorities"
                    or "parameter"
                    or "example"
            ) => ("dangling", "nowhere"),
            (_, "source.url") => ("no address", "somewhere"),
            (_, "hoursPerWeek" or "weeksPerYear" or "kilogramsPerMile") => ("nothing", ""),
            (_, "doesNotCount" or "evidence" or "expect.noValue" or "goalsBecause") => null,
            (_, "expect.recorded" or "expect.overlaps") => ("another list", "nowhere"),
            _ => ("nothing", ""),
        };

    /// <summary>What is wrong with what is told of a fault; null when it is told in its table and row by what is wrong, and every message says what to do.</summary>
    private static string? Untold(Fault fault, EditionFormat format)
    {
        using var file = new MemoryStream();
        var sheets = Sheets.Select(sheet => sheet.Name == fault.Table ? With(sheet, fault) : sheet);
        if (format == EditionFormat.Csv)
            SheetFile.WriteCsv(file, sheets);
        else
            SheetFile.WriteWorkbook(file, sheets);
        file.Position = 0;
        var name = $"mine{format.Ending}";
        var (edition, problems) = EditionFile.Read(name, file);
        var isPlaced = problems.Any(problem =>
            problem.File == $"{name}, {fault.Table}"
            && problem.Line == fault.Row
            && problem.Message.Contains(
                fault.Text.Length > 0 ? fault.Text : HeadingOf(fault),
                StringComparison.Ordinal
            )
        );
        return
            edition is null
            && isPlaced
            && problems.All(problem => SeededFaultsTests.Remedy().IsMatch(problem.Message))
            ? null
            : $"{fault}: {string.Join('\n', problems)}";
    }

    private static string HeadingOf(Fault fault) =>
        Sheets.Single(sheet => sheet.Name == fault.Table).Rows[0].At(fault.Column);

    private static Sheet With(Sheet sheet, Fault fault) =>
        sheet with
        {
            Rows =
            [
                .. sheet.Rows.Select(row =>
                    row.Number == fault.Row
                        ? row with
                        {
                            Cells =
                            [
                                .. Enumerable
                                    .Range(0, Math.Max(row.Cells.Count, fault.Column + 1))
                                    .Select(at => at == fault.Column ? fault.Text : row.At(at)),
                            ],
                        }
                        : row
                ),
            ],
        };

    private sealed record Fault(string Kind, string Table, int Row, int Column, string Text);
}
