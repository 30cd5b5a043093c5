using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Reporting;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>An edition in which an hour given is worth 17.77 pounds, a figure that may not be passed on.</summary>
public sealed class LicensedFiguresTests : SiteCase
{
    private Guid authority;
    private string name = "";

    /// <summary>The public pages on which such a figure may stand.</summary>
    private string[] Pages =>
        [
            $"/frameworks/{name}?search=NT29",
            $"/frameworks/{name}/measures/NT29",
            $"/frameworks/{name}/figures/our-hour",
        ];

    private string Compare => $"/frameworks/lancashire-toms-2024/compare/{name}?search=NT29";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        name = await World.LicensedEditionAsync(authority);
    }

    [Fact]
    public async Task A_supplier_reads_them_once_it_bids_under_the_edition_and_others_never()
    {
        var officer = await World.PersonAsync(authority, Role.Officer);
        var tender = await World.PublishedProcurementAsync(officer, ["NT29"], edition: name);
        var elsewhere = await World.PublishedProcurementAsync(officer, ["NT29"]);
        var colleague = await World.PersonAsync(
            await World.AuthorityAsync("sefton"),
            Role.PolicyLead
        );
        var (bidder, rival) = (await World.SupplierAsync("One"), await World.SupplierAsync("Two"));
        _ = await World.StartedBidAsync(rival, elsewhere);
        foreach (var outsider in new[] { Actor.Public, colleague, bidder, rival })
            await ReadsOpenAsync(outsider);
        var asked = await Site.Visitor().GetAsync($"/opportunities/{tender}");
        Assert.Contains("once you have started a bid", asked.Text, StringComparison.Ordinal);

        _ = await World.StartedBidAsync(bidder, tender);

        await ReadsWholeAsync(bidder);
        await ReadsWholeAsync(officer);
        foreach (var outsider in new[] { Actor.Public, colleague, rival })
            await ReadsOpenAsync(outsider);
        Assert.True((await FindAsync(bidder, open: true))!.Find("NT29")!.ValueWithheld);
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.ContractManager)]
    [InlineData(Role.HeadOfProcurement)]
    [InlineData(Role.PolicyLead)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Everybody_at_the_council_sees_them_on_its_pages_and_in_no_file(Role role)
    {
        var person = await World.PersonAsync(authority, role);
        await ReadsWholeAsync(person);
        var browser = await Site.SignInAsync(person);

        foreach (var page in Pages)
        {
            var shown = await browser.GetAsync(page);
            Assert.Contains("£17.77", shown.Text, StringComparison.Ordinal);
            Assert.Contains(
                "Only people of your council, its bidders and contractors see this figure",
                shown.Text,
                StringComparison.Ordinal
            );
            Assert.True(shown.Headers.CacheControl?.NoStore);
        }

        foreach (
            var file in new[]
            {
                $"{Pages[0]}&format=csv",
                $"/frameworks/{name}/download/yaml",
                Compare + "&format=csv",
            }
        )
        {
            var says = System.Text.Encoding.UTF8.GetString((await browser.GetAsync(file)).Bytes);
            Assert.Contains("NT29", says, StringComparison.Ordinal);
            Assert.DoesNotContain("17.77", says, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_else_sees_them_on_a_page()
    {
        var colleague = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        var supplier = await World.SupplierAsync("Another");
        foreach (
            var browser in new[]
            {
                Site.Visitor(),
                await Site.SignInAsync(colleague),
                await Site.SignInAsync(supplier),
            }
        )
        {
            foreach (var address in Pages.Append(Compare))
            {
                var page = await browser.GetAsync(address);
                Assert.DoesNotContain("17.77", page.Text, StringComparison.Ordinal);
            }

            var measure = await browser.GetAsync(Pages[1]);
            Assert.Contains("whose licence keeps it", measure.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_bidder_sees_the_value_on_the_tender_and_on_the_measure()
    {
        var officer = await World.PersonAsync(authority, Role.Officer);
        var tender = await World.PublishedProcurementAsync(officer, ["NT29", "NT1"], edition: name);
        var supplier = await World.SupplierAsync("One");
        var bidder = await Site.SignInAsync(supplier);
        var before = await bidder.GetAsync($"/opportunities/{tender}");
        Assert.Contains("£22,932.00", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("17.77", before.Text, StringComparison.Ordinal);

        _ = await World.StartedBidAsync(supplier, tender);

        foreach (var address in new[] { $"/opportunities/{tender}", Pages[1] })
        {
            Assert.Contains(
                "£17.77",
                (await bidder.GetAsync(address)).Text,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_supplier_with_a_contract_under_it_reads_them()
    {
        var supplier = await World.SupplierAsync("Bee Lane Builders");
        await ReadsOpenAsync(supplier);

        _ = await ContractAsync(supplier);

        await ReadsWholeAsync(supplier);
        await ReadsOpenAsync(await World.SupplierAsync("Another"));
    }

    [Fact]
    public async Task A_tender_of_another_council_under_the_edition_shows_nobody_its_figures()
    {
        var sefton = await World.AuthorityAsync("sefton");
        var officer = await World.PersonAsync(sefton, Role.Officer);
        Assert.DoesNotContain(
            await World.AskAsync<EditionShelf, IReadOnlyList<Edition>>(shelf =>
                shelf.ToChooseAsync(officer, null, Stop)
            ),
            edition => edition.Name == name
        );
        var tender = await World.PublishedProcurementAsync(officer, ["NT1"]);
        await World.Database.TamperPastTriggersAsync(
            $"update procurement set edition = '{name}' where id = '{tender}'"
        );
        var bidder = await World.SupplierAsync("One");

        _ = await World.StartedBidAsync(bidder, tender);

        await ReadsOpenAsync(bidder);
    }

    [Fact]
    public async Task Public_results_have_the_quantity_and_no_pounds_in_any_total()
    {
        var running = await ContractAsync(await World.SupplierAsync("Bee Lane Builders"));
        var hire = await World.AskAsync<Db, decimal>(db =>
            db.As(running.Manager)
                .Set<Commitment>()
                .Where(row => row.Measure == "NT1")
                .Select(row => row.UnitValue!.Value)
                .SingleAsync(Stop)
        );
        _ = (
            await World.AskAsync<PublishContract, Outcome<Done>>(act =>
                act.RunAsync(running.Manager, running.Id, Stop)
            )
        ).Value;

        var page = (
            await World.AskAsync<PublishedResults, PublishedResults.Page?>(lookup =>
                lookup.RunAsync(Actor.Public, "lancashire", Stop)
            )
        )!;
        var lines = await World.AskAsync<PublishedResults, ListPage<PublishedResults.Line>>(
            lookup => lookup.LinesAsync(Actor.Public, authority, new(PageSize: 100), Stop)
        );
        var all = await World.AskAsync<PublishedResults, IReadOnlyList<PublishedResults.Council>>(
            lookup => lookup.RunAsync(Actor.Public, Stop)
        );

        var hours = Assert.Single(page.Sums, sum => sum is { By: "Measure", Key: "NT29" });
        Assert.Equal(
            (80m, 0m, 0m, 0m),
            (hours.CommittedQuantity, hours.Committed, hours.CommittedLow, hours.CommittedHigh)
        );
        Assert.False(hours.IsValued);
        Assert.True(hours.IsKept);
        Assert.All(
            page.Sums.GroupBy(sum => sum.By, StringComparer.Ordinal),
            sums => Assert.Equal(2m * hire, sums.Sum(sum => sum.Committed))
        );
        Assert.Equal(2m * hire, lines.Rows.Sum(line => line.Committed));
        Assert.All(lines.Rows, line => Assert.Equal(line.Measure == "NT29", line.IsKept));
        Assert.Equal(2m * hire, Assert.Single(all).Committed);
        Assert.True(all[0].IsKept);

        var visitor = Site.Visitor();
        foreach (var address in new[] { "", $"/{running.Id}", "?format=csv" })
        {
            var answer = await visitor.GetAsync($"/results/lancashire{address}");
            var says = System.Text.Encoding.UTF8.GetString(answer.Bytes);
            Assert.Contains("ept with the council", says, StringComparison.Ordinal);
            Assert.DoesNotContain("17.77", says, StringComparison.Ordinal);
            Assert.DoesNotContain("1,421", says, StringComparison.Ordinal);
            Assert.DoesNotContain("1421.6", says, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_figure_has_a_page_as_its_edition_holds_it_unless_it_is_kept()
    {
        var anybody = Site.Visitor();
        var shipped = "/frameworks/lancashire-toms-2024";
        await anybody.GetAsync($"{shipped}/measures/NT29");
        var page = await anybody.FollowAsync("Real Living Wage, UK rate");
        Assert.Equal($"{shipped}/figures/real-living-wage-uk", page.Path);
        Assert.Contains("among all figures", page.Text, StringComparison.Ordinal);

        var open = await World.PublishedEditionAsync(
            await World.AuthorityAsync("sefton"),
            [
                new SetParameter(EditionsStory.OurHour(mayBePassedOn: true)),
                new SetParameter(await OwnWageAsync()),
                .. await NoExamplesAsync(),
            ]
        );
        page = await anybody.GetAsync($"/frameworks/{open}/figures/our-hour");
        Assert.Contains("17.77", page.Text, StringComparison.Ordinal);
        Assert.Contains("This framework alone", page.Text, StringComparison.Ordinal);
        page = await anybody.GetAsync($"/frameworks/{open}/figures/real-living-wage-uk?Try=20");
        Assert.Contains("19.19", page.Text, StringComparison.Ordinal);
        Assert.Contains("something else", page.Text, StringComparison.Ordinal);
        Assert.Contains("instead of £19.19", page.Text, StringComparison.Ordinal);

        page = await anybody.GetAsync($"/frameworks/{name}/figures/our-hour");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.Status);
    }

    private Task<EditionChange[]> NoExamplesAsync() =>
        World.AskAsync<ReferenceData, EditionChange[]>(data =>
            Task.FromResult<EditionChange[]>([
                .. data.Edition("lancashire-toms-2024")!
                    .Examples.Select(example => new RemoveExample(example.Id)),
            ])
        );

    private async Task<Parameter> OwnWageAsync() =>
        await World.AskAsync<ReferenceData, Parameter>(data =>
        {
            var wage = data.Parameters.Single(one => one.Id == "real-living-wage-uk");
            return Task.FromResult(
                wage.With(
                    new DatedValue<Figure>(
                        new DateOnly(2024, 10, 23),
                        new Figure(19.19m, null, null, Confidence.High, 2024),
                        new Source("Our own survey", null, "Kept by the council")
                    )
                )
            );
        });

    private async Task ReadsOpenAsync(Actor actor)
    {
        var open = (await FindAsync(actor))!;
        Assert.True(open.Find("NT29")!.ValueWithheld);
        Assert.DoesNotContain(
            "17.77",
            System.Text.Encoding.UTF8.GetString(EditionText.Write(open)),
            StringComparison.Ordinal
        );
        Assert.Empty(await TextsAsync(actor));
    }

    private async Task ReadsWholeAsync(Actor actor)
    {
        var whole = (await FindAsync(actor))!;
        Assert.Equal(
            17.77m,
            UnitValue.On(whole, whole.Find("NT29")!, new DateOnly(2026, 11, 21)).Figure!.Central
        );
        Assert.Contains("17.77", Assert.Single(await TextsAsync(actor)), StringComparison.Ordinal);
    }

    private Task<Edition?> FindAsync(Actor actor, bool open = false) =>
        World.AskAsync<EditionShelf, Edition?>(async shelf =>
        {
            _ = await shelf.AllAsync(actor, Stop);
            return open ? shelf.FindOpen(name) : shelf.Find(name);
        });

    /// <summary>What the database hands an organisation that asks for every whole text.</summary>
    private Task<List<string>> TextsAsync(Actor actor) =>
        World.AskAsync<Db, List<string>>(db =>
            db.As(actor)
                .Database.SqlQueryRaw<string>("select text as \"Value\" from edition_content")
                .ToListAsync(Stop)
        );

    private async Task<RunningContract> ContractAsync(Actor supplier) =>
        await World.RunningContractAsync(
            await World.PersonAsync(authority, Role.ContractManager),
            supplier,
            name,
            new MeasureAnswer("NT1", [1m, 1m], 1m, "", "We hire here.")
        );
}
