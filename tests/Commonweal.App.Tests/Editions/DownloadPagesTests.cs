using System.Net;
using System.Text;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Reference;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class DownloadPagesTests : SiteCase
{
    private const string Lancashire = "/frameworks/lancashire-toms-2024";

    [Fact]
    public async Task A_resident_takes_a_framework_along_and_finds_it_the_same()
    {
        var resident = Site.Visitor();
        var edition = await resident.GetAsync(Lancashire);
        var held = await World.AskAsync<ReferenceData, Edition>(data =>
            Task.FromResult(data.Edition("lancashire-toms-2024")!)
        );
        var fingerprint = EditionText.Fingerprint(held);

        Assert.Contains(fingerprint, edition.Text, StringComparison.Ordinal);
        foreach (var format in EditionFormat.All)
        {
            var file = await resident.GetAsync(edition.Link($"{format.Title} ({format.Ending})"));
            await resident.GetAsync(Lancashire);
            await resident.FollowAsync("check a file");
            var check = await resident.UploadAsync(
                "Check",
                ("Chosen", $"mine{format.Ending}", file.Bytes)
            );

            Assert.Equal(format.MediaType, file.ContentHeaders.ContentType?.MediaType);
            Assert.Equal(
                $"lancashire-toms-2024{format.Ending}",
                file.ContentHeaders.ContentDisposition?.FileNameStar
            );
            Assert.Equal($"\"{fingerprint}-{format.Name}\"", file.Headers.ETag?.Tag);
            Assert.True(file.Headers.CacheControl?.Public);
            Assert.Equal("No problem was found in the file.", check.Success);
            Assert.Contains($"Yes, it is {held.Title}", check.Text, StringComparison.Ordinal);
            Assert.Contains(fingerprint, check.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_line_has_its_files_checked_ten_times_a_minute()
    {
        var resident = Site.Visitor();
        for (var files = 0; files < RequestLimits.FilesAMinute; files++)
        {
            await resident.GetAsync("/frameworks/check");
            var page = await resident.UploadAsync(
                "Check",
                ("Chosen", "mine.yaml", "name: x"u8.ToArray())
            );
            Assert.Contains("found in the file", page.Text, StringComparison.Ordinal);
        }

        await resident.GetAsync("/frameworks/check");
        var refused = await resident.UploadAsync(
            "Check",
            ("Chosen", "mine.yaml", "name: x"u8.ToArray())
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(HttpStatusCode.OK, (await resident.GetAsync("/frameworks/check")).Status);
    }

    [Fact]
    public async Task A_faulty_file_is_told_line_by_line_and_no_file_is_asked_for()
    {
        var council = await World.AuthorityAsync("lancashire");
        var lead = await Site.SignInAsync(await World.PersonAsync(council, Role.PolicyLead));
        var text = Encoding.UTF8.GetString(
            (await lead.GetAsync($"{Lancashire}/download/yaml")).Bytes
        );

        await lead.GetAsync("/frameworks/check");
        var page = await lead.UploadAsync(
            "Check",
            (
                "Chosen",
                "mine.yaml",
                Encoding.UTF8.GetBytes(
                    text.Replace("unit: tonnes\n", "unit: stones\n", StringComparison.Ordinal)
                )
            )
        );

        Assert.Contains("problems were found in the file", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            page.Rows,
            row => row[0] == "mine.yaml" && row[2].Contains("stones", StringComparison.Ordinal)
        );
        page = await lead.PressAsync("Check");
        Assert.Contains(
            "Choose a framework file",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        page = await lead.GetAsync($"{Lancashire}/download/pdf");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        page = await lead.GetAsync("/frameworks/nowhere/download/yaml");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
