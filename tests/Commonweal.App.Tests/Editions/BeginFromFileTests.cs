using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class BeginFromFileTests : SiteCase
{
    private Guid authority;
    private Actor writer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        writer = await World.PersonAsync(authority, Role.PolicyLead);
    }

    [Fact]
    public async Task A_published_edition_comes_back_from_each_format_with_all_but_its_heading()
    {
        var name = await World.PublishedEditionAsync(authority);
        var published = await World.AskAsync<EditionShelf, Edition>(shelf =>
            Task.FromResult(shelf.FindOpen(name)!)
        );
        var at = await Site.SignInAsync(writer);

        foreach (var format in EditionFormat.All)
        {
            var file = await at.GetAsync($"/frameworks/{name}/download/{format.Name}");
            await at.GetAsync("/editions/new");
            await at.FollowAsync("Begin it from the file");
            var page = await at.UploadAsync(
                "Begin",
                ("Chosen", $"ours{format.Ending}", file.Bytes),
                ("Title", "From a file"),
                ("Version", format.Name)
            );

            Assert.Contains(
                $"The file is {published.Title}, as published here. Its fingerprint is {EditionText.Fingerprint(published)}",
                page.Success,
                StringComparison.Ordinal
            );
            var view = (await World.EditionAsync(writer, Guid.Parse(page.Path[^36..])))!;
            Assert.Equal(
                (name, $"lancashire.{format.Name}", "From a file", EditionStage.Draft),
                (view.Council.MadeFrom, view.Edition.Name, view.Council.Title, view.Council.Stage)
            );
            Assert.Equal(
                EditionText.Fingerprint(published),
                EditionText.Fingerprint(
                    view.Edition with
                    {
                        Name = published.Name,
                        Owner = published.Owner,
                        Version = published.Version,
                        Title = published.Title,
                        PublishedOn = published.PublishedOn,
                    }
                )
            );
        }
    }

    [Fact]
    public async Task A_file_that_names_itself_as_the_council_would_begins_under_another_name_and_its_page_answers()
    {
        var file = EditionFile.Write(
            (
                await World.AskAsync<EditionShelf, Edition>(shelf =>
                    Task.FromResult(shelf.FindOpen("lancashire-toms-2024")!)
                )
            ) with
            {
                Name = "lancashire.2031",
                Version = "2031",
            },
            EditionFormat.Yaml
        );
        var at = await Site.SignInAsync(writer);
        await at.GetAsync("/editions/new/file");
        var page = await at.UploadAsync("Begin", ("Chosen", "ours.yaml", file));
        var id = Guid.Parse(page.Path[^36..]);
        var head = await World.PersonAsync(authority, Role.HeadOfProcurement);
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        _ = (await World.PublishEditionAsync(head, id)).Value;

        var view = (await World.EditionAsync(writer, id))!;
        Assert.Equal("lancashire.2031-2", view.Edition.Name);
        var seen = await Site.Visitor().GetAsync("/frameworks/lancashire.2031-2");
        Assert.Contains("Employment and skills", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_a_file_keeps_private_stay_so_and_the_record_names_the_file()
    {
        var edition = (
            await World.EditionAsync(writer, await World.EditionDraftAsync(writer))
        )!.Edition;
        var wage = edition.Parameters.Single(held => held.Id == "real-living-wage-uk");
        var secret = wage.Values.All[^1] with
        {
            Source = new Source("Their table", null, "Their licence", MayBePassedOn: false),
        };
        using var file = new MemoryStream(EditionText.Write(edition.Reading(wage.With(secret))));
        var (read, _) = EditionFile.Read("theirs.json", file);

        var id = (await BeginAsync(writer, read!)).Value;

        var draft = (await World.EditionAsync(writer, id))!.Edition;
        Assert.Equal((edition.Title, edition.Version), (draft.Title, draft.Version));
        Assert.Contains(
            draft.Parameters.Single(held => held.Id == wage.Id).Values.All,
            dated => dated.Source == secret.Source
        );
        Assert.DoesNotContain(
            "Their table",
            Encoding.UTF8.GetString(EditionText.Write(draft.ToPassOn())),
            StringComparison.Ordinal
        );
        var record = await World.AskAsync<Db, string>(db =>
            db.As(writer)
                .Set<AuditEntry>()
                .Where(entry => entry.Act == "edition.begun-from-file")
                .Select(entry => entry.Entry)
                .SingleAsync()
        );
        Assert.Contains("theirs.json", record, StringComparison.Ordinal);
        Assert.Contains(EditionText.Fingerprint(read!), record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_shown_with_its_place_and_nothing_begins()
    {
        var at = await Site.SignInAsync(writer);
        var text = (await at.GetAsync("/frameworks/lancashire-toms-2024/download/yaml")).Bytes;

        await at.GetAsync("/editions/new/file");
        var page = await at.UploadAsync(
            "Begin",
            (
                "Chosen",
                "mine.yaml",
                Encoding.UTF8.GetBytes(
                    Encoding
                        .UTF8.GetString(text)
                        .Replace("unit: tonnes\n", "unit: stones\n", StringComparison.Ordinal)
                )
            )
        );

        Assert.Contains("problems were found in the file", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            page.Rows,
            row => row[0] == "mine.yaml" && row[2].Contains("stones", StringComparison.Ordinal)
        );
        Assert.False(
            await World.AskAsync<Db, bool>(db => db.As(writer).Set<CouncilEdition>().AnyAsync())
        );
        page = await at.PressAsync("Begin");
        Assert.Contains(
            "Choose a framework file",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
    }

    private Task<Outcome<Guid>> BeginAsync(Actor actor, Edition read) =>
        World.AskAsync<BeginFromFile, Outcome<Guid>>(act =>
            act.RunAsync(
                actor,
                "theirs.json",
                read,
                new CloneEdition.Choice("", " "),
                CancellationToken.None
            )
        );
}
