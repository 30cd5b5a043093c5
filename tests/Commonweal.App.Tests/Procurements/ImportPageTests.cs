using System.Text;
using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class ImportPageTests : WorldCase
{
    private CurrentActor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("sefton");
        officer = new CurrentActor { Actor = await World.PersonAsync(authority, Role.Officer) };
    }

    [Fact]
    public async Task An_officer_sees_what_came_of_a_file_and_takes_the_refused_along()
    {
        var page = await SentAsync(
            """{"ocid":"=1","id":"1","date":"x"} {"ocid":"ocds-2","id":"1","date":"2026-03-02"}"""
        );

        Assert.Equal("The file was read. One of its notices is new here.", page.Summary);
        Assert.StartsWith("data:text/csv;base64,", page.Download, StringComparison.Ordinal);
        var csv = Encoding.UTF8.GetString(Convert.FromBase64String(page.Download!.Split(',')[1]));
        Assert.Contains(
            "'=1,Date of the notice,date,It is not a date",
            csv,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null, "Choose a file")]
    [InlineData("", "Choose a file")]
    [InlineData("not json", "At byte 0, this is no file of notices.")]
    [InlineData("[{}", "At byte 3,")]
    public async Task A_file_that_cannot_be_used_is_refused_beside_the_question(
        string? text,
        string says
    )
    {
        var page = await SentAsync(text);

        Assert.Null(page.Result);
        var problem = Assert.Single(page.ModelState[nameof(page.Notices)]!.Errors);
        Assert.StartsWith(says, problem.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_50_MB_is_refused_unread()
    {
        var page = await SentAsync(new FormFile(Stream.Null, 0, 50_000_001, "Notices", "a.json"));

        Assert.Null(page.Result);
        Assert.False(page.ModelState.IsValid);
    }

    private async Task<ImportModel> SentAsync(string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        await using var stream = new MemoryStream(bytes);
        return await SentAsync(
            text is null ? null : new FormFile(stream, 0, bytes.Length, "Notices", "a.json")
        );
    }

    private Task<ImportModel> SentAsync(FormFile? file) =>
        World.AskAsync<ImportReleases, ImportModel>(async act =>
        {
            var page = new ImportModel(officer, act) { Notices = file };
            await page.OnPostAsync(CancellationToken.None);
            return page;
        });
}
