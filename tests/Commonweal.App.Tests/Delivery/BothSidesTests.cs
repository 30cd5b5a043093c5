using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Delivery;
using Commonweal.Service.Evidence;
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
    public async Task Whoever_belongs_to_a_rival_decides_nothing_and_reads_no_statement_report_or_evidence()
    {
        contract = await World.AwardedAndRunningAsync(
            "rivals",
            ("NT29", [40m, 40m]),
            ("NT72", [4m, 4m])
        );
        var sent = await World.ReportedQuarterAsync(contract);
        var rival = await World.SupplierAsync("Rival Works");
        await World.Database.TamperAsync(
            $"""
            insert into bid (id, authority_id, supplier_id, procurement_id, supplier_name, draft, begun_at, saved_at, saved_by, saved_part)
            select gen_random_uuid(), b.authority_id, '{rival.SupplierId}', b.procurement_id, 'Rival Works', b.draft, now(), now(), b.saved_by, b.saved_part
            from bid b join contract c on c.procurement_id = b.procurement_id where c.id = '{contract.Id}' limit 1
            """
        );
        var both = AtTheCouncil(rival);

        Assert.Equal(
            "delivery.report.own",
            Codes(await World.DecideAsync(both, sent.Lines[0].ClaimId, ClaimDecision.Accepted))
        );
        Assert.Null(await World.ReportAsync(both, sent.Id));
        Assert.Null(
            await World.AskAsync<EvidenceDownload, KeptFile?>(lookup =>
                lookup.RunAsync(both, sent.Lines[0].Files[0].Id, default)
            )
        );
        var profile = await World.AskAsync<ContractProfile, ContractProfile.View?>(lookup =>
            lookup.RunAsync(both, contract.Id, default)
        );
        Assert.All(profile!.Commitments, line => Assert.Null(line.Statement));
        Assert.Equal(
            "contracts.contract.both-sides",
            Codes(
                await World.AskAsync<PublishContract, Outcome<Done>>(act =>
                    act.RunAsync(both, contract.Id, default)
                )
            )
        );
    }

    [Fact]
    public async Task Nobody_records_a_contract_with_a_supplier_of_their_own()
    {
        var recorded = await World.AskAsync<RecordContract, Outcome<Guid>>(act =>
            act.RunAsync(
                AtTheCouncil(contract.Supplier),
                new RecordContract.Agreed(
                    contract.Supplier.SupplierId,
                    "Repairs to benches",
                    "lancashire-toms-2024",
                    AwardStory.Terms with
                    {
                        Reference = "HAND-1",
                    },
                    [new MeasureAnswer("NT29", [10m], 1m, "", "As agreed.")]
                ),
                default
            )
        );

        Assert.Contains("contracts.contract.both-sides", Codes(recorded), StringComparison.Ordinal);
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
