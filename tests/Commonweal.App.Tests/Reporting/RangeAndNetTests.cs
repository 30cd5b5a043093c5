using System.Text;
using Commonweal.App.Tests.Reference;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Commonweal.Service.Reporting;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Reporting;

/// <summary>Eight tonnes of carbon, whose value has a range, and eighty volunteer hours, whose has none; of Lancashire's policy 54 per cent is net.</summary>
public sealed class RangeAndNetTests : SiteCase
{
    private const string Net = "Net: ";

    [Fact]
    public async Task Both_ends_are_pinned_at_the_opening_and_stand_in_every_total()
    {
        var contract = await AwardedAsync("lancashire");
        var (line, promise) = await World.AskAsync<Db, (BidLine, Commitment)>(async db =>
            (
                await db.As(contract.Manager)
                    .Set<BidLine>()
                    .SingleAsync(row => row.Measure == "NT31"),
                await db.Set<Commitment>().SingleAsync(row => row.Measure == "NT31")
            )
        );
        var tonne = await TonneAsync();
        var pinned = (tonne.Low, (decimal?)tonne.Central, tonne.High);
        Assert.Equal(pinned, (line.UnitValueLow, line.UnitValue, line.UnitValueHigh));
        Assert.Equal(pinned, (promise.UnitValueLow, promise.UnitValue, promise.UnitValueHigh));

        var all = await AllAsync();
        foreach (var by in Enum.GetValues<PortfolioGrouping>())
        {
            var page = await PortfolioAsync(contract, by);
            Assert.Equal(all, page.Whole.Range(PortfolioFigure.Committed));
            Assert.Equal(
                all,
                page.Rows.Select(row => row.Range(PortfolioFigure.Committed)!.Value)
                    .Aggregate((sum, next) => sum + next)
            );
            Assert.Equal(0.54m, page.Net!.Factor);
        }
    }

    [Fact]
    public async Task The_ends_of_a_total_are_those_that_were_pinned_and_nobody_enters_others()
    {
        var contract = await AwardedAsync("lancashire");

        await World.AssertRefusedAsync(
            contract.Manager,
            "update commitment set unit_value_high = unit_value_high * 2"
        );
        await World.AssertRefusedAsync(
            contract.Manager,
            "update ledger_total set value_high = value_high * 2"
        );
    }

    [Fact]
    public async Task Contract_portfolio_and_results_show_range_and_net_beside_the_gross_value()
    {
        var contract = await AwardedAsync("lancashire");
        await World.Database.TamperAsync("update contract set published_at = database_now()");
        var all = await AllAsync();
        var net = all * 0.54m;
        var browser = await Site.SignInAsync(contract.Manager);

        var page = await browser.GetAsync($"/contracts/{contract.Id}");
        Says(page, Money.Display(all.Central), all.Display()!, Money.Display(net.Central));
        Says(
            page,
            "1 of 2 commitments has a range; the others count the same at both ends.",
            "(1 - displacement)",
            "A guide of a test"
        );

        page = await browser.GetAsync("/portfolio");
        Says(
            page,
            $"Range: {all.Display()}",
            $"{Net}{Money.DisplayWhole(net.Central)}",
            "By the council's policy of today"
        );

        foreach (
            var address in new[] { "/results/lancashire", $"/results/lancashire/{contract.Id}" }
        )
        {
            page = await Site.Visitor().GetAsync(address);
            Says(page, $"Range: {all.Display()}", $"{Net}{Money.DisplayWhole(net.Central)}");
        }

        var file = Encoding.UTF8.GetString((await browser.GetAsync("/portfolio?format=csv")).Bytes);
        foreach (var figure in new[] { all.Low, all.High, net.Central })
        {
            Assert.Contains(Quantity.Exact(figure), file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_council_that_has_not_chosen_net_values_shows_gross_ones_alone()
    {
        var contract = await AwardedAsync("sefton");
        await World.Database.TamperAsync("update contract set published_at = database_now()");
        await World.Database.TamperAsync("update authority set policy = 'sefton'");
        var browser = await Site.SignInAsync(contract.Manager);

        foreach (
            var page in new[]
            {
                await browser.GetAsync($"/contracts/{contract.Id}"),
                await browser.GetAsync("/portfolio"),
                await Site.Visitor().GetAsync("/results/sefton"),
            }
        )
        {
            Says(page, (await AllAsync()).Display()!);
            Assert.DoesNotContain(Net, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("net value", page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_bidder_sees_range_and_net_while_writing_and_that_the_gross_value_is_scored()
    {
        var officer = await World.PersonAsync(
            await World.AuthorityAsync("lancashire"),
            Domain.People.Role.Officer
        );
        var procurement = await World.PublishedProcurementAsync(officer, ["NT31", "NT29"]);
        var supplier = await World.SupplierAsync("Bee Lane Builders");
        var bid = await World.StartedBidAsync(supplier, procurement);
        var browser = await Site.SignInAsync(supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT31");

        var page = await browser.PressAsync(
            "Save and show the value",
            ("Quantities[0]", "4"),
            ("Quantities[1]", "4"),
            ("Statement", "Electric vans.")
        );

        var tonne = (await TonneAsync()).Range * 8m;
        Says(page, Money.Display(tonne.Central), $"Range: {tonne.Display()}");
        Says(page, $"{Net}{Money.DisplayWhole(tonne.Central * 0.54m)}", "Your score counts");
        page = await browser.GetAsync($"/supplier/bids/{bid}/check");
        Says(page, "1 of 1 line has a range.", "Together, net");
    }

    protected override void Bring(IServiceCollection services) =>
        services.AddSingleton(_ =>
        {
            using var copy = new DataCopy();
            copy.Change(
                "rules/authorities/lancashire.yaml",
                "    reviews: quarterly\n",
                """
                    reviews: quarterly
                    net:
                      deadweight: 0.20
                      displacement: 0.25
                      leakage: 0.10
                      substitution: 0
                      source: { title: A guide of a test, licence: MIT }

                """
            );
            return ReferenceLoader.Open(copy.Folder);
        });

    private Task<RunningContract> AwardedAsync(string council) =>
        World.AwardedAndRunningAsync(council, ("NT31", [4m, 4m]), ("NT29", [40m, 40m]));

    private Task<Portfolio.Page> PortfolioAsync(RunningContract contract, PortfolioGrouping by) =>
        World.AskAsync<Portfolio, Portfolio.Page>(lookup =>
            lookup.RunAsync(contract.Manager, by, new(), default)
        );

    private async Task<ValueRange> AllAsync()
    {
        var hours = 80m * await World.UnitValueAsync("NT29");
        return ((await TonneAsync()).Range * 8m) + new ValueRange(hours, hours, hours);
    }

    /// <summary>What a tonne is worth on the day procurements of these stories are published.</summary>
    private Task<Figure> TonneAsync() =>
        World.AskAsync<ReferenceData, Figure>(data =>
        {
            var edition = data.Edition("lancashire-toms-2024")!;
            var today = Service.Common.UkTime.Today(TimeProvider.System.GetUtcNow());
            return Task.FromResult(UnitValue.On(edition, edition.Find("NT31")!, today).Figure!);
        });

    private static void Says(WebPage page, params string[] words) =>
        Assert.All(words, said => Assert.Contains(said, page.Text, StringComparison.Ordinal));
}
