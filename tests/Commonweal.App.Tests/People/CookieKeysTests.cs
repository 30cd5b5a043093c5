using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>A copy of the database must sign nobody in.</summary>
public sealed class CookieKeysTests
{
    [Fact]
    public async Task The_keys_of_cookies_cannot_be_read_from_the_database()
    {
        await using var world = await World.CreateAsync();
        await using var site = await Site.OpenAsync(world);
        await site.Visitor().GetAsync("/sign-in");

        var kept = await world.AskAsync<Db, List<string>>(db =>
            db.Database.SqlQuery<string>($"select sealed as \"Value\" from data_protection_key")
                .ToListAsync()
        );
        Assert.DoesNotContain("<key", string.Join("", kept), StringComparison.Ordinal);
        Assert.NotEmpty(kept);

        // Another node, or the same after a restart, reads what the first one sealed.
        await using var second = await Site.OpenAsync(world);
        Assert.Equal("Sign in", (await second.Visitor().GetAsync("/sign-in")).Heading);
        Assert.Single(
            await world.AskAsync<Db, List<string>>(db =>
                db.Database.SqlQuery<string>($"select sealed as \"Value\" from data_protection_key")
                    .ToListAsync()
            )
        );
    }
}
