using Commonweal.App.Tests.Evaluation;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>What two roles at once would open, the same two one after the other do not, while bids are scored.</summary>
public sealed class RolesInTurnTests : EvaluationCase
{
    private Actor administrator = null!;

    private Actor Evaluator => Tender.Evaluators[0];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        administrator = await World.PersonAsync(Tender.AuthorityId, Role.Administrator);
    }

    public static TheoryData<Role> Readers =>
        [
            .. RolePermissions
                .With(Permission.ReadOpenedBids)
                .Except(RolePermissions.With(Permission.ScoreBids)),
        ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Whoever_scores_is_given_no_sight_of_prices_until_they_have_locked(Role role)
    {
        _ = (await World.DeclareAsync(Evaluator, Tender.ProcurementId)).Value;

        Assert.Equal("people.roles.scoring-now", CodeOf(await GiveAsync(Evaluator, role)));

        _ = (await GiveAsync(Evaluator, Role.Evaluator, Role.Equality)).Value;
        var sheet = await World.SheetAsync(Evaluator, Tender.ProcurementId);
        foreach (var statement in sheet!.Statements)
            _ = (await World.ScoreAsync(Evaluator, statement.LineId, 3)).Value;
        _ = (await World.LockAsync(Evaluator, Tender.ProcurementId)).Value;
        _ = (await GiveAsync(Evaluator, role)).Value;
    }

    [Fact]
    public async Task Every_role_without_sight_of_prices_is_given_to_whoever_scores()
    {
        _ = (await World.DeclareAsync(Evaluator, Tender.ProcurementId)).Value;

        _ = (
            await GiveAsync(
                Evaluator,
                [
                    .. RolePermissions
                        .In(administrator)
                        .Except(RolePermissions.With(Permission.ReadOpenedBids)),
                ]
            )
        ).Value;
    }

    [Fact]
    public async Task Nor_by_leaving_and_joining_again()
    {
        _ = (await World.DeclareAsync(Evaluator, Tender.ProcurementId)).Value;
        _ = (await GiveAsync(Evaluator)).Value;

        Assert.Equal(
            "people.roles.scoring-now",
            CodeOf(await JoinAgainAsync(Evaluator, Role.Auditor))
        );
        Assert.True((await JoinAgainAsync(Evaluator, Role.Evaluator)).Succeeded);
    }

    [Fact]
    public async Task Whoever_could_read_prices_does_not_come_to_score_the_same_bids()
    {
        _ = (await GiveAsync(Evaluator, Role.Auditor)).Value;
        Assert.Equal(
            "people.roles.read-already",
            CodeOf(await GiveAsync(Evaluator, Role.Evaluator))
        );
        _ = (await GiveAsync(Evaluator, Role.Equality)).Value;
        Assert.Equal(
            "people.roles.read-already",
            CodeOf(await GiveAsync(Evaluator, Role.Evaluator))
        );
        _ = (await GiveAsync(Evaluator)).Value;
        Assert.Equal(
            "people.roles.read-already",
            CodeOf(await JoinAgainAsync(Evaluator, Role.Evaluator))
        );

        await World.Database.TamperPastTriggersAsync(
            $"update procurement set stage = 'Scored' where id = '{Tender.ProcurementId}'"
        );
        Assert.True((await JoinAgainAsync(Evaluator, Role.Evaluator)).Succeeded);
    }

    [Fact]
    public async Task Other_roles_and_other_people_change_as_ever()
    {
        var lead = await World.PersonAsync(Tender.AuthorityId, Role.PolicyLead);
        _ = (await GiveAsync(lead, Role.PolicyLead, Role.Evaluator)).Value;
        _ = (await GiveAsync(Tender.Officer, Role.Officer, Role.PolicyLead)).Value;
    }

    private Task<Outcome<Done>> GiveAsync(Actor to, params Role[] roles) =>
        World.AskAsync<ChangeRoles, Outcome<Done>>(act =>
            act.RunAsync(administrator, to.AccountId, roles, Stop)
        );

    private async Task<Outcome<Account>> JoinAgainAsync(Actor person, Role role)
    {
        var account = await World.AskAsync<UserManager<Account>, Account>(async accounts =>
            (await accounts.FindByIdAsync($"{person.AccountId}"))!
        );
        var sent = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(administrator, account.Email!, role, Stop)
        );
        return await World.AskAsync<JoinByInvitation, Outcome<Account>>(act =>
            act.RunAsync(sent.Value.Token, null, account, Stop)
        );
    }
}
