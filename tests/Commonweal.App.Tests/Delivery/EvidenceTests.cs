using System.IO.Compression;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Evidence;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class EvidenceTests : IAsyncLifetime
{
    private World world = null!;
    private RunningContract contract = null!;
    private Guid claim;

    public async Task InitializeAsync()
    {
        world = await World.CreateAsync();
        contract = await world.RunningContractAsync();
        claim = (await world.DraftReportAsync(contract)).Lines[0].ClaimId;
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

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
            (
                "macros.xlsx",
                Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
                "not-what-it-says"
            ),
            ("broken.docx", "PK\u0003\u0004rest"u8.ToArray(), "not-what-it-says"),
            ("large.pdf", [.. "%PDF-"u8, .. new byte[EvidenceStore.Largest]], "too-large"),
        ];
        foreach (var (name, content, reason) in hostile)
        {
            var refused = await world.AttachAsync(contract.Supplier, claim, content, name);
            Assert.Equal($"delivery.evidence.{reason}", refused.Problems.Single().Code);
        }

        Assert.Empty(KeptFiles());
    }

    [Fact]
    public async Task A_workbook_a_picture_and_a_table_are_evidence()
    {
        var workbook = Zip("[Content_Types].xml", "xl/workbook.xml");
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        await world.AttachAsync(contract.Supplier, claim, workbook, "Hours.XLSX");
        await world.AttachAsync(contract.Supplier, claim, picture, "photo.png");
        await world.AttachAsync(contract.Supplier, claim, "person,hours"u8.ToArray(), "hours.csv");

        Assert.Equal(3, (await FilesAsync()).Count);
    }

    [Fact]
    public async Task What_is_downloaded_is_what_was_added()
    {
        var content = DeliveryStory.Pdf("twelve hours");
        var id = await world.AttachAsync(contract.Supplier, claim, content);

        var download = await world.AskAsync<EvidenceDownload, EvidenceDownload.Download?>(lookup =>
            lookup.RunAsync(contract.Supplier, id.Value, default)
        );

        using var read = new MemoryStream();
        await using (var stream = download!.Content)
        {
            await stream.CopyToAsync(read);
        }

        Assert.Equal("application/pdf", download.MediaType);
        Assert.Equal(content, read.ToArray());
        Assert.StartsWith(world.Home, Assert.Single(KeptFiles()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_supports_a_claim_once()
    {
        await world.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf());

        var again = await world.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf(), "b.pdf");

        Assert.Equal("delivery.evidence.same-file", again.Problems.Single().Code);
    }

    [Fact]
    public async Task The_contract_manager_is_told_where_else_a_file_was_used()
    {
        var receipt = DeliveryStory.Pdf("one receipt");
        var first = await world.DraftReportAsync(contract);
        await world.AttachAsync(contract.Supplier, first.Lines[0].ClaimId, receipt);
        await world.ReportedQuarterAsync(contract);
        var second = await world.DraftReportAsync(contract, contract.First.Next);
        await world.AttachAsync(contract.Supplier, second.Lines[0].ClaimId, receipt, "other.pdf");
        await world.ReportedQuarterAsync(contract, contract.First.Next);

        var seen = await world.ReportAsync(contract.Manager, second.Id);

        var warning = Assert.Single(
            seen!.Lines[0].Files.Single(file => file.FileName == "other.pdf").AlsoUsed
        );
        Assert.Contains(contract.First.Words(), warning, StringComparison.Ordinal);
        Assert.All(
            seen.Lines[0].Files.Where(file => file.FileName != "other.pdf"),
            file => Assert.Empty(file.AlsoUsed)
        );
    }

    [Fact]
    public async Task A_removed_file_no_longer_supports_the_claim()
    {
        var id = await world.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf());

        var removed = await world.AskAsync<RemoveEvidence, Outcome<Done>>(act =>
            act.RunAsync(contract.Supplier, id.Value, default)
        );

        Assert.True(removed.Succeeded);
        Assert.Empty(await FilesAsync());
    }

    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(
                    archive.CreateEntry(part).Open(),
                    Encoding.UTF8
                );
                writer.Write("<x/>");
            }
        }

        return bytes.ToArray();
    }

    private async Task<IReadOnlyList<ReportInFull.File>> FilesAsync() =>
        (await world.DraftReportAsync(contract)).Lines[0].Files;

    private string[] KeptFiles() =>
        Directory.Exists(Path.Combine(world.Home, "evidence"))
            ? Directory.GetFiles(
                Path.Combine(world.Home, "evidence"),
                "*",
                SearchOption.AllDirectories
            )
            : [];
}
