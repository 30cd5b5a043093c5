using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Audit;
using Commonweal.Service.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Policies;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Policies;

/// <summary>A council's own rules from the draft to the decisions they make.</summary>
public sealed class PolicyTests : WorldCase
{
    private static readonly DateOnly Today = UkTime.Today(TimeProvider.System.GetUtcNow());
    private static readonly DateOnly First = Today.AddDays(40);

    private static readonly PolicyChange.NoThreshold NoOld = new("lancs-threshold");
    private static readonly PolicyChange.Delivery Days = new(ReviewFrequency.Quarterly, 10);

    private Guid council;
    private Actor lead = null!;
    private Actor head = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        council = await World.AuthorityAsync("lancashire");
        lead = await World.PersonAsync(council, Role.PolicyLead);
        head = await World.PersonAsync(council, Role.HeadOfProcurement);
    }

    [Fact]
    public async Task Published_rules_decide_what_commences_from_their_first_day_and_nothing_before()
    {
        var officer = await World.PersonAsync(council, Role.Officer);
        await World.PublishedPolicyAsync(
            lead,
            head,
            First,
            NoOld,
            PoliciesStory.Services(2_000_000m)
        );

        Assert.True((await DecisionAsync(officer, First.AddDays(-1))).SocialValueRequired);
        var under = await DecisionAsync(officer, First);
        Assert.False(under.SocialValueRequired);
        Assert.Contains(
            under.Reasons,
            reason => reason.Source.Title == $"{PoliciesStory.Source}, paragraph 4"
        );
    }

    [Fact]
    public async Task Reports_are_due_by_the_rules_published_for_the_end_of_their_quarter()
    {
        var now = Quarter.Of(Today);
        var contract = await World.RunningContractAsync(
            await World.PersonAsync(council, Role.ContractManager),
            await World.SupplierAsync("Bee Lane Builders")
        );
        await World.PublishedPolicyAsync(lead, head, now.End, Days);

        var quarters = await World.AskAsync<QuartersOfContract, QuartersOfContract.Page?>(lookup =>
            lookup.RunAsync(contract.Supplier, contract.Id, Stop)
        );

        DateOnly? Due(Quarter quarter) =>
            quarters!.Quarters.Single(row => row.Quarter == quarter).ReportDue;
        Assert.Null(Due(Quarter.Of(now.Start.AddDays(-1))));
        Assert.Equal(now.End.AddDays(10), Due(now));
        Assert.Equal(now.Next.End.AddDays(10), Due(now.Next));
    }

    [Fact]
    public async Task A_council_without_a_file_writes_its_first_rules()
    {
        var own = await World.AuthorityAsync("preston", policy: null);
        var officer = await World.PersonAsync(own, Role.Officer);
        var refused = await AssessAsync(officer, await DraftAsync(officer, Today));
        Assert.Equal("procurements.policy.missing", CodeOf(refused));

        await World.PublishedPolicyAsync(
            await World.PersonAsync(own, Role.PolicyLead),
            await World.PersonAsync(own, Role.PolicyLead),
            Today.AddYears(-2),
            PoliciesStory.Services(100_000m)
        );

        Assert.True((await DecisionAsync(officer, Today)).SocialValueRequired);
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_to_see_and_what_is_published_is_everybodys()
    {
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend", "southend", "southend-2050"),
            Role.PolicyLead
        );
        var version = await World.OfferedPolicyAsync(lead, First, Days);

        Assert.Null(await World.PolicyAsync(stranger, version));
        foreach (
            var outcome in new[]
            {
                await World.ChangePolicyAsync(stranger, version, NoOld),
                await World.OfferPolicyAsync(stranger, version),
                await World.WithdrawPolicyAsync(stranger, version, "x"),
                await World.AskAsync<PublishPolicy, Outcome<Done>>(act =>
                    act.RunAsync(stranger, version, 3, Stop)
                ),
                await World.AskAsync<ReturnPolicy, Outcome<Done>>(act =>
                    act.RunAsync(stranger, version, 3, "x", Stop)
                ),
            }
        )
            Assert.Equal("policies.version.not-found", CodeOf(outcome));
        Assert.Null(
            await World.AskAsync<PolicyTrial, PolicyTrial.View?>(lookup =>
                lookup.RunAsync(stranger, version, default, Stop)
            )
        );
        Assert.Equal(0, await VersionsSeenAsync(stranger));
        Assert.Equal(0, await VersionsSeenAsync(Actor.Public));

        _ = (await World.PublishPolicyAsync(head, version)).Value;

        Assert.Equal(1, await VersionsSeenAsync(stranger));
        Assert.Equal(1, await VersionsSeenAsync(Actor.Public));
        Assert.Null(await World.PolicyAsync(stranger, version));
    }

    [Fact]
    public async Task There_is_one_draft_and_it_waits_among_the_tasks_of_who_may_publish_it()
    {
        var version = await World.StartedPolicyAsync(lead);
        var again = await World.AskAsync<StartPolicy, Outcome<Guid>>(act =>
            act.RunAsync(lead, Stop)
        );
        Assert.Equal(version, again.Value);
        Assert.Empty(await WaitingAsync(head));

        _ = await World.ChangePolicyAsync(
            lead,
            version,
            new PolicyChange.Start(First, PoliciesStory.Source, null)
        );
        _ = (await World.OfferPolicyAsync(lead, version)).Value;

        Assert.Equal([version], await WaitingAsync(head));
        Assert.Empty(await WaitingAsync(lead));

        _ = (await World.ReturnPolicyAsync(head, version, "Say who decided.")).Value;

        Assert.Empty(await WaitingAsync(head));
        Assert.Equal([version], await WaitingAsync(lead, WaitingTasks.Kind.MendPolicy));
    }

    [Fact]
    public async Task Rules_withdrawn_before_their_first_day_decide_nothing_and_leave_the_day_free()
    {
        var officer = await World.PersonAsync(council, Role.Officer);
        var version = await World.PublishedPolicyAsync(lead, head, First, NoOld, Days);

        _ = (await World.WithdrawPolicyAsync(lead, version, "Cabinet took it back")).Value;

        Assert.True((await DecisionAsync(officer, First)).SocialValueRequired);
        await World.PublishedPolicyAsync(lead, head, First, Days);
    }

    [Fact]
    public async Task Every_act_is_in_the_record()
    {
        var version = await World.OfferedPolicyAsync(lead, First, Days);
        _ = (await World.ReturnPolicyAsync(head, version, "Say who decided.")).Value;
        _ = (await World.OfferPolicyAsync(lead, version)).Value;
        _ = (await World.PublishPolicyAsync(head, version)).Value;
        _ = (await World.WithdrawPolicyAsync(lead, version, "Cabinet took it back")).Value;

        var entries = await World.AskAsync<Db, List<AuditEntry>>(db =>
            db.As(head).Set<AuditEntry>().ToListAsync()
        );
        var record = string.Concat(entries.Select(entry => entry.Entry));

        Assert.All(
            (string[])
                [
                    "policy.started",
                    "policy.changed",
                    "policy.offered",
                    "policy.returned",
                    "Say who decided.",
                    "policy.published",
                    "policy.withdrawn",
                    "Cabinet took it back",
                    "at least £100,000.00 excluding VAT",
                ],
            words => Assert.Contains(words, record, StringComparison.Ordinal)
        );
    }

    private Task<int> VersionsSeenAsync(Actor actor) =>
        World.AskAsync<Db, int>(db => db.As(actor).Set<PublishedPolicy>().CountAsync());

    private Task<Guid[]> WaitingAsync(
        Actor actor,
        WaitingTasks.Kind kind = WaitingTasks.Kind.PublishPolicy
    ) =>
        World.AskAsync<WaitingTasks, Guid[]>(async tasks =>
            [
                .. (await tasks.OfAsync(actor, Stop))
                    .Waiting.Where(one => one.What == kind)
                    .Select(one => one.Only!.Value),
            ]
        );

    private Task<Guid> DraftAsync(Actor officer, DateOnly commenced) =>
        World.DraftProcurementAsync(
            officer,
            ProcurementsStory.Details() with
            {
                CommencedOn = commenced,
            }
        );

    private async Task<ThresholdDecision> DecisionAsync(Actor officer, DateOnly commenced) =>
        (await AssessAsync(officer, await DraftAsync(officer, commenced))).Value;

    private Task<Outcome<ThresholdDecision>> AssessAsync(Actor officer, Guid procurement) =>
        World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
            act.RunAsync(officer, procurement, Stop)
        );
}
