using Commonweal.Domain.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class StartReportTests : WorldCase
{
    private RunningContract contract = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
    }

    [Fact]
    public async Task A_quarter_that_has_not_ended_cannot_be_reported()
    {
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(default));
        var current = Quarter.Of(DateOnly.FromDateTime(now.UtcDateTime));

        Assert.Equal(
            "delivery.report.quarter-not-ended",
            (await StartAsync(current)).Problems.Single().Code
        );
        Assert.Equal(
            "delivery.report.quarter-outside",
            (await StartAsync(new Quarter(2001, 1))).Problems.Single().Code
        );
    }

    [Fact]
    public async Task A_quarter_has_ended_when_it_has_by_the_clock_in_London()
    {
        // Summer time: half past midnight there is half past eleven of the day before in UTC.
        var quarter = Quarter
            .Between(contract.First.Start, contract.First.Start.AddYears(1))
            .First(one => one.Number == 2);
        var end = new DateTimeOffset(quarter.End, new TimeOnly(23, 30), TimeSpan.Zero);
        await World.Database.ShiftClockAsync(end - TimeProvider.System.GetUtcNow());

        Assert.True((await StartAsync(quarter)).Succeeded);
    }

    private Task<Outcome<Guid>> StartAsync(Quarter quarter) =>
        World.AskAsync<StartReport, Outcome<Guid>>(act =>
            act.RunAsync(contract.Supplier, contract.Id, quarter, default)
        );
}
