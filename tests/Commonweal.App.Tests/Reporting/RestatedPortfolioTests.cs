using System.Net;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Reporting;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Reporting;

/// <summary>
/// Eighty volunteer hours and £200 given by Lancashire's edition, of which a quarter is validated, and eighty hours by the
/// council's own copy of it, whose wage is £20 and which counts no gifts.
/// </summary>
public sealed class RestatedPortfolioTests : SiteCase
{
    private const string Lancashire = "lancashire-toms-2024";

    private RunningContract contract = null!;
    private string ours = null!;
    private decimal theirHour;
    private decimal ourHour;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
        var (manager, supplier) = (contract.Manager, contract.Supplier);
        await World.ValidatedQuarterAsync(contract);
        await World.RunningContractAsync(
            manager,
            supplier,
            Lancashire,
            new MeasureAnswer("NT28", [100m, 100m], 1m, "", "We give to the food bank.")
        );
        var edition = await World.AskAsync<ReferenceData, Edition>(data =>
            Task.FromResult(data.Edition(Lancashire)!)
        );
        ours = await World.PublishedEditionAsync(
            manager.AuthorityId!.Value,
            [
                .. edition.Examples.Select(example => new RemoveExample(example.Id)),
                new SetParameter(Wage(edition)),
                new RemoveMeasure("NT28"),
            ]
        );
        await World.RunningContractAsync(manager, supplier, ours);
        theirHour = await HourAsync(Lancashire);
        ourHour = await HourAsync(ours);
    }

    [Fact]
    public async Task Two_editions_are_restated_to_either_and_every_grouping_comes_to_the_same()
    {
        // Three contracts of eighty hours; of one, eleven are validated.
        Assert.NotEqual(theirHour, ourHour);
        foreach (var by in Enum.GetValues<PortfolioGrouping>())
        {
            foreach (
                var (to, hour, gifts, left) in new[]
                {
                    (Lancashire, theirHour, 200m, 0m),
                    (ours, ourHour, 0m, 200m),
                }
            )
            {
                var page = (await RestatedAsync(contract.Manager, by, to))!;
                var whole = page.Restated.Whole;
                Assert.Equal((240m * hour) + gifts, whole.Committed);
                Assert.Equal(11m * hour, whole.Validated);
                Assert.Equal(whole.Committed, page.Restated.Rows.Sum(row => row.Committed));
                Assert.Equal(whole.Validated, page.Restated.Rows.Sum(row => row.Validated));
                Assert.Equal(left, page.Whole.LeftOut[PortfolioFigure.Committed]);
                Assert.Equal(whole.Committed, page.Explanation.Steps[^1].Result);
                Assert.Equal(
                    page.Agreed.Whole.Committed,
                    (await PortfolioAsync(by)).Whole.Committed
                );
            }
        }
    }

    [Fact]
    public async Task What_has_no_counterpart_is_named_with_its_reason_and_what_was_agreed()
    {
        var page = (await RestatedAsync(contract.Manager, PortfolioGrouping.Measure, ours))!;

        Assert.Equal(
            new RestatedPortfolio.LeftOut(
                Lancashire,
                "NT28",
                LeftOutBecause.NoCounterpart,
                "There is none of this code.",
                200m,
                null,
                null
            ),
            Assert.Single(page.Missing)
        );
        var gifts = page.Rows.Single(row => row.Agreed.Key == "NT28");
        Assert.Equal((200m, null), (gifts.Agreed.Committed, gifts.Restated.Committed));
        Assert.Contains("By code", Assert.Single(page.Crosswalks).About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shipped_crosswalk_leads_on_from_a_copy_of_its_end_and_the_other_way_round()
    {
        foreach (var to in new[] { "southend-2050", "sefton-national" })
        {
            var page = (await RestatedAsync(contract.Manager, PortfolioGrouping.Theme, to))!;

            Assert.Equal((240m * await HourAsync(to)) + 200m, page.Whole.Restated.Committed);
            Assert.Empty(page.Missing);
            Assert.Equal(2, page.Crosswalks.Count);
            Assert.All(
                page.Crosswalks,
                way => Assert.Contains("other way round", way.About, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task Page_and_file_say_what_is_restated_what_was_agreed_and_what_is_left_out()
    {
        var browser = await Site.SignInAsync(contract.Manager);
        var plain = await browser.GetAsync("/portfolio");
        Assert.Contains("Restated to Our measures", plain.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("This is not what was agreed", plain.Text, StringComparison.Ordinal);

        var page = await browser.GetAsync($"/portfolio?by=measure&RestatedTo={ours}");
        var agreed = (await PortfolioAsync(PortfolioGrouping.Theme)).Whole.Committed!.Value;
        var label =
            $"Restated to Our measures with its values of {UkTime.Day(Today)}. This is not what was agreed; contracts keep their own values.";
        foreach (
            var said in new[]
            {
                label,
                $"{Money.DisplayWhole(240m * ourHour)} As agreed: {Money.DisplayWhole(agreed)}",
                "Left out: £200",
                "£200 committed in 1 measure cannot be restated and is left out.",
                "There is none of this code.",
                "In these figures, committed:",
                "By code, since one is a copy of the other",
            }
        )
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"by=theme&RestatedTo={ours}",
            string.Join(
                ' ',
                page.Document.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href"))
            ),
            StringComparison.Ordinal
        );

        var file = await browser.GetAsync($"/portfolio?by=measure&RestatedTo={ours}&format=csv");
        var text = Encoding.UTF8.GetString(file.Bytes);
        Assert.Contains(label, text, StringComparison.Ordinal);
        Assert.Contains("\"Committed, as agreed (GBP)\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Committed, restated (GBP)\"", text, StringComparison.Ordinal);
        Assert.Contains(Quantity.Exact(240m * ourHour), text, StringComparison.Ordinal);
        Assert.Contains(Quantity.Exact(agreed), text, StringComparison.Ordinal);
        Assert.Equal(
            "PK",
            Encoding.ASCII.GetString(
                (await browser.GetAsync($"/portfolio?RestatedTo={ours}&format=xlsx")).Bytes[..2]
            )
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync("/portfolio?RestatedTo=no-such")).Status
        );
    }

    [Fact]
    public async Task Nobody_else_restates_anything()
    {
        var other = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.PolicyLead);

        foreach (var stranger in new[] { contract.Supplier, Actor.Public })
            Assert.Null(await RestatedAsync(stranger, PortfolioGrouping.Theme, ours));
        var page = (await RestatedAsync(other, PortfolioGrouping.Theme, ours))!;
        Assert.Empty(page.Rows);
        Assert.Null(page.Whole.Restated.Committed);
    }

    private static DateOnly Today => UkTime.Today(TimeProvider.System.GetUtcNow());

    private static Parameter Wage(Edition edition)
    {
        var wage = edition.Parameters.Single(held => held.Id == "real-living-wage-uk");
        return wage with
        {
            Values = new DatedValues<Figure>(
                wage.Values.All.Select(dated =>
                    dated with
                    {
                        Value = dated.Value with { Central = 20m },
                    }
                )
            ),
        };
    }

    private Task<decimal> HourAsync(string name) =>
        World.AskAsync<EditionShelf, decimal>(shelf =>
        {
            var edition = shelf.FindOpen(name)!;
            var hour = UnitValue.On(edition, edition.Find("NT29")!, Today);
            return Task.FromResult(hour.Figure!.Central);
        });

    private Task<Portfolio.Page> PortfolioAsync(PortfolioGrouping by) =>
        World.AskAsync<Portfolio, Portfolio.Page>(lookup =>
            lookup.RunAsync(contract.Manager, by, new(), default)
        );

    private Task<RestatedPortfolio.Page?> RestatedAsync(
        Actor actor,
        PortfolioGrouping by,
        string to
    ) =>
        World.AskAsync<RestatedPortfolio, RestatedPortfolio.Page?>(lookup =>
            lookup.RunAsync(actor, by, new(), to, default)
        );
}
