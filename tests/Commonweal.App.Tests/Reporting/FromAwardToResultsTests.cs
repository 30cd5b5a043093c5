using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Reporting;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Reporting;

public sealed class FromAwardToResultsTests
{
    [Fact]
    public async Task What_was_bid_is_promised_what_was_validated_is_public()
    {
        await using var world = await World.CreateAsync();
        var contract = await world.AwardedAndRunningAsync("lancashire");
        var (supplier, manager) = (contract.Supplier, contract.Manager);
        var draft = await world.DraftReportAsync(contract);
        var line = Assert.Single(draft.Lines);
        Assert.True(line.Due > 0m);
        await world.ClaimAsync(supplier, line.ClaimId, "9.5");
        await world.AttachAsync(supplier, line.ClaimId, DeliveryStory.Pdf());
        _ = (await world.SendAsync(supplier, draft.Id)).Value;
        _ = (await world.DecideAsync(manager, line.ClaimId, ClaimDecision.Accepted)).Value;
        _ = (await world.ValidateAsync(manager, draft.Id)).Value;
        _ = (
            await world.AskAsync<PublishContract, Outcome<Done>>(act =>
                act.RunAsync(manager, contract.Id, default)
            )
        ).Value;

        var whole = (
            await world.AskAsync<Portfolio, Portfolio.Page>(lookup =>
                lookup.RunAsync(manager, PortfolioGrouping.Measure, new(), default)
            )
        ).Whole;
        var published = await world.AskAsync<PublishedResults, PublishedResults.Page?>(lookup =>
            lookup.RunAsync(Actor.Public, "lancashire", default)
        );

        Assert.Equal(80m * line.Terms.UnitValue, whole.Committed);
        Assert.Equal(line.ValueOf(line.Due), whole.Due);
        Assert.Equal(9.5m * line.Terms.UnitValue, whole.Validated);
        var files = await world.AskAsync<
            PublishedResults,
            Service.Common.ListPage<PublishedResults.Line>
        >(lookup =>
            lookup.LinesAsync(Actor.Public, published!.AuthorityId, new(PageSize: 100), default)
        );
        Assert.Equal(whole.Committed, files.Rows.Sum(row => row.Committed));
        Assert.Equal(whole.Validated, files.Rows.Sum(row => row.Validated));
        Assert.Equal(
            5,
            published!.Sums.Select(sum => sum.By).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.All(
            published.Sums.GroupBy(sum => sum.By, StringComparer.Ordinal),
            sums =>
                Assert.Equal(
                    (whole.Committed, whole.Validated),
                    (sums.Sum(sum => sum.Committed), sums.Sum(sum => sum.Validated))
                )
        );
        var entries = await world.AskAsync<
            PortfolioEntries,
            Service.Common.ListPage<PortfolioEntries.Row>
        >(lookup => lookup.RunAsync(manager, PortfolioFigure.Committed, new(), new(), default));
        var entry = await world.AskAsync<EntryInFull, EntryInFull.Page?>(lookup =>
            lookup.RunAsync(manager, entries.Rows[0].Id, default)
        );
        Assert.Contains(
            entry!.Explanation.Steps.SelectMany(step => step.Inputs),
            input => input.Source is not null
        );
    }
}
