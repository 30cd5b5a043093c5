using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Delivery;
using Commonweal.Service.Reporting;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Reporting;

/// <summary>A measure in per cent (NT41) beside one in hours, from bid to public results: nothing ever adds it up.</summary>
public sealed class SharesTests : WorldCase
{
    private RunningContract contract = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.AwardedAndRunningAsync(
            "lancashire",
            ("NT29", [40m, 40m]),
            ("NT41", [80m, 90m])
        );
    }

    [Fact]
    public async Task The_whole_share_is_due_in_every_quarter_and_no_ledger_holds_it()
    {
        var profile = await World.AskAsync<ContractProfile, ContractProfile.View?>(lookup =>
            lookup.RunAsync(contract.Manager, contract.Id, default)
        );

        var share = profile!.Commitments.Single(line => line.IsShare);
        Assert.Equal(85m, share.Quantity);
        Assert.Equal(
            [80m, 80m, 80m, 80m, 90m, 90m, 90m, 90m],
            share.Targets.Select(due => due.Quantity)
        );
        Assert.Equal(["NT29"], await MeasuresInLedgerAsync());
    }

    [Fact]
    public async Task A_share_is_claimed_as_part_and_whole_and_shown_for_its_latest_quarter()
    {
        var first = await ReportedAsync(contract.First, "46", "50", ClaimDecision.Accepted);
        Assert.Equal((92m, 46m, 50m), Figures(first));
        var later = new DateTimeOffset(
            contract.First.Next.Next.Start,
            TimeOnly.MinValue,
            TimeSpan.Zero
        ).AddDays(1);
        await World.Database.ShiftClockAsync(later - TimeProvider.System.GetUtcNow());
        await ReportedAsync(contract.First.Next, "30", "40", ClaimDecision.Accepted);

        var row = Assert.Single(await SharesAsync(contract.Manager));
        Assert.Equal((85m, 75m, 30m, 40m), (row.Committed, row.Share, row.Part, row.Whole));
        Assert.Equal(contract.First.Next.ToString(), row.Quarter);
        Assert.Equal(["NT29"], await MeasuresInLedgerAsync());
        var measures = await World.AskAsync<Portfolio, Portfolio.Page>(lookup =>
            lookup.RunAsync(contract.Manager, PortfolioGrouping.Measure, new(), default)
        );
        var hours = Assert.Single(measures.Rows);
        Assert.Equal((80m, 20m, 20m), Quantities(hours));
        Assert.Equal(hours.Validated, measures.Whole.Validated);
    }

    [Fact]
    public async Task A_share_is_known_for_one_where_its_edition_is_not_there_any_more()
    {
        await World.Database.TamperAsync("update contract set edition = 'gone'");

        var sent = await ReportedAsync(contract.First, "46", "50", ClaimDecision.Accepted);

        Assert.Equal((92m, 46m, 50m), Figures(sent));
        Assert.Equal(
            ["volunteer hours", "per cent"],
            sent.Lines.Select(line => line.Unit),
            StringComparer.Ordinal
        );
        var row = Assert.Single(await SharesAsync(contract.Manager));
        Assert.Equal((85m, 92m), (row.Committed, row.Share));
        Assert.Equal(["NT29"], await MeasuresInLedgerAsync());
    }

    [Fact]
    public async Task An_adjusted_share_counts_without_the_part_it_no_longer_is()
    {
        await ReportedAsync(contract.First, "46", "50", ClaimDecision.Adjusted);

        var row = Assert.Single(await SharesAsync(contract.Manager));
        Assert.Equal((60m, null, null), (row.Share, row.Part, row.Whole));
    }

    [Fact]
    public async Task A_share_sent_and_returned_leaves_no_trace_in_the_ledger()
    {
        var draft = await FilledAsync(contract.First, "46", "50");
        _ = (await World.SendAsync(contract.Supplier, draft)).Value;
        _ = (await World.ReturnAsync(contract.Manager, draft, "Count again.")).Value;

        Assert.Equal(["NT29"], await MeasuresInLedgerAsync());
        Assert.Null(Assert.Single(await SharesAsync(contract.Manager)).Share);
    }

    [Theory]
    [InlineData("51", "50")]
    [InlineData("46", null)]
    [InlineData(null, "50")]
    [InlineData("0", "0")]
    public async Task A_share_needs_a_part_and_a_whole_that_holds_it(string? part, string? whole)
    {
        var draft = await World.DraftReportAsync(contract);

        var refused = await World.ClaimAsync(
            contract.Supplier,
            draft.Lines.Single(line => line.IsShare).ClaimId,
            part,
            whole
        );

        Assert.Equal("delivery.claim.share-whole", refused.Problems.Single().Code);
    }

    [Fact]
    public async Task The_public_sees_an_accepted_share_once_the_contract_is_public_and_no_other_council_does()
    {
        await ReportedAsync(contract.First, "46", "50", ClaimDecision.Accepted);
        var elsewhere = await World.PersonAsync(
            await World.AuthorityAsync("elsewhere"),
            Role.PolicyLead
        );
        Assert.Empty(await SharesAsync(Actor.Public));
        Assert.Empty(await SharesAsync(elsewhere));

        _ = (
            await World.AskAsync<PublishContract, Outcome<Done>>(act =>
                act.RunAsync(contract.Manager, contract.Id, default)
            )
        ).Value;

        Assert.Equal(92m, Assert.Single(await SharesAsync(Actor.Public)).Share);
        await using var site = await Site.OpenAsync(World);
        var resident = site.Visitor();
        var results = await resident.GetAsync("/results/lancashire");
        Assert.Contains("Shares, which are not added up", results.Text, StringComparison.Ordinal);
        Assert.Contains("46 of 50: 92.0%", results.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("per cent", results.Text, StringComparison.Ordinal);
        var manager = await site.SignInAsync(contract.Manager);
        var portfolio = await manager.GetAsync("/portfolio?by=measure");
        Assert.Contains("46 of 50: 92.0%", portfolio.Text, StringComparison.Ordinal);
    }

    private async Task<Guid> FilledAsync(Quarter quarter, string part, string whole)
    {
        var draft = await World.DraftReportAsync(contract, quarter);
        foreach (var line in draft.Lines)
        {
            var (figure, of) = line.IsShare ? (part, whole) : ("10", null);
            _ = (await World.ClaimAsync(contract.Supplier, line.ClaimId, figure, of)).Value;
            var file = DeliveryStory.Pdf($"{line.ClaimId}");
            _ = (await World.AttachAsync(contract.Supplier, line.ClaimId, file)).Value;
        }

        return draft.Id;
    }

    private async Task<ReportInFull.Page> ReportedAsync(
        Quarter quarter,
        string part,
        string whole,
        ClaimDecision decision
    )
    {
        var id = await FilledAsync(quarter, part, whole);
        _ = (await World.SendAsync(contract.Supplier, id)).Value;
        var sent = (await World.ReportAsync(contract.Manager, id))!;
        foreach (var line in sent.Lines)
        {
            var given = line.IsShare ? decision : ClaimDecision.Accepted;
            _ = (
                await World.DecideAsync(contract.Manager, line.ClaimId, given, "60", "Recounted.")
            ).Value;
        }

        _ = (await World.ValidateAsync(contract.Manager, id)).Value;
        return sent;
    }

    private Task<IReadOnlyList<Shares.Row>> SharesAsync(Actor actor) =>
        World.AskAsync<Shares, IReadOnlyList<Shares.Row>>(lookup =>
            lookup.RunAsync(actor, contract.Manager.AuthorityId!.Value, new(), default)
        );

    private Task<List<string>> MeasuresInLedgerAsync() =>
        World.AskAsync<Db, List<string>>(db =>
            db.As(contract.Manager)
                .Set<LedgerEntry>()
                .Select(entry => entry.Measure)
                .Distinct()
                .ToListAsync()
        );

    private static (decimal?, decimal?, decimal?) Figures(ReportInFull.Page report) =>
        report.Lines.Single(line => line.IsShare) is var line
            ? (line.Quantity, line.Part, line.Whole)
            : default;

    private static (decimal?, decimal?, decimal?) Quantities(Portfolio.Row row) =>
        (row.CommittedQuantity, row.ClaimedQuantity, row.ValidatedQuantity);
}
