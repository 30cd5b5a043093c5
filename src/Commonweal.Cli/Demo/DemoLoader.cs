using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Cli.Demo;

/// <summary>Loads the demo into an empty database by living its story through.</summary>
public static class DemoLoader
{
    private static readonly DateOnly Begins = new(2025, 1, 6);

    /// <summary>True when it was loaded now; false when it was there. Refused where others' councils are.</summary>
    /// <param name="settings">Where to load it.</param>
    /// <param name="ownerConnection">What moves the clock.</param>
    /// <param name="remake">Makes the database anew, for a load that broke off halfway.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="IOException">Another process is loading the demo.</exception>
    public static async Task<Outcome<bool>> LoadAsync(
        CommonwealSettings settings,
        string ownerConnection,
        Func<CancellationToken, Task> remake,
        CancellationToken stop
    )
    {
        var story = await DemoStory.ReadAsync(settings.Data, stop);
        var done = Path.Combine(settings.Home, "demo-loaded");
        var loading = Path.Combine(settings.Home, "demo-loading");
        // Held open while loading, so that a second run does not take the first one's work for a broken load.
        Directory.CreateDirectory(settings.Home);
        await using var marker = new FileStream(
            loading,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        var brokeOff = marker.Length > 0;
        var (authorities, organisations) = await ThereAsync(settings, stop);
        if (authorities.Length > 0 && File.Exists(done))
        {
            File.Delete(loading);
            return false;
        }

        if (
            brokeOff
                ? organisations.Except(NamesOf(story), StringComparer.Ordinal).Any()
                : authorities.Length > 0
        )
        {
            return new Problem(
                "cli.demo.not-empty",
                $"The demo needs an empty database, and this one has {string.Join(", ", organisations)}. Name another folder in COMMONWEAL_HOME, or delete {settings.Home} if nothing in it matters."
            );
        }

        if (brokeOff)
        {
            await remake(stop);
        }

        await marker.WriteAsync("The demo is being loaded.\n"u8.ToArray(), stop);
        await marker.FlushAsync(stop);
        await LiveAsync(settings, ownerConnection, story, stop);
        await File.WriteAllTextAsync(done, $"{story.Today:yyyy-MM-dd}\n", stop);
        File.Delete(loading);
        return true;
    }

    private static IEnumerable<string> NamesOf(DemoStory story) =>
        story
            .Councils.Select(council => council.Name)
            .Concat(story.Suppliers.Select(supplier => supplier.Name));

    /// <summary>The names of the authorities, and of all organisations, in the database.</summary>
    private static async Task<(string[] Authorities, string[] Organisations)> ThereAsync(
        CommonwealSettings settings,
        CancellationToken stop
    )
    {
        await using var services = Installation.ServicesOn(settings);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var authorities = await db.Set<Authority>()
            .OrderBy(authority => authority.Name)
            .Select(authority => authority.Name)
            .ToArrayAsync(stop);
        var suppliers = await db.Set<Supplier>()
            .OrderBy(supplier => supplier.Name)
            .Select(supplier => supplier.Name)
            .ToArrayAsync(stop);
        return (authorities, [.. authorities, .. suppliers]);
    }

    private static async Task LiveAsync(
        CommonwealSettings settings,
        string ownerConnection,
        DemoStory story,
        CancellationToken stop
    )
    {
        await using var services = Installation.ServicesOn(settings);
        await using var owner = PlainSql.SourceOf(ownerConnection);
        await LiveAsync(new DemoWorld(services, owner, stop), story, settings.Data);
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
            if (council.Draft is { } draft)
            {
                new DemoEdition(world, people, council, draft).Tell();
            }

            foreach (var told in council.Procurements)
            {
                var tender = new DemoTender(world, people, council, told, suppliers);
                tender.Tell();
                new DemoMarket(world, people, tender, suppliers).Tell();
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
