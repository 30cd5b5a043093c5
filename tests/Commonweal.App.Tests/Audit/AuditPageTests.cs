using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Audit;

public sealed class AuditPageTests : IAsyncLifetime
{
    private World world = null!;
    private Site site = null!;

    public async Task InitializeAsync()
    {
        world = await World.CreateAsync();
        site = await Site.OpenAsync(world);
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task An_auditor_reads_the_authoritys_own_record_and_sees_that_it_holds()
    {
        var auditor = await world.PersonAsync(await world.AuthorityAsync("ours"), Role.Auditor);
        await world.PersonAsync(await world.AuthorityAsync("theirs"), Role.Officer);
        var browser = await site.SignInAsync(auditor);

        var page = await browser.GetAsync("/audit");
        Assert.Equal(
            "Person joined, Person invited, Authority created",
            string.Join(", ", page.Rows.Select(row => row[3]))
        );
        Assert.All(page.Rows, row => Assert.Equal("Holds", row[5]));

        page = await browser.PressAsync("Check the whole record now");
        Assert.Equal("All 3 entries were checked. The chain holds.", page.Success);
    }

    [Fact]
    public async Task A_changed_entry_shows_in_its_row_and_in_the_chain()
    {
        var auditor = await world.PersonAsync(await world.AuthorityAsync("ours"), Role.Auditor);
        await world.Database.TamperAsync(
            """
            set session_replication_role = replica;
            update audit_entry set entry = replace(entry, 'Auditor', 'Officer') where n = 2;
            """
        );
        var browser = await site.SignInAsync(auditor);

        Assert.Equal("Changed", (await browser.GetAsync("/audit")).Rows[1][5]);
        Assert.Contains(
            "Entry 2 was changed after it was written.",
            (await browser.PressAsync("Check the whole record now")).Text,
            StringComparison.Ordinal
        );
    }
}
