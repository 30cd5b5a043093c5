using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Commonweal.Cli.Demo;

/// <summary>Loads the demo into an empty database by living its story through.</summary>
public static class DemoLoader
{
    private static readonly DateOnly Begins = new(2025, 1, 6);

    /// <summary>True when it was loaded now; false when it was there. Refused where others' councils are.</summary>
    public static async Task<Outcome<bool>> LoadAsync(
        CommonwealSettings settings,
        string ownerConnection,
        CancellationToken stop
    )
    {
        var story = await DemoStory.ReadAsync(settings.Data, stop);
        await using var services = Installation.ServicesOn(settings);
        await using var owner = NpgsqlDataSource.Create(ownerConnection);
        var world = new DemoWorld(services, owner, stop);
        var there = await world.AskAsync<Db, string[]>(db =>
            db.Set<Authority>()
                .OrderBy(authority => authority.Slug)
                .Select(authority => authority.Slug)
                .ToArrayAsync(stop)
        );
        var done = Path.Combine(settings.Home, "demo-loaded");
        if (there.Length > 0)
        {
            return File.Exists(done)
                ? false
                : new Problem(
                    "cli.demo.not-empty",
                    $"The demo needs an empty database, and this one has {string.Join(", ", there)}. Name another folder in COMMONWEAL_HOME, or delete {settings.Home} if nothing in it matters."
                );
        }

        await LiveAsync(world, story, settings.Data);
        await File.WriteAllTextAsync(done, $"{story.Today:yyyy-MM-dd}\n", stop);
        return true;
    }

    private static async Task LiveAsync(DemoWorld world, DemoStory story, string data)
    {
        var people = new DemoPeople(world, story.Password);
        var suppliers = story.Suppliers.ToDictionary(
            supplier => supplier.Key,
            StringComparer.Ordinal
        );
        await world.SetClockAsync(DemoWorld.On(Begins, 9));
        foreach (var supplier in story.Suppliers)
        {
            await people.AddAsync(supplier);
        }

        foreach (var council in story.Councils)
        {
            await people.AddAsync(council);
            await ImportAsync(world, people.Of(council, "officer"), data);
            foreach (var told in council.Procurements)
            {
                var tender = new DemoTender(world, people, council, told, suppliers);
                tender.Tell();
                if (told.Bids.Count == 0)
                {
                    continue;
                }

                var awarding = new DemoAwarding(world, people, tender);
                awarding.Tell();
                new DemoDelivery(
                    world,
                    people,
                    tender,
                    awarding,
                    people.Of(suppliers[told.Bids[0].Supplier])
                ).Tell();
            }
        }

        await world.PlayAsync(DemoWorld.On(story.Today, 9));
        await world.RunOnFromAsync(story.Today);
    }

    private static async Task ImportAsync(DemoWorld world, Actor officer, string data)
    {
        await using var notices = File.OpenRead(
            Path.Combine(data, "demo", "contracts-finder", "releases.json")
        );
        await world.DoAsync<ImportReleases, ImportReleases.Result>(act =>
            act.RunAsync(officer, notices, world.Stop)
        );
    }
}
