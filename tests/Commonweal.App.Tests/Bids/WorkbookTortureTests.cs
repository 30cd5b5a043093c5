using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Commonweal.Domain.Common;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Whatever is handed to the upload page of a bid is refused in words or read, and never breaks the page.</summary>
public sealed class WorkbookTortureTests() : BidsCase(withSite: true)
{
    private const string FirstSheet = "xl/worksheets/sheet1.xml";
    private const int Bomb = 60_000_000;

    [Fact]
    public async Task Each_is_refused_by_name_and_none_changes_the_draft()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var other = await World.StartedBidAsync(Rival, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var book = (await browser.GetAsync($"/supplier/bids/{bid}/bid.xlsx")).Bytes;
        var foreign = (
            await (await Site.SignInAsync(Rival)).GetAsync($"/supplier/bids/{other}/bid.xlsx")
        ).Bytes;
        (string Name, byte[] Content, string Says)[] set =
        [
            ("a.xlsx", Changed(book, FirstSheet, Row("<f>1+2</f><v>3</v>")), "formula"),
            ("a.xlsx", Changed(book, FirstSheet, Row("<v>#REF!</v>", "t=\"e\"")), "#REF!"),
            ("a.xlsx", Added(book, "xl/vbaProject.bin", "x"), "macros"),
            ("a.xlsm", book, "macros"),
            (
                "a.xlsx",
                Added(book, "xl/externalLinks/externalLink1.xml", "<externalLink/>"),
                "fetches"
            ),
            ("a.xlsx", Added(book, "xl/embeddings/oleObject1.bin", "x"), "embeds"),
            (
                "a.xlsx",
                Changed(
                    book,
                    "xl/workbook.xml",
                    text =>
                        text.Replace(
                                "<sheet ",
                                "<sheet state=\"hidden\" ",
                                StringComparison.Ordinal
                            )
                            .Replace(
                                "<x:sheet ",
                                "<x:sheet state=\"hidden\" ",
                                StringComparison.Ordinal
                            )
                ),
                "hidden"
            ),
            ("a.xlsx", Added(book, "xl/media/bomb.xml", new string(' ', Bomb)), "unpacks"),
            ("a.xlsx", book[..(book.Length / 2)], "damaged"),
            ("a.xlsx", [.. book[..200], .. new byte[400], .. book[600..]], "damaged"),
            ("a.xlsx", "no workbook at all"u8.ToArray(), "not what its name says"),
            ("a.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "password"),
            ("a.ods", book, "Save it as XLSX"),
            ("a.pdf", "%PDF-1.7"u8.ToArray(), "Save it as XLSX"),
            (
                "a.xlsx",
                Changed(
                    book,
                    FirstSheet,
                    text =>
                        $"<!DOCTYPE a [<!ENTITY b \"c\">]>{text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]}"
                ),
                "damaged"
            ),
            ("a.xlsx", foreign, "another bid"),
            ("a.xlsx", new byte[(10 * 1024 * 1024) + 1], "10 MB"),
            ("a.xlsx", [], "Choose the workbook"),
        ];
        foreach (var (name, content, says) in set)
        {
            await browser.GetAsync($"/supplier/bids/{bid}/workbook");
            var page = await browser.UploadAsync("Read the workbook", ("File", name, content));

            Assert.True(
                page.Problems.Any(problem => problem.Contains(says, StringComparison.Ordinal)),
                $"{name}, {says}: {string.Join(" | ", page.Problems)}"
            );
            Assert.DoesNotContain("Accept: make it my draft", page.Text, StringComparison.Ordinal);
        }

        Assert.Empty(Site.Faults);
        Assert.False(
            (
                await World.AskAsync<WorkbookInHand, Outcome<WorkbookInHand.View>>(lookup =>
                    lookup.OfAsync(Supplier, bid, Stop)
                )
            ).Succeeded
        );
    }

    [Fact]
    public async Task The_same_form_sent_twice_and_a_file_in_another_field_say_what_happened()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var book = (await browser.GetAsync($"/supplier/bids/{bid}/bid.xlsx")).Bytes;
        await browser.GetAsync($"/supplier/bids/{bid}/workbook");
        var page = await browser.UploadAsync("Read the workbook", ("Other", "bid.xlsx", book));
        Assert.Contains(
            "Choose the workbook you filled in.",
            page.Problems,
            StringComparer.Ordinal
        );

        await browser.UploadAsync("Read the workbook", ("File", "bid.xlsx", book));
        page = await browser.UploadAsync("Read the workbook", ("File", "bid.xlsx", book));
        Assert.Contains("What bid.xlsx would change", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("numFmtId=\"9\"", "", "50%")]
    [InlineData("numFmtId=\"10\"", "", "50%")]
    [InlineData("numFmtId=\"170\"", "0.0%;[Red]-0.0%", "50%")]
    [InlineData("numFmtId=\"170\"", "0.0 \\%", "0.5")]
    [InlineData("numFmtId=\"170\"", "0.0&quot;%&quot;", "0.5")]
    [InlineData("numFmtId=\"2\"", "", "0.5")]
    public void A_number_is_read_as_a_percentage_where_its_cell_shows_one(
        string format,
        string code,
        string shown
    )
    {
        var book = InStyle(Book(), format, code, ("Workings", "B2", "0.5"));

        var sheet = SheetFile.Read("a.xlsx", new MemoryStream(book)).Value.Single();

        Assert.Equal(shown, sheet.Rows.Single(row => row.Number == 2).At(1));
    }

    [Fact]
    public void Every_share_typed_as_a_percentage_comes_back_a_hundred_times_what_is_stored()
    {
        for (var share = 0m; share <= 1m; share += 0.0025m)
        {
            var stored = ((double)share).ToString("R", CultureInfo.InvariantCulture);
            var book = InStyle(Book(), "numFmtId=\"9\"", "", ("Workings", "B2", stored));

            var text = SheetFile
                .Read("a.xlsx", new MemoryStream(book))
                .Value.Single()
                .Rows.Single(row => row.Number == 2)
                .At(1);

            Assert.EndsWith("%", text, StringComparison.Ordinal);
            Assert.Equal(share * 100m, Percentage.Parse(text));
        }
    }

    private static byte[] Book()
    {
        using var file = new MemoryStream();
        SheetFile.WriteWorkbook(
            file,
            [new Sheet("Workings", [new SheetRow(1, ["A", "B"]), new SheetRow(2, ["x", "y"])])]
        );
        return file.ToArray();
    }

    /// <summary>The workbook with numbers in cells of a style of their own.</summary>
    internal static byte[] InStyle(
        byte[] book,
        string format,
        string code,
        params (string Sheet, string Cell, string Number)[] cells
    )
    {
        var styled = Changed(
            book,
            "xl/styles.xml",
            text =>
            {
                var formats =
                    code.Length == 0
                        ? ""
                        : $"<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"{code}\"/></numFmts>";
                return $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{formats}<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"49\"/><xf {format}/></cellXfs></styleSheet>";
            }
        );
        var names = SheetFile.Read("a.xlsx", new MemoryStream(book)).Value.ToList();
        foreach (var (sheet, cell, number) in cells)
        {
            var part =
                $"xl/worksheets/sheet{(names.FindIndex(one => one.Name == sheet) + 1).ToString(CultureInfo.InvariantCulture)}.xml";
            styled = Changed(
                styled,
                part,
                text =>
                {
                    var changed = Regex.Replace(
                        text,
                        $"<((?:\\w+:)?)c r=\"{cell}\".*?</\\1c>",
                        match =>
                            $"<{match.Groups[1].Value}c r=\"{cell}\" s=\"2\"><{match.Groups[1].Value}v>{number}</{match.Groups[1].Value}v></{match.Groups[1].Value}c>",
                        RegexOptions.None,
                        TimeSpan.FromSeconds(5)
                    );
                    Assert.NotEqual(text, changed, StringComparer.Ordinal);
                    return changed;
                }
            );
        }

        return styled;
    }

    private static Func<string, string> Row(string cell, string type = "") =>
        text =>
        {
            var end = text.LastIndexOf("sheetData>", StringComparison.Ordinal);
            var start = text.LastIndexOf('<', end);
            var prefix = text[(start + 2)..end];
            var inner = cell.Replace("<f>", $"<{prefix}f>", StringComparison.Ordinal)
                .Replace("</f>", $"</{prefix}f>", StringComparison.Ordinal)
                .Replace("<v>", $"<{prefix}v>", StringComparison.Ordinal)
                .Replace("</v>", $"</{prefix}v>", StringComparison.Ordinal);
            return $"{text[..start]}<{prefix}row r=\"900\"><{prefix}c r=\"A900\" {type}>{inner}</{prefix}c></{prefix}row>{text[start..]}";
        };

    private static byte[] Changed(byte[] book, string part, Func<string, string> change) =>
        With(
            book,
            archive =>
            {
                var entry = archive.GetEntry(part)!;
                string text;
                using (var reader = new StreamReader(entry.Open()))
                    text = reader.ReadToEnd();
                entry.Delete();
                Write(archive, part, change(text));
            }
        );

    private static byte[] Added(byte[] book, string part, string text) =>
        With(book, archive => Write(archive, part, text));

    private static void Write(ZipArchive archive, string part, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(part).Open(), Encoding.UTF8);
        writer.Write(text);
    }

    private static byte[] With(byte[] book, Action<ZipArchive> change)
    {
        using var file = new MemoryStream();
        file.Write(book);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            change(archive);
        return file.ToArray();
    }
}
