using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Reporting;

public sealed class PortfolioPageTests : SiteCase
{
    [Fact]
    public async Task The_chart_shows_the_figures_of_the_table()
    {
        var contract = await World.RunningContractAsync();
        await World.ValidatedQuarterAsync(contract);
        await World.ReportedQuarterAsync(contract, contract.First.Next);

        var page = await (await Site.SignInAsync(contract.Manager)).GetAsync(
            "/portfolio?by=quarter"
        );

        var headings = Words(page, "thead th")[1..5];
        Assert.Equal(
            ["Committed", "Due by now", "Claimed", "Validated"],
            headings,
            StringComparer.Ordinal
        );
        Assert.Equal(
            page.Rows.SkipLast(1)
                .SelectMany(row => headings.Zip(row.Skip(1), (name, cell) => (name, cell)))
                .Select(figure => $"{figure.name} {figure.cell.Split(' ')[0]}"),
            Words(page, ".cw-chart dd"),
            StringComparer.Ordinal
        );
        Assert.Equal(
            page.Rows.SkipLast(1).Select(row => row[0]),
            Words(page, ".cw-chart dt"),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task Chosen_filters_go_by_name_on_the_portfolio_and_over_its_entries()
    {
        var contract = await World.RunningContractAsync();
        var browser = await Site.SignInAsync(contract.Manager);
        var suppliers = await browser.GetAsync("/portfolio?by=supplier");
        var supplier = suppliers.Rows[0][0];

        var contracts = await browser.FollowAsync(supplier);
        Assert.Contains($"Only {supplier} ✕, remove", contracts.Text, StringComparison.Ordinal);
        var name = contracts.Rows[0][0];
        var themes = await browser.FollowAsync(name);
        Assert.Contains($"{name} ✕, remove", themes.Text, StringComparison.Ordinal);

        var entries = await browser.GetAsync(
            themes.Path.Replace("/portfolio", "/portfolio/entries", StringComparison.Ordinal)
        );
        Assert.Equal($"Ledger entries of {supplier}, {name}", entries.Heading);
    }

    [Fact]
    public async Task A_share_opens_into_its_contract_and_report_for_the_council_alone()
    {
        var contract = await World.AwardedAndRunningAsync("lancashire", ("NT41", [80m, 90m]));
        var draft = await World.DraftReportAsync(contract);
        var claim = draft.Lines.Single().ClaimId;
        _ = (await World.ClaimAsync(contract.Supplier, claim, "46", "50")).Value;
        _ = (await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf())).Value;
        _ = (await World.SendAsync(contract.Supplier, draft.Id)).Value;
        _ = (
            await World.DecideAsync(contract.Manager, claim, Domain.Delivery.ClaimDecision.Accepted)
        ).Value;
        _ = (await World.ValidateAsync(contract.Manager, draft.Id)).Value;
        await World.Database.TamperAsync("update contract set published_at = database_now()");

        var portfolio = await (await Site.SignInAsync(contract.Manager)).GetAsync("/portfolio");
        var results = await Site.Visitor().GetAsync("/results/lancashire");

        Assert.Contains(Links(portfolio), href => href == $"/reports/{draft.Id}");
        Assert.Contains(
            Links(portfolio),
            href => href.StartsWith($"/contracts/{contract.Id}#", StringComparison.Ordinal)
        );
        Assert.Contains("46 of 50: 92.0%", results.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Links(results),
            href =>
                href.Contains("/reports/", StringComparison.Ordinal)
                || href.Contains("/contracts/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Entries_of_one_figure_come_to_a_sum_and_of_several_to_none()
    {
        var contract = await World.RunningContractAsync();
        await World.ValidatedQuarterAsync(contract);
        var manager = await Site.SignInAsync(contract.Manager);

        var hours = await manager.GetAsync("/portfolio/entries?figure=validated&measure=NT29");
        var unvalued = await manager.GetAsync("/portfolio/entries?figure=committed&measure=NT72");
        var all = await manager.GetAsync("/portfolio/entries");
        var hour = await World.UnitValueAsync("NT29", contract.First.Start);

        Assert.Contains(
            $"come to 11 volunteer hours: {Money.Display(11m * hour)}.",
            hours.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "come to 8 tonnes: No value in pounds yet.",
            unvalued.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Together they come to", all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_opens_no_contract_is_led_to_none()
    {
        var contract = await World.RunningContractAsync();
        await World.ValidatedQuarterAsync(contract);
        var treasury = await Site.SignInAsync(
            await World.PersonAsync(contract.Manager.AuthorityId!.Value, Role.Treasury)
        );

        var entries = await treasury.GetAsync("/portfolio/entries?figure=validated&measure=NT29");
        var entry = await treasury.GetAsync(
            Links(entries)
                .Last(href => href.StartsWith("/portfolio/entries/", StringComparison.Ordinal))
        );

        Assert.Contains("Ask the contract manager", entry.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Links(entry),
            href =>
                href.StartsWith("/contracts/", StringComparison.Ordinal)
                || href.StartsWith("/reports/", StringComparison.Ordinal)
        );
    }

    private static string[] Words(WebPage page, string selector) =>
        [
            .. page
                .Document.QuerySelectorAll(selector)
                .Select(node =>
                    string.Join(
                        ' ',
                        node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    )
                ),
        ];

    private static string[] Links(WebPage page) =>
        [.. page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)];
}
