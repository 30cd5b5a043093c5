using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Commonweal.Domain.Delivery;
using Commonweal.Service.Delivery;
using Commonweal.Service.Evidence;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class EvidenceTests : EvidenceCase
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_file_that_may_do_harm_is_refused_and_not_kept()
    {
        (string Name, byte[] Content, string Reason)[] hostile =
        [
            ("photo.svg", "<svg onload='alert(1)'/>"u8.ToArray(), "type-not-allowed"),
            ("page.html", "<script>"u8.ToArray(), "type-not-allowed"),
            ("tool.exe", "MZ"u8.ToArray(), "type-not-allowed"),
            ("noextension", DeliveryStory.Pdf(), "type-not-allowed"),
            ("empty.pdf", [], "empty"),
            ("program.pdf", "MZ\0\0"u8.ToArray(), "not-what-it-says"),
            ("short.png", [0x89], "not-what-it-says"),
            ("notes.txt", "one\0two"u8.ToArray(), "not-what-it-says"),
            ("list.csv", "  <html><script>"u8.ToArray(), "not-what-it-says"),
            ("archive.xlsx", Zip("readme.md"), "not-what-it-says"),
            ("head.png", Png(4000, 3000)[..20], "not-what-it-says"),
            ("flat.png", Png(0, 3000), "not-what-it-says"),
            ("wide.png", Png(30_001, 1), "picture-too-large"),
            ("absurd.png", Png(uint.MaxValue, uint.MaxValue), "picture-too-large"),
            ("absurd.jpg", Jpeg(20_000, 20_000), "picture-too-large"),
            ("headless.jpg", Jpeg(4000, 3000)[..12], "not-what-it-says"),
            ("endless.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "not-what-it-says"),
            (
                "twice.docx",
                Office(("x", "<x/>"u8.ToArray()), ("X", "<x/>"u8.ToArray())),
                "not-what-it-says"
            ),
            ("out.docx", Office(("../../etc/cron.d/x", "<x/>"u8.ToArray())), "not-what-it-says"),
            ("nested.docx", Office(("word/media/a.bin", Zip("a"))), "too-much-inside"),
            ("ratio.docx", Office(("word/media/a", new byte[2 * Megabyte])), "too-much-inside"),
            ("part.docx", Office(("word/media/a", Packable(51))), "too-much-inside"),
            (
                "whole.docx",
                Office(("a", Packable(34)), ("b", Packable(34)), ("c", Packable(34))),
                "too-much-inside"
            ),
            (
                "parts.docx",
                Office([.. Enumerable.Range(0, 2_001).Select(n => ($"{n}", Array.Empty<byte>()))]),
                "too-much-inside"
            ),
            (
                "macros.xlsx",
                Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
                "acts-on-opening"
            ),
            (
                "renamed.xlsx",
                Zip([
                    (
                        "[Content_Types].xml",
                        "<Types><Override PartName='/xl/other.bin' ContentType='application/vnd.ms-office.vba&#80;roject'/></Types>"u8.ToArray()
                    ),
                    ("xl/workbook.xml", "<x/>"u8.ToArray()),
                    ("xl/other.bin", "x"u8.ToArray()),
                ]),
                "acts-on-opening"
            ),
            ("entities.docx", Office(("a.xml", "<!DOCTYPE a>"u8.ToArray())), "not-what-it-says"),
            (
                "far.docx",
                Office(("a.xml", [.. Blank(81_918), .. "<!DOCTYPE a>"u8])),
                "not-what-it-says"
            ),
            (
                "drawn.docx",
                Office(("word/media/a.svg", "<!DOCTYPE svg>"u8.ToArray())),
                "not-what-it-says"
            ),
            (
                "seam.docx",
                Office(("a.vml", [.. Blank(81_918), .. "<!DOCTYPE a>"u8])),
                "not-what-it-says"
            ),
            ("late.csv", [.. Blank(9_000), .. "<html>"u8], "not-what-it-says"),
            (
                "chart.docx",
                Chart(Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")),
                "acts-on-opening"
            ),
            ("program.docx", Chart("MZ\0\0"u8.ToArray()), "not-what-it-says"),
            ("bomb.docx", Chart(Workbook(("xl/a.xml", Packable(60)))), "too-much-inside"),
            ("deep.docx", Chart(Workbook(("xl/embeddings/a.xlsx", Workbook()))), "too-much-inside"),
            ("object.docx", Office(("word/embeddings/a.bin", "x"u8.ToArray())), "acts-on-opening"),
            ("broken.docx", "PK\u0003\u0004rest"u8.ToArray(), "not-what-it-says"),
            ("large.pdf", [.. "%PDF-"u8, .. new byte[EvidenceStore.Largest]], "too-large"),
        ];
        foreach (var (name, content, reason) in hostile)
        {
            var refused = await World.AttachAsync(Contract.Supplier, Claim, content, name);
            Assert.Equal($"delivery.evidence.{reason}", refused.Problems.Single().Code);
        }

        Assert.Empty(KeptFiles());
    }

    [Fact]
    public async Task Workbooks_documents_with_charts_slides_pictures_and_tables_are_evidence()
    {
        var workbook = Zip("[Content_Types].xml", "xl/workbook.xml");
        var picture = Png(4000, 3000);
        await World.AttachAsync(Contract.Supplier, Claim, workbook, "Hours.XLSX");
        await World.AttachAsync(Contract.Supplier, Claim, picture, "photo.png");
        await World.AttachAsync(Contract.Supplier, Claim, Jpeg(4000, 3000), "photo.jpg");
        await World.AttachAsync(Contract.Supplier, Claim, "person,hours"u8.ToArray(), "hours.csv");
        await World.AttachAsync(Contract.Supplier, Claim, Chart(Workbook()), "chart.docx");
        var slides = Zip("[Content_Types].xml", "ppt/presentation.xml");
        await World.AttachAsync(Contract.Supplier, Claim, slides, "slides.pptx");

        Assert.Equal(6, (await FilesAsync()).Count);
    }

    [Theory]
    [InlineData("person,hours\nAda,12\nBob,=cmd|' /C calc'!A0\n", "row 3, column 2")]
    [InlineData(
        "a;b\r\n\"one\r\ntwo; three\";\"say \"\"hi\"\"; x\";@SUM(1)*cmd|calc!A0",
        "row 2, column 3"
    )]
    [InlineData("size\thours\n5\" pipe\t2\n7\t\u0001\n", "row 3, column 2")]
    [InlineData("ID;P\nO;E\n", "row 2, column 1")]
    public async Task A_table_that_is_refused_says_for_which_cell(string text, string cell)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(text);

        var refused = await World.AttachAsync(Contract.Supplier, Claim, content, "hours.csv");

        Assert.EndsWith(
            $" Look at {cell}.",
            refused.Problems.Single().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_downloaded_is_what_was_added()
    {
        var content = DeliveryStory.Pdf("twelve hours");
        var id = await World.AttachAsync(Contract.Supplier, Claim, content);

        var download = await World.AskAsync<EvidenceDownload, KeptFile?>(lookup =>
            lookup.RunAsync(Contract.Supplier, id.Value, default)
        );

        using var read = new MemoryStream();
        await using (var stream = download!.Content)
        {
            await stream.CopyToAsync(read);
        }

        Assert.Equal("application/pdf", download.MediaType);
        Assert.Equal(content, read.ToArray());
        Assert.StartsWith(World.Home, Assert.Single(KeptFiles()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_claim_keeps_no_further_file()
    {
        for (var file = 0; file < EvidenceFile.MostPerClaim; file++)
        {
            await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf($"{file}"));
        }

        var refused = await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf("more"));

        Assert.Equal("delivery.evidence.too-many", refused.Problems.Single().Code);
        Assert.Equal(EvidenceFile.MostPerClaim, KeptFiles().Length);
    }

    [Fact]
    public async Task The_same_file_supports_a_claim_once()
    {
        await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf());

        var again = await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf(), "b.pdf");

        Assert.Equal("delivery.evidence.same-file", again.Problems.Single().Code);
    }

    [Fact]
    public async Task The_contract_manager_is_told_where_else_a_file_was_used()
    {
        var receipt = DeliveryStory.Pdf("one receipt");
        var first = await World.DraftReportAsync(Contract);
        await World.AttachAsync(Contract.Supplier, first.Lines[0].ClaimId, receipt);
        await World.ReportedQuarterAsync(Contract);
        var second = await World.DraftReportAsync(Contract, Contract.First.Next);
        await World.AttachAsync(Contract.Supplier, second.Lines[0].ClaimId, receipt, "other.pdf");
        await World.ReportedQuarterAsync(Contract, Contract.First.Next);

        var seen = await World.ReportAsync(Contract.Manager, second.Id);

        var warning = Assert.Single(
            seen!.Lines[0].Files.Single(file => file.FileName == "other.pdf").AlsoUsed
        );
        Assert.Contains(Contract.First.Words(), warning, StringComparison.Ordinal);
        Assert.All(
            seen.Lines[0].Files.Where(file => file.FileName != "other.pdf"),
            file => Assert.Empty(file.AlsoUsed)
        );
    }

    [Fact]
    public async Task What_a_file_says_of_its_own_size_is_not_believed()
    {
        var bomb = Office(("word/media/a", Packable(60)));
        var said = BitConverter.GetBytes(60 * Megabyte);
        for (var at = bomb.AsSpan().IndexOf(said); at >= 0; at = bomb.AsSpan().IndexOf(said))
        {
            BitConverter.TryWriteBytes(bomb.AsSpan(at), 10);
        }

        var refused = await World.AttachAsync(Contract.Supplier, Claim, bomb, "small.docx");

        Assert.Equal("delivery.evidence.too-much-inside", refused.Problems.Single().Code);
        Assert.Empty(KeptFiles());
    }

    /// <summary>Some fifty times smaller when packed.</summary>
    private static byte[] Packable(int megabytes)
    {
        var bytes = new byte[megabytes * Megabyte];
        for (var at = 0; at < bytes.Length; at += 4096)
        {
            RandomNumberGenerator.Fill(bytes.AsSpan(at, 64));
        }

        return bytes;
    }

    internal static byte[] Png(uint width, uint height)
    {
        byte[] bytes = [0x89, .. "PNG\r\n\u001a\n\0\0\0\u000dIHDR"u8, .. new byte[13]];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    /// <summary>With a segment before the frame, and a fill byte as the format allows.</summary>
    private static byte[] Jpeg(ushort width, ushort height)
    {
        byte[] bytes =
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            4,
            1,
            2,
            0xFF,
            0xFF,
            0xC0,
            0,
            11,
            8,
            0,
            0,
            0,
            0,
            1,
            1,
            0x11,
            0,
        ];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(14), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(16), width);
        return bytes;
    }

    private static byte[] Office(params (string Name, byte[] Content)[] more) =>
        Zip([
            ("[Content_Types].xml", "<x/>"u8.ToArray()),
            ("word/document.xml", "<x/>"u8.ToArray()),
            .. more,
        ]);

    private static byte[] Workbook(params (string Name, byte[] Content)[] more) =>
        Zip([
            ("[Content_Types].xml", "<x/>"u8.ToArray()),
            ("xl/workbook.xml", "<x/>"u8.ToArray()),
            .. more,
        ]);

    /// <summary>A document with a chart over this workbook.</summary>
    private static byte[] Chart(byte[] workbook) =>
        Office(("word/embeddings/Microsoft_Excel_Worksheet.xlsx", workbook));

    private static byte[] Blank(int count) => [.. Enumerable.Repeat((byte)' ', count)];

    private static byte[] Zip(params string[] parts) =>
        Zip([.. parts.Select(part => (part, "<x/>"u8.ToArray()))]);

    internal static byte[] Zip((string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private async Task<IReadOnlyList<ReportInFull.File>> FilesAsync() =>
        (await World.DraftReportAsync(Contract)).Lines[0].Files;
}
