using System.IO.Compression;
using System.Text;
using Commonweal.Service.Editions.Sheets;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class SheetFileTests
{
    private static readonly Sheet[] Odd =
    [
        new(
            "measures",
            [
                new(1, ["code", "title", "note"]),
                new(2, ["=NT1", "'quoted' \"twice\", and a line\r\nbelow\n", "  kept  "]),
                new(3, ["", "_x0041_ 🌳 Ynys Môn", "-1"]),
                new(5, ["'=1", "''@", "12.6000000000000000000000001"]),
            ]
        ),
        new("empty", []),
    ];

    [Theory]
    [InlineData("tables.xlsx")]
    [InlineData("tables.zip")]
    public void What_is_written_is_read_back(string name)
    {
        using var file = new MemoryStream();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
            SheetFile.WriteCsv(file, Odd);
        else
            SheetFile.WriteWorkbook(file, Odd);
        file.Position = 0;

        var sheets = SheetFile.Read(name, file).Value;

        Assert.Equal(Odd.Select(Flat).ToArray(), sheets.Select(Flat).ToArray());
    }

    [Fact]
    public void A_workbook_opens_with_columns_as_wide_as_their_text_and_long_text_wrapped()
    {
        using var file = new MemoryStream();
        SheetFile.WriteWorkbook(
            file,
            [
                new(
                    "Answers",
                    [new(1, ["Code", "What you will do"]), new(2, ["NT1", new string('a', 900)])]
                ),
            ]
        );
        file.Position = 0;
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, false);
        var sheet = Assert.Single(book.WorkbookPart!.WorksheetParts).Worksheet!;

        Assert.Equal(
            [12d, 60d],
            sheet
                .Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>()
                .Select(column => column.Width!.Value)
                .ToArray()
        );
        Assert.True(
            book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>()
                .ElementAt(1)
                .Alignment!.WrapText!.Value
        );
    }

    [Fact]
    public void A_workbooks_figures_and_days_come_out_as_people_see_them()
    {
        var sheet = Assert.Single(
            SheetFile
                .Read(
                    "council.xlsx",
                    Packed(
                        """
                        <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>1.1000000000000001</v></c><c r="D2" s="1"><v>46000</v></c></row>
                        <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4"><v>1E-05</v></c><c r="C4" s="1"><v>46000.5</v></c><c r="D4" s="2"><v>123456.789</v></c></row>
                        """
                    )
                )
                .Value
        );

        Assert.Equal([2, 4], sheet.Rows.Select(row => row.Number));
        Assert.Equal(["", "Rich text", "1.1", "2025-12-09"], sheet.Rows[0].Cells);
        Assert.Equal(["true", "0.00001", "2025-12-09 12:00:00", "123456.789"], sheet.Rows[1].Cells);
        Assert.Equal("", sheet.Rows[0].At(99));
        Assert.Equal(
            "A Z AA AZ BA",
            string.Join(' ', new[] { 0, 25, 26, 51, 52 }.Select(Sheet.Letters))
        );
    }

    [Theory]
    [InlineData("a,b\r\n1,\"x;y\"\r\n\r\n2,z", ",")]
    [InlineData("a;b\n1;\"x;y\"\n\n2;z", ";")]
    [InlineData("a\tb\n1\tx;y\n\n2\tz", "tab")]
    public void A_file_of_csv_is_read_whatever_separates_its_cells(string text, string separator)
    {
        foreach (
            var encoding in new Encoding[]
            {
                new UTF8Encoding(false),
                new UTF8Encoding(true),
                Encoding.Unicode,
                Encoding.Latin1,
            }
        )
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes($"{text} £5 é")];

            var sheet = SheetFile.Read("my list.csv", new MemoryStream(bytes)).Value[0];

            Assert.Equal("my list", sheet.Name);
            Assert.Equal([1, 2, 4], sheet.Rows.Select(row => row.Number));
            Assert.Equal(["1", "x;y"], sheet.Rows[1].Cells);
            Assert.True(sheet.Rows[2].At(1) == "z £5 é", $"{separator} {encoding.EncodingName}");
        }
    }

    [Theory]
    [InlineData("a.csv", "a,b\n1,\"open\n2,z", "quotes", "row 2")]
    [InlineData("a.csv", "a,b\n1,5\" pipe\"\n2,z", "quotes", "row 2")]
    [InlineData("a.csv", "a,b\n1,=2+3", "formula", "cell B2 begins with \"=\"")]
    [InlineData("a.csv", "a,\0", "not-what-it-says", "no text has")]
    [InlineData("a.csv", "", "empty", "is empty")]
    [InlineData("a.xlsx", "a,b", "not-what-it-says", "not what its name says")]
    [InlineData("a.csv", "PK\u0003\u0004", "not-what-it-says", "not what its name says")]
    [InlineData("a.xlsx", "PK\u0003\u0004", "not-what-it-says", "damaged")]
    [InlineData("a.zip", "PK\u0003\u0004", "not-what-it-says", "damaged")]
    [InlineData("a.xlsm", "PK\u0003\u0004", "acts-on-opening", "macros")]
    [InlineData("a.ods", "PK\u0003\u0004", "type-not-allowed", "Save it as XLSX or CSV")]
    public void A_file_that_cannot_be_read_is_refused_by_its_place_and_the_way_out(
        string name,
        string content,
        string code,
        string says
    ) => IsRefused(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), code, says);

    [Fact]
    public void A_locked_workbook_is_refused_as_such() =>
        IsRefused(
            "a.xlsx",
            new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            "protected",
            "password"
        );

    [Fact]
    public void Too_many_bytes_columns_and_cells_too_long_are_refused()
    {
        IsRefused(
            "a.csv",
            new MemoryStream(new byte[SheetFile.LargestFile + 1]),
            "too-large",
            "10 MB"
        );
        IsRefused(
            "a.csv",
            Text(new string(',', SheetFile.MostColumns) + "x"),
            "too-large",
            "cell GS1"
        );
        IsRefused("a.csv", Text(new string('x', SheetFile.LongestCell + 1)), "too-large", "32,768");
    }

    [Theory]
    [InlineData(
        "<c r=\"A1\"><v>3</v><f>1+2</f></c>",
        "formula",
        "Sheet \"Sheet1\", cell A1 holds a formula"
    )]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", "formula", "shows the error #REF!")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>7</v></c>", "not-what-it-says", "damaged")]
    [InlineData("<c r=\"B1\"/><c r=\"A1\"/>", "not-what-it-says", "damaged")]
    public void A_cell_that_is_no_plain_value_is_refused_by_name(
        string cell,
        string code,
        string says
    ) => IsRefused("a.xlsx", Packed($"<row r=\"1\">{cell}</row>"), code, says);

    [Fact]
    public void A_row_beyond_the_last_is_damage_and_the_last_half_second_of_all_a_number()
    {
        IsRefused(
            "a.xlsx",
            Packed("<row r=\"2147483647\"><c r=\"A1\"/></row><row><c r=\"A1\"/></row>"),
            "not-what-it-says",
            "damaged"
        );
        IsRefused("a.xlsx", Packed("<row r=\"1048577\"/>"), "not-what-it-says", "damaged");
    }

    [Fact]
    public void A_hidden_sheet_a_macro_and_a_bomb_are_refused()
    {
        IsRefused(
            "a.xlsx",
            Packed("", "state=\"veryHidden\""),
            "hidden-sheet",
            "\"Sheet1\" is hidden"
        );
        IsRefused("a.xlsx", Packed("", extra: "xl/vbaProject.bin"), "acts-on-opening", "macros");
        IsRefused("a.xlsx", Packed(new string(' ', 60_000_000)), "too-much-inside", "unpacks");
        IsRefused("a.zip", Csv(new string('x', 60_000_000)), "too-much-inside", "unpacks");
    }

    [Fact]
    public void Hidden_rows_and_columns_that_hold_anything_are_refused_by_name()
    {
        const string Cells = "<c r=\"A2\" t=\"str\"><v>1</v></c>";
        IsRefused(
            "a.xlsx",
            Packed($"<row r=\"2\" hidden=\"1\">{Cells}</row>"),
            "hidden-cells",
            "\"Sheet1\" row 2 is hidden"
        );
        IsRefused(
            "a.xlsx",
            Packed(
                $"<row r=\"2\"><c r=\"B2\" t=\"str\"><v>1</v></c></row>",
                columns: "<cols><col min=\"2\" max=\"3\" hidden=\"true\"/></cols>"
            ),
            "hidden-cells",
            "\"Sheet1\" column B is hidden"
        );
        Assert.True(
            SheetFile
                .Read(
                    "a.xlsx",
                    Packed(
                        $"<row r=\"1\" hidden=\"1\"/><row r=\"2\" hidden=\"0\">{Cells}</row>",
                        columns: "<cols><col min=\"5\" max=\"9\" hidden=\"1\"/></cols>"
                    )
                )
                .Succeeded
        );
    }

    [Fact]
    public void A_row_of_millions_of_columns_or_signs_is_refused_before_it_is_taken_in()
    {
        IsRefused(
            "a.csv",
            Text("a,b\r\n\"x\ny\",2\n\n" + new string(',', 9_000_000)),
            "too-large",
            "cell GS4 is in column 201"
        );
        Assert.InRange(
            SheetFile
                .Read(
                    "a.xlsx",
                    Packed($"<row r=\"1\"><c t=\"e\"><v>{new string('x', 1_000_000)}</v></c></row>")
                )
                .Problems[0]
                .Message.Length,
            1,
            400
        );
        IsRefused("a.csv", Text(new string('x', 1_000_001)), "too-large", "1,000,000");
        IsRefused("a.csv", Text("a,b\n1,\"" + new string(',', 1_000_001)), "quotes", "row 2");
        Assert.Equal(
            SheetFile.MostColumns,
            SheetFile
                .Read(
                    "a.csv",
                    Text($"\"a,\"\"{new string(',', 300)}\"" + new string(',', 198) + ",x")
                )
                .Value[0]
                .Rows[0]
                .Cells.Count
        );
    }

    [Fact]
    public void The_files_of_an_archive_are_held_to_their_limits_together()
    {
        var notes = string.Concat(Enumerable.Repeat($"{new string('x', 999)}\n", 7_000));
        IsRefused(
            "a.zip",
            Archive(("a.csv", notes), ("b.csv", notes), ("c.csv", notes)),
            "too-much-inside",
            "unpacks"
        );
        var rows = string.Concat(Enumerable.Repeat($"{new string(',', 199)}x\n", 1_300));
        IsRefused(
            "a.zip",
            Archive(("a.csv", rows), ("b.csv", rows)),
            "too-large",
            "Sheet \"b\", cell GR1201 is one cell too many"
        );
    }

    private static string Flat(Sheet sheet) =>
        $"{sheet.Name}: {string.Join('|', sheet.Rows.SelectMany(row => row.Cells))}";

    private static void IsRefused(string name, Stream file, string code, string says)
    {
        var problem = Assert.Single(SheetFile.Read(name, file).Problems);
        Assert.Equal(($"editions.file.{code}", "File"), (problem.Code, problem.Field));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static MemoryStream Csv(string text) => Archive(("measures.csv", text));

    /// <summary>A workbook as spreadsheets write it: shared texts, styles, figures as binary fractions.</summary>
    private static MemoryStream Packed(
        string rows,
        string state = "",
        string? extra = null,
        string columns = ""
    )
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Archive([
            ("[Content_Types].xml", "<Types/>"),
            (
                "xl/workbook.xml",
                $"<workbook {Main} xmlns:r=\"{Links}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" {state} r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                $"<worksheet {Main}>{columns}<sheetData>{rows}</sheetData></worksheet>"
            ),
            (
                "xl/sharedStrings.xml",
                $"<sst {Main}><si><r><t>Rich</t></r><r><t xml:space=\"preserve\"> text</t></r><rPh><t>spoken</t></rPh></si></sst>"
            ),
            (
                "xl/styles.xml",
                $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"164\" formatCode=\"[Red]&quot;days&quot; 0.00\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            ),
            .. extra is null ? Array.Empty<(string, string)>() : [(extra, "x")],
        ]);
    }

    private static MemoryStream Archive(params (string Name, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        file.Position = 0;
        return file;
    }
}
