using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Reporting;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Reporting;

public sealed class PortfolioTests : WorldCase
{
    private RunningContract contract = null!;
    private decimal hour;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
        hour = await World.UnitValueAsync("NT29", contract.First.Start);
        await World.ValidatedQuarterAsync(contract);
        await World.ReportedQuarterAsync(contract, contract.First.Next);
    }

    [Fact]
    public async Task The_sum_of_the_entries_is_the_same_however_it_is_grouped()
    {
        await World.RunningContractAsync(contract.Manager, await World.SupplierAsync("Second"));
        foreach (var by in Enum.GetValues<PortfolioGrouping>())
        {
            var page = await PortfolioAsync(contract.Manager, by);

            // Two contracts of 80 hours; three quarters have ended, two are reported at 12, one validated at 11.
            Assert.Equal(160m * hour, page.Whole.Committed);
            Assert.Equal(60m * hour, page.Whole.Due);
            Assert.Equal(24m * hour, page.Whole.Claimed);
            Assert.Equal(11m * hour, page.Whole.Validated);
            Assert.Equal((2L, 1_000_000m), (page.Whole.Contracts, page.Whole.ContractsValue));
            Assert.Equal(page.Whole.Committed, page.Rows.Sum(row => row.Committed));
            Assert.Equal(page.Whole.Claimed, page.Rows.Sum(row => row.Claimed));
            Assert.Equal(page.Whole.Validated, page.Rows.Sum(row => row.Validated));
        }
    }

    [Fact]
    public async Task Nothing_of_a_kind_is_null_and_zero_is_zero()
    {
        var page = await PortfolioAsync(contract.Manager, PortfolioGrouping.Quarter);

        Assert.Equal([11m * hour, null], page.Rows.Take(2).Select(row => row.Validated));
        Assert.Null(page.Rows[2].Claimed);
        var tonnes = (
            await PortfolioAsync(contract.Manager, PortfolioGrouping.Measure)
        ).Rows.Single(row => row.Key == "NT72");
        Assert.Equal((0m, 0m, "tonnes"), (tonnes.Claimed, tonnes.ClaimedQuantity, tonnes.Unit));
    }

    [Fact]
    public async Task A_filter_narrows_figures_and_entries_alike()
    {
        var filter = new PortfolioFilter(Measure: "NT29", Quarter: contract.First.ToString());
        var figures = await World.AskAsync<Portfolio, Portfolio.Page>(lookup =>
            lookup.RunAsync(contract.Manager, PortfolioGrouping.Theme, filter, default)
        );
        foreach (
            var (figure, value) in new[]
            {
                (PortfolioFigure.Committed, figures.Whole.Committed),
                (PortfolioFigure.Due, figures.Whole.Due),
                (PortfolioFigure.Claimed, figures.Whole.Claimed),
                (PortfolioFigure.Validated, figures.Whole.Validated),
            }
        )
        {
            var entries = await EntriesAsync(contract.Manager, figure, filter);
            Assert.Equal(value, entries.Rows.Sum(row => row.Value));
        }
    }

    [Fact]
    public async Task An_entry_opens_down_to_sources_decision_and_evidence()
    {
        var id = (
            await EntriesAsync(
                contract.Manager,
                PortfolioFigure.Validated,
                new("lancashire-toms-2024", "community-building")
            )
        )
            .Rows.Single()
            .Id;

        var entry = await EntryAsync(contract.Manager, id);

        var steps = entry!.Explanation.Steps;
        Assert.NotNull(steps[0].Inputs[0].Source!.Url);
        Assert.Contains(steps, step => step.Result == hour);
        Assert.Equal(11m * hour, steps[^1].Result);
        Assert.Equal("One hour was before the contract began.", entry.Claim!.DecisionReason);
        Assert.Single(entry.Claim.Files);
    }

    [Fact]
    public async Task Nobody_else_sees_figures_or_entries()
    {
        var id = (await EntriesAsync(contract.Manager, PortfolioFigure.Claimed, new())).Rows[0].Id;
        var other = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.PolicyLead);
        foreach (var stranger in new[] { other, contract.Supplier, Actor.Public })
        {
            Assert.Empty((await PortfolioAsync(stranger, PortfolioGrouping.Theme)).Rows);
            Assert.Empty((await EntriesAsync(stranger, PortfolioFigure.Claimed, new())).Rows);
            Assert.Null(await EntryAsync(stranger, id));
        }

        // With the contract published, another council still does not count it as its own.
        await World.Database.TamperAsync("update contract set published_at = database_now()");
        Assert.Null((await PortfolioAsync(other, PortfolioGrouping.Theme)).Whole.Committed);
    }

    [Fact]
    public async Task The_public_is_shown_no_unchecked_claim_even_by_the_database()
    {
        await World.Database.TamperAsync("update contract set published_at = database_now()");

        var figures = await World.AskAsync<Db, List<string>>(db =>
            db.As(Actor.Public)
                .Database.SqlQuery<string>(
                    $"select distinct figure as \"Value\" from published_total order by 1"
                )
                .ToListAsync()
        );

        Assert.Equal(["Committed", "Validated"], figures);
        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db =>
                db.As(Actor.Public).Set<LedgerEntry>().IgnoreQueryFilters().CountAsync()
            )
        );
    }

    private Task<Portfolio.Page> PortfolioAsync(Actor actor, PortfolioGrouping by) =>
        World.AskAsync<Portfolio, Portfolio.Page>(lookup =>
            lookup.RunAsync(actor, by, new PortfolioFilter(), default)
        );

    private Task<ListPage<PortfolioEntries.Row>> EntriesAsync(
        Actor actor,
        PortfolioFigure figure,
        PortfolioFilter filter
    ) =>
        World.AskAsync<PortfolioEntries, ListPage<PortfolioEntries.Row>>(lookup =>
            lookup.RunAsync(actor, figure, filter, new ListRequest(PageSize: 100), default)
        );

    private Task<EntryInFull.Page?> EntryAsync(Actor actor, long id) =>
        World.AskAsync<EntryInFull, EntryInFull.Page?>(lookup =>
            lookup.RunAsync(actor, id, default)
        );
}
