using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

/// <summary>What a contract manager is shown and kept from when supplier and council meet in one person, or figures run wild.</summary>
public sealed class BothSidesTests : WorldCase
{
    private RunningContract contract = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
    }

    [Fact]
    public async Task Whoever_belongs_to_the_supplier_decides_nothing_about_its_reports()
    {
        var sent = await World.ReportedQuarterAsync(contract);
        var both = AtTheCouncil(await World.ColleagueAsync(contract.Supplier, Role.SupplierReader));
        Outcome<Done>[] answers =
        [
            await World.DecideAsync(both, sent.Lines[0].ClaimId, ClaimDecision.Accepted),
            await World.ReturnAsync(both, sent.Id, "The hours do not add up."),
            await World.ValidateAsync(both, sent.Id),
        ];

        Assert.All(answers, answer => Assert.Equal("delivery.report.own", Codes(answer)));
    }

    [Fact]
    public async Task Whoever_sent_a_report_decides_nothing_even_after_leaving_the_supplier()
    {
        var sent = await World.ReportedQuarterAsync(contract);
        await World.Database.TamperAsync(
            $"delete from membership where account_id = '{contract.Supplier.AccountId}'"
        );

        var validated = await World.ValidateAsync(AtTheCouncil(contract.Supplier), sent.Id);

        Assert.Equal("delivery.report.own", Codes(validated));
    }

    [Fact]
    public async Task Whoever_belongs_to_the_supplier_is_not_made_manager_of_its_contract()
    {
        var both = await World.ColleagueAsync(contract.Supplier, Role.SupplierReader);
        await World.Database.TamperAsync(
            $"""
            insert into membership (id, account_id, authority_id, role, granted_at)
            values (gen_random_uuid(), '{both.AccountId}', '{contract.Manager.AuthorityId}', 'ContractManager', now())
            """
        );

        var assigned = await World.AskAsync<AssignContractManager, Outcome<Done>>(act =>
            act.RunAsync(contract.Manager, contract.Id, both.AccountId, default)
        );

        Assert.Equal("contracts.manager.of-supplier", Codes(assigned));
    }

    [Fact]
    public async Task A_claim_of_many_times_what_was_promised_says_so()
    {
        var draft = await World.DraftReportAsync(contract);
        await World.ClaimAsync(contract.Supplier, draft.Lines[0].ClaimId, "250");
        await World.ClaimAsync(contract.Supplier, draft.Lines[1].ClaimId, "16");

        var report = await World.ReportAsync(contract.Supplier, draft.Id);

        Assert.Equal([3m, null], report!.Lines.Select(line => line.TimesCommitted));
    }

    /// <summary>The same person, acting for the council as a contract manager.</summary>
    private Actor AtTheCouncil(Actor person) =>
        Actor.OfAuthority(
            person.AccountId,
            "Both",
            contract.Manager.AuthorityId!.Value,
            Role.ContractManager
        );

    private static string Codes<T>(Outcome<T> outcome) =>
        string.Join(' ', outcome.Problems.Select(problem => problem.Code));
}
