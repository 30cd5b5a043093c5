using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>A day of commencement that lies back never lets a council ask for less than its rules do when it publishes.</summary>
public sealed class CommencementTests : SiteCase
{
    private static readonly DateOnly Long = new(2018, 3, 1);
    private static readonly DateOnly Today = UkTime.Today(TimeProvider.System.GetUtcNow());

    private Guid council;
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        council = await World.AuthorityAsync("lancashire");
        officer = await World.PersonAsync(council, Role.Officer);
    }

    [Fact]
    public async Task A_day_set_back_before_the_policy_leaves_its_weighting_asked_for_by_act_and_page()
    {
        var id = await BackDatedAsync();
        var browser = await Site.SignInAsync(officer);

        var refused = (await WeighAsync(id, 1m)).Problems.Single();
        Assert.Equal("procurements.weighting.below-policy", refused.Code);
        var because =
            $"It is set by the policy in force on {Today:d MMMM yyyy}, the day of the policy check";
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "The policy of 1 March 2018, the day given for commencement, sets no least weighting.",
            refused.Message,
            StringComparison.Ordinal
        );
        foreach (var page in (string[])["threshold", "weighting", "publish"])
        {
            var text = (await browser.GetAsync($"/procurements/{id}/{page}")).Text;
            Assert.Contains(because, text, StringComparison.Ordinal);
            Assert.Contains(
                "Social Value Policy and Framework 2024-28",
                text,
                StringComparison.Ordinal
            );
        }

        Assert.True((await WeighAsync(id, 10m)).Succeeded);
        Assert.True((await PublishAsync(id)).Succeeded);
    }

    [Theory]
    [InlineData("weighting = 1", "needs a waiver")]
    [InlineData("commenced_on = '2017-03-01'", "policy check")]
    [InlineData("net_value = 5", "policy check")]
    public async Task The_database_itself_publishes_by_a_policy_check_that_holds_alone(
        string change,
        string refusal
    )
    {
        var id = await BackDatedAsync();
        Assert.True((await WeighAsync(id, 10m)).Succeeded);

        Assert.Contains(refusal, await PublishBySqlAsync(change), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_itself_keeps_the_greater_of_two_policies_and_what_a_notice_proves()
    {
        var id = await BackDatedAsync();

        await RefusedAsync(
            "update threshold_assessment set minimum_weighting = 1",
            "check constraint"
        );
        await RefusedAsync(
            "update threshold_assessment set minimum_weighting = null",
            "check constraint"
        );
        await RefusedAsync(
            "update procurement set noticed_on = commenced_on",
            "what a notice proves stands"
        );
        await World.Database.TamperAsync("delete from threshold_assessment");
        Assert.Contains(
            "policy check",
            await PublishBySqlAsync("weighting = 10"),
            StringComparison.Ordinal
        );
        Assert.NotEqual(Guid.Empty, id);
    }

    [Fact]
    public async Task Rules_that_come_into_force_after_the_check_ask_for_another()
    {
        var id = await World.PreparedProcurementAsync(officer);
        await StricterAsync();

        Assert.Contains(
            "policy check",
            await PublishBySqlAsync("weighting = 10"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("procurements.threshold.policy-changed", "threshold"),
            (await PublishAsync(id)).Problems.Select(one => (one.Code, one.Field)).Single()
        );
        await AssessAsync(id);
        Assert.Equal(
            "procurements.weighting.below-policy",
            (await PublishAsync(id)).Problems.Single().Code
        );
        Assert.True((await WeighAsync(id, 15m)).Succeeded);
        Assert.True((await PublishAsync(id)).Succeeded);
    }

    [Fact]
    public async Task A_day_that_an_imported_notice_proves_keeps_the_policy_of_that_day()
    {
        await using var file = new MemoryStream(
            Encoding.UTF8.GetBytes(
                """{"ocid":"ocds-1","id":"1","date":"2018-03-01T00:00:00Z","tender":{"title":"Parks","datePublished":"2018-03-01T00:00:00Z","mainProcurementCategory":"services","value":{"amount":1000000,"currency":"GBP"}}}"""
            )
        );
        _ = (
            await World.AskAsync<ImportReleases, Outcome<ImportReleases.Result>>(act =>
                act.RunAsync(officer, file, CancellationToken.None)
            )
        ).Value;
        var id = await World.AskAsync<Db, Guid>(db =>
            db.As(officer).Set<Procurement>().Select(row => row.Id).SingleAsync()
        );
        _ = (
            await World.AskAsync<TakeUpProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, CancellationToken.None)
            )
        ).Value;
        await ChangeAsync(id, Long);

        Assert.Null((await AssessAsync(id)).LeastWeighting);
        Assert.True((await WeighAsync(id, 5m)).Succeeded);

        await ChangeAsync(id, Long.AddDays(-1));
        Assert.Equal(10m, (await AssessAsync(id)).LeastWeighting);
        Assert.Equal(
            "procurements.weighting.below-policy",
            (await WeighAsync(id, 5m)).Problems.Single().Code
        );
    }

    private Task<Guid> BackDatedAsync() =>
        World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                CommencedOn = Long,
            }
        );

    private async Task StricterAsync() =>
        await World.PublishedPolicyAsync(
            await World.PersonAsync(council, Role.PolicyLead),
            await World.PersonAsync(council, Role.HeadOfProcurement),
            Today,
            new PolicyChange.Weighting(15m, WeightingScope.Required, "paragraph 5")
        );

    private Task<Outcome<Done>> WeighAsync(Guid id, decimal weighting) =>
        World.AskAsync<SetWeighting, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                id,
                new("lancashire-toms-2024", ProcurementsStory.Method(weighting)),
                CancellationToken.None
            )
        );

    private async Task<ThresholdDecision> AssessAsync(Guid id) =>
        (
            await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
                act.RunAsync(officer, id, CancellationToken.None)
            )
        ).Value;

    private Task<Outcome<Done>> PublishAsync(Guid id) =>
        World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, id, CancellationToken.None)
        );

    private async Task ChangeAsync(Guid id, DateOnly commenced) =>
        _ = (
            await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    id,
                    ProcurementsStory.Details("P/1") with
                    {
                        CommencedOn = commenced,
                    },
                    CancellationToken.None
                )
            )
        ).Value;

    private async Task<string> PublishBySqlAsync(string change) =>
        (
            await Assert.ThrowsAsync<PostgresException>(() =>
                World.Database.TamperAsync(
                    $"update procurement set stage = 'Published', published_at = now(), {change}"
                )
            )
        ).MessageText;

    private async Task RefusedAsync(string sql, string refusal) =>
        Assert.Contains(
            refusal,
            (
                await Assert.ThrowsAsync<PostgresException>(() => World.Database.TamperAsync(sql))
            ).MessageText,
            StringComparison.Ordinal
        );
}
