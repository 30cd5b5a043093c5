using Commonweal.App.Tests.Storage;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Policies;

/// <summary>What the database itself refuses of a council's rules, whoever writes SQL of their own.</summary>
public sealed class PolicyBySqlTests : WorldCase
{
    private const string Publish =
        "update policy_version set published_by = app_account(), published_at = now()";

    private const string Offer =
        "update policy_version set offered_by = app_account(), offered_at = now(), writers = case when app_account() = any (writers) then writers else writers || app_account() end";

    private const string GiveUp =
        "update policy_version set withdrawn_by = app_account(), withdrawn_at = now()";

    private static readonly PolicyChange.Delivery Days = new(ReviewFrequency.Quarterly, 10);

    private Actor lead = null!;
    private Actor head = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var council = await World.AuthorityAsync("lancashire");
        lead = await World.PersonAsync(council, Role.PolicyLead);
        head = await World.PersonAsync(council, Role.HeadOfProcurement);
    }

    [Theory]
    [InlineData(
        "update policy_version set terms = terms - 'reviews', revision = revision + 1, changed_by = app_account()"
    )]
    [InlineData("update policy_version set starts_on = starts_on + 1")]
    [InlineData("update policy_version set published_at = null, published_by = null")]
    [InlineData("update policy_version set source_title = 'Another'")]
    [InlineData("delete from policy_version")]
    public async Task What_was_published_stands(string sql)
    {
        await World.PublishedPolicyAsync(lead, head, In(40), Days);

        await World.AssertRefusedAsync(lead, sql);
    }

    [Fact]
    public async Task Rules_that_hold_are_not_withdrawn_and_those_to_come_are_withdrawn_with_a_reason()
    {
        const string Withdraw =
            "update policy_version set withdrawn_by = app_account(), withdrawn_at = now(), withdrawn_reason = 'x'";
        await World.PublishedPolicyAsync(lead, head, In(0), Days);

        await World.AssertRefusedAsync(lead, Withdraw);

        await World.Database.TamperAsync(
            "set session_replication_role = replica; update policy_version set starts_on = starts_on + 40"
        );
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                lead,
                Withdraw.Replace("'x'", "null", StringComparison.Ordinal)
            )
        );
        Assert.Null(await World.RefusalAsync(lead, Withdraw));
    }

    [Fact]
    public async Task Nobody_publishes_what_they_wrote_or_what_nobody_offered_or_in_anothers_name()
    {
        var version = await World.StartedPolicyAsync(lead);
        await World.AssertRefusedAsync(
            head,
            "update policy_version set offered_by = changed_by, offered_at = now()"
        );
        await World.AssertRefusedAsync(head, Offer);
        await World.AssertRefusedAsync(head, GiveUp);
        Assert.Equal(PostgresErrorCodes.CheckViolation, await World.RefusalAsync(head, Publish));

        _ = (
            await World.ChangePolicyAsync(
                lead,
                version,
                new PolicyChange.Start(In(40), PoliciesStory.Source, null)
            )
        ).Value;
        _ = (await World.OfferPolicyAsync(lead, version)).Value;

        Assert.Equal(PostgresErrorCodes.CheckViolation, await World.RefusalAsync(lead, Publish));
        await World.AssertRefusedAsync(
            head,
            Publish.Replace("app_account()", "gen_random_uuid()", StringComparison.Ordinal)
        );
        await World.AssertRefusedAsync(
            head,
            Publish.Replace("now()", "now() - interval '1 day'", StringComparison.Ordinal)
        );
        await World.AssertRefusedAsync(head, $"{Publish}, terms = terms - 'reviews'");
        var officer = await World.PersonAsync(lead.AuthorityId!.Value, Role.Officer);
        await World.AssertRefusedAsync(officer, Publish);
        Assert.Null(await World.RefusalAsync(head, Publish));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"requirements\": []}")]
    public async Task Rules_that_say_nothing_are_not_published(string terms)
    {
        await World.OfferedPolicyAsync(lead, In(40), Days);
        await World.Database.TamperAsync(
            $"set session_replication_role = replica; update policy_version set terms = '{terms}'"
        );
        Assert.Equal(PostgresErrorCodes.CheckViolation, await World.RefusalAsync(head, Publish));

        await World.Database.TamperAsync(
            "set session_replication_role = replica; update policy_version set terms = '{\"requirements\": [], \"reportWithinDays\": \"10\"}'"
        );
        Assert.Null(await World.RefusalAsync(head, Publish));
    }

    [Fact]
    public async Task Only_a_policy_lead_writes_and_in_their_own_name()
    {
        const string Begin =
            "insert into policy_version (id, authority_id, terms, revision, writers, changed_by, changed_at) select gen_random_uuid(), app_authority(), '{}', 1, array[app_account()], app_account(), now()";
        await World.AssertRefusedAsync(head, Begin);
        await World.AssertRefusedAsync(
            lead,
            Begin.Replace("app_account()", "gen_random_uuid()", StringComparison.Ordinal)
        );
        await World.AssertRefusedAsync(
            lead,
            Begin.Replace("array[app_account()]", "'{}'::uuid[]", StringComparison.Ordinal)
        );
        Assert.Null(await World.RefusalAsync(lead, Begin));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, await World.RefusalAsync(lead, Begin));
        await World.AssertRefusedAsync(
            head,
            "update policy_version set terms = '[]', revision = 2, changed_by = app_account(), changed_at = now(), writers = writers || app_account()"
        );
    }

    [Theory]
    [InlineData("update policy_version set writers = '{}'")]
    [InlineData(
        "update policy_version set terms = '[]', revision = revision + 1, changed_by = app_account(), changed_at = now()"
    )]
    [InlineData(
        "update policy_version set terms = '[]', revision = revision + 1, changed_by = app_account(), changed_at = now(), writers = array[app_account()]"
    )]
    [InlineData(
        "update policy_version set terms = '[]', revision = revision + 1, changed_by = app_account(), changed_at = now() - interval '1 day', writers = writers || app_account()"
    )]
    public async Task Whoever_writes_is_among_the_writers_and_nobody_is_left_out(string sql)
    {
        await World.StartedPolicyAsync(lead);
        var second = await World.PersonAsync(lead.AuthorityId!.Value, Role.PolicyLead);

        await World.AssertRefusedAsync(second, sql);
    }

    [Fact]
    public async Task Rules_are_offered_and_published_from_today_or_later_once_others_hold()
    {
        await World.PublishedPolicyAsync(lead, head, In(0), Days);
        var version = await World.StartedPolicyAsync(lead);
        await WithSql(
            $"update policy_version set starts_on = '{In(-1):yyyy-MM-dd}', source_title = 'x' where id = '{version}'"
        );

        await World.AssertRefusedAsync(lead, $"{Offer} where id = '{version}'");

        await WithSql(
            $"update policy_version set offered_by = changed_by, offered_at = now() where id = '{version}'"
        );
        await World.AssertRefusedAsync(head, $"{Publish} where id = '{version}'");

        Task WithSql(string sql) =>
            World.Database.TamperAsync($"set session_replication_role = replica; {sql}");
    }

    [Fact]
    public async Task Rules_are_handed_back_by_a_second_person_with_a_reason()
    {
        const string Return =
            "update policy_version set offered_by = null, offered_at = null, returned_by = app_account(), returned_at = now(), return_reason = 'x'";
        await World.OfferedPolicyAsync(lead, In(40), Days);

        await World.AssertRefusedAsync(lead, Return);
        await World.AssertRefusedAsync(head, $"{Return}, terms = '{{}}'");
        await World.AssertRefusedAsync(
            head,
            "update policy_version set offered_by = null, offered_at = null"
        );
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(head, Return.Replace("'x'", "null", StringComparison.Ordinal))
        );
        Assert.Null(await World.RefusalAsync(head, Return));
    }

    [Fact]
    public async Task Who_had_a_hand_in_published_rules_is_their_councils_to_know()
    {
        await World.PublishedPolicyAsync(lead, head, In(40), Days);
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend", "southend", "southend-2050"),
            Role.PolicyLead
        );

        foreach (var actor in (Actor[])[stranger, Actor.Public])
        {
            Assert.Empty(await World.RowsAsync(actor, "select writers::text from policy_version"));
            Assert.Equal(
                [PoliciesStory.Source],
                await World.RowsAsync(actor, "select source_title from published_policy")
            );
        }
    }

    private static DateOnly In(int days) =>
        UkTime.Today(TimeProvider.System.GetUtcNow()).AddDays(days);
}
