using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Policies;

/// <summary>Two people at the same rules at the same moment: one is heard, and the other is told what happened.</summary>
public sealed class PoliciesAtOnceTests : WorldCase
{
    private static readonly DateOnly First = UkTime
        .Today(TimeProvider.System.GetUtcNow())
        .AddDays(40);
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
    public async Task Two_publish_the_same_rules()
    {
        var version = await World.OfferedPolicyAsync(lead, First, Days);
        var other = await World.PersonAsync(council, Role.HeadOfProcurement);

        var told = await AtOnceAsync(
            version,
            () => World.PublishPolicyAsync(head, version),
            () => World.PublishPolicyAsync(other, version)
        );

        Assert.Equal(["", "policies.version.published"], told);
    }

    [Fact]
    public async Task One_publishes_what_another_changes()
    {
        var version = await World.OfferedPolicyAsync(lead, First, Days);

        var told = await AtOnceAsync(
            version,
            () => World.PublishPolicyAsync(head, version),
            () => World.ChangePolicyAsync(lead, version, new PolicyChange.Delivery(null, 20))
        );

        Assert.Single(told, "");
        Assert.Single(
            told,
            code => code is "policies.version.changed" or "policies.version.published"
        );
    }

    [Fact]
    public async Task One_publishes_what_another_gives_up()
    {
        var version = await World.OfferedPolicyAsync(lead, First, Days);

        var told = await AtOnceAsync(
            version,
            () => World.PublishPolicyAsync(head, version),
            () => World.WithdrawPolicyAsync(lead, version, null)
        );

        Assert.Single(told, "");
        Assert.Single(
            told,
            code => code is "policies.version.withdrawn" or "policies.withdrawal.reason"
        );
    }

    /// <summary>So that no two versions of one day are ever written side by side.</summary>
    [Fact]
    public async Task Two_begin_a_version()
    {
        var other = await World.PersonAsync(council, Role.PolicyLead);

        var begun = await World.AtOnceAsync(
            $"authority where id = '{council}'",
            () => StartAsync(lead),
            () => StartAsync(other)
        );

        Assert.Equal(["", "policies.draft.exists"], begun);

        Task<Outcome<Guid>> StartAsync(Actor actor) =>
            World.AskAsync<StartPolicy, Outcome<Guid>>(act => act.RunAsync(actor, Stop));
    }

    private Task<string[]> AtOnceAsync(Guid version, params Func<Task<Outcome<Done>>>[] acts) =>
        World.AtOnceAsync($"policy_version where id = '{version}'", acts);
}
