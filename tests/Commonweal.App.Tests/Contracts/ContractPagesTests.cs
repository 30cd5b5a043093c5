using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

public sealed class ContractPagesTests : SiteCase
{
    private const string Alone = "Nobody looks after this contract yet";

    private RunningContract contract = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
        await World.Database.TamperAsync(
            "update contract set manager_id = null, manager_name = null"
        );
    }

    [Fact]
    public async Task A_contract_that_nobody_looks_after_says_so_until_somebody_does()
    {
        var manager = await Site.SignInAsync(contract.Manager);
        var page = await manager.GetAsync($"/contracts/{contract.Id}");
        Assert.Contains(Alone, page.Text, StringComparison.Ordinal);

        await manager.FollowAsync("Name a contract manager");
        var nobody = await manager.PressAsync("Save");
        Assert.Contains(
            "Select a contract manager",
            nobody.Problems.Single(),
            StringComparison.Ordinal
        );
        page = await manager.PressAsync("Save", ("ManagerId", $"{contract.Manager.AccountId}"));

        Assert.Equal("The contract manager is saved.", page.Success);
        Assert.DoesNotContain(Alone, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_manager_who_is_one_no_more_leaves_it_to_nobody()
    {
        var authority = contract.Manager.AuthorityId!.Value;
        await World.Database.TamperAsync(
            $"update contract set manager_id = '{contract.Manager.AccountId}', manager_name = 'Carla Mendes'"
        );
        var head = await Site.SignInAsync(
            await World.PersonAsync(authority, Role.HeadOfProcurement)
        );
        Assert.Empty((await head.GetAsync("/contracts?Only=WithoutManager")).Rows);
        var administrator = await Site.SignInAsync(
            await World.PersonAsync(authority, Role.Administrator)
        );

        var asked = await administrator.GetAsync($"/people/{contract.Manager.AccountId}/remove");
        Assert.Contains(
            "the contracts they look after are left with nobody",
            asked.Text,
            StringComparison.Ordinal
        );
        await administrator.PressAsync("Yes, remove this person");

        Assert.Single((await head.GetAsync("/contracts?Only=WithoutManager")).Rows);
        var record = (await head.GetAsync("/audit")).Rows;
        Assert.Contains(record, row => row[3] == "Changed who looks after the contract");
        Assert.All(record, row => Assert.Equal("Holds", row[^1]));
        Assert.Contains(
            Alone,
            (await head.GetAsync($"/contracts/{contract.Id}")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Say who looks after new contracts",
            (await head.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_cannot_change_that_is_told_whom_to_ask()
    {
        var authority = contract.Manager.AuthorityId!.Value;
        var officer = await Site.SignInAsync(await World.PersonAsync(authority, Role.Officer));

        var page = await officer.GetAsync($"/contracts/{contract.Id}");

        Assert.Contains(Alone, page.Text, StringComparison.Ordinal);
        Assert.Contains("Ask a colleague", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Name a contract manager", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_council_without_a_contract_manager_is_told_how_to_get_one()
    {
        var authority = contract.Manager.AuthorityId!.Value;
        var head = await World.PersonAsync(authority, Role.HeadOfProcurement);
        await World.Database.TamperAsync("delete from membership where role = 'ContractManager'");

        var page = await (await Site.SignInAsync(head)).GetAsync(
            $"/contracts/{contract.Id}/manager"
        );

        Assert.Contains("Ask your administrator", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_of_many_times_what_was_promised_warns_whoever_decides()
    {
        var draft = await World.DraftReportAsync(contract);
        var (hours, tonnes) = (draft.Lines[0], draft.Lines[1]);
        foreach (var (line, figure) in new[] { (hours, "250"), (tonnes, "1") })
        {
            await World.ClaimAsync(contract.Supplier, line.ClaimId, figure);
            await World.AttachAsync(contract.Supplier, line.ClaimId, DeliveryStory.Pdf(figure));
        }

        _ = (await World.SendAsync(contract.Supplier, draft.Id)).Value;
        var manager = await Site.SignInAsync(contract.Manager);

        var doubted = await manager.GetAsync($"/reports/{draft.Id}/claims/{hours.ClaimId}");
        var usual = await manager.GetAsync($"/reports/{draft.Id}/claims/{tonnes.ClaimId}");

        Assert.Contains(
            "claims 3 times what was committed",
            doubted.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("times what was committed", usual.Text, StringComparison.Ordinal);
    }
}
