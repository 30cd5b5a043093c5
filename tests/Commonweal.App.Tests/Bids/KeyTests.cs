using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>The key file and the database do not belong together, and nothing told the site when it started.</summary>
public sealed class KeyTests : BidsCase
{
    [Fact]
    public async Task Under_another_master_key_nothing_is_saved_submitted_or_opened_and_the_right_key_mends_it()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await ForgetTheKeyAsync();
        await using (var other = WithAnotherKey())
        {
            Assert.Equal(
                "bids.draft.sealed-otherwise",
                CodeOf(
                    await AskAsync<SubmitBid, string>(
                        other,
                        act => act.RunAsync(Supplier, bid, 4, BidsStory.Declared, Stop)
                    )
                )
            );
            Assert.Equal(
                "bids.draft.sealed-otherwise",
                CodeOf(
                    await AskAsync<SaveBidPrice, int>(
                        other,
                        act => act.RunAsync(Supplier, bid, 4, 1m, Stop)
                    )
                )
            );
            Assert.Equal(
                "procurements.key.wrong",
                CodeOf(
                    await AskAsync<StartBid, Guid>(
                        other,
                        act => act.RunAsync(Rival, Procurement, true, Stop)
                    )
                )
            );
            Assert.Equal(
                "procurements.key.wrong",
                CodeOf(
                    await AskAsync<SubmittedBid, SubmittedBid.View>(
                        other,
                        lookup => lookup.OfAsync(Supplier, bid, Stop)
                    )
                )
            );

            await World.PassDeadlineAsync(Procurement);
            Assert.False((await OpenAsync(other, Officer)).Value);
            Assert.Equal("procurements.key.wrong", CodeOf(await OpenAsync(other, Second)));
        }

        Assert.Equal((ProcurementStage.Published, 1), await StandingAsync());
        Assert.True((await World.AgreeAsync(Second, Procurement)).Value);
        Assert.Equal((ProcurementStage.Opened, 2), await StandingAsync());
        Assert.Equal(
            ["opening.agreed", "opening.failed", "opening.agreed", "bids.opened"],
            await ActsOfOpeningAsync()
        );
    }

    [Fact]
    public async Task Without_the_key_of_the_procurement_nothing_is_submitted_or_opened()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.Database.TamperAsync("delete from tender_key");

        var again = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        Assert.Equal(
            "procurements.key.missing",
            CodeOf(await World.SubmitAsync(Supplier, bid, again))
        );

        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        Assert.Equal(
            "procurements.key.missing",
            CodeOf(await World.AgreeAsync(Second, Procurement))
        );
        Assert.Equal((ProcurementStage.Published, 1), await StandingAsync());
    }

    [Fact]
    public async Task Pages_say_that_the_key_is_wrong_and_who_to_tell()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await ForgetTheKeyAsync();
        await File.WriteAllBytesAsync(
            Path.Combine(World.Home, "keys", "master.key"),
            RandomNumberGenerator.GetBytes(32)
        );
        await using var site = await Site.OpenAsync(World);
        var browser = await site.SignInAsync(Supplier);

        foreach (var page in new[] { "", "/submit", "/measures/NT1", "/submitted" })
        {
            var shown = await browser.GetAsync($"/supplier/bids/{bid}{page}");
            Assert.Equal("Your bids", shown.Heading);
            Assert.Contains(
                "Tell whoever runs this site",
                shown.Problems.Single(),
                StringComparison.Ordinal
            );
        }

        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        var head = await site.SignInAsync(Second);
        await head.GetAsync($"/procurements/{Procurement}/opening");
        var opening = await head.PressAsync("Agree and open the bids");
        Assert.Contains("another master key", opening.Problems.Single(), StringComparison.Ordinal);
        Assert.Empty(site.Faults);
    }

    [Fact]
    public async Task The_database_hands_the_key_to_nobody_who_has_no_use_for_it()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        Assert.True(await HasKeyAsync(Rival));
        Assert.False(await HasKeyAsync(Officer));
        Assert.False(await HasKeyAsync(Commonweal.Domain.People.Actor.Public));

        await World.PassDeadlineAsync(Procurement);
        Assert.False(await HasKeyAsync(Rival));
        Assert.False(await HasKeyAsync(Officer));
        Assert.True(await HasKeyAsync(Supplier));

        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.False(await HasKeyAsync(Rival));
        Assert.True(await HasKeyAsync(Officer));
    }

    private Task<bool> HasKeyAsync(Commonweal.Domain.People.Actor actor) =>
        World.AskAsync<Db, bool>(db =>
            db.As(actor)
                .Database.SqlQuery<bool>(
                    $"select tender_key_of({Procurement}) is not null as \"Value\""
                )
                .SingleAsync()
        );

    private Task ForgetTheKeyAsync() => World.Database.TamperAsync("delete from master_key_mark");

    private ServiceProvider WithAnotherKey()
    {
        var home = Directory.CreateTempSubdirectory("commonweal-other-").FullName;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCommonweal(
            new CommonwealSettings(World.Database.App, home, World.RepositoryData())
        );
        return services.BuildServiceProvider();
    }

    private static async Task<Outcome<T>> AskAsync<TService, T>(
        ServiceProvider services,
        Func<TService, Task<Outcome<T>>> ask
    )
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private Task<Outcome<bool>> OpenAsync(
        ServiceProvider services,
        Commonweal.Domain.People.Actor officer
    ) => AskAsync<AgreeToOpening, bool>(services, act => act.RunAsync(officer, Procurement, Stop));

    private async Task<(ProcurementStage Stage, int Agreed)> StandingAsync() =>
        await World.AskAsync<Db, (ProcurementStage, int)>(async db =>
            (
                await db.As(Officer)
                    .Set<Procurement>()
                    .Where(row => row.Id == Procurement)
                    .Select(row => row.Stage)
                    .SingleAsync(),
                await db.Set<Domain.Bids.BidOpening>().CountAsync()
            )
        );

    private Task<List<string>> ActsOfOpeningAsync() =>
        World.AskAsync<Db, List<string>>(db =>
            db.As(Officer)
                .Set<AuditEntry>()
                .Where(entry => entry.SubjectId == Procurement)
                .OrderBy(entry => entry.N)
                .Select(entry => entry.Act)
                .Where(act => act.StartsWith("opening") || act.StartsWith("bids"))
                .ToListAsync()
        );
}
