using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>How the operator sets a council up.</summary>
public sealed class AuthoritySetUpTests : WorldCase
{
    [Theory]
    [InlineData("southend", "no-such", "people.authority.edition-unknown")]
    [InlineData("no-such", "southend-2050", "people.authority.policy-unknown")]
    public async Task A_council_is_set_up_only_with_a_policy_and_an_edition_that_exist(
        string policy,
        string edition,
        string code
    )
    {
        var refused = await CreateAsync("southend", policy, edition);
        Assert.Equal(code, refused.Problems[0].Code);
        Assert.True((await CreateAsync("southend", "southend", "southend-2050")).Succeeded);
    }

    [Fact]
    public async Task A_lost_link_of_the_first_administrator_is_replaced_by_a_new_one()
    {
        await CreateAsync("southend", "southend", "southend-2050");
        var token = await World.AskAsync<InviteAdministrator, Outcome<string>>(act =>
            act.RunAsync("southend", CancellationToken.None)
        );
        var account = await World.AskAsync<JoinByInvitation, Outcome<Account>>(act =>
            act.RunAsync(
                token.Value,
                new NewPerson("Ines Duarte", "ines@southend.example", World.Password),
                null,
                CancellationToken.None
            )
        );
        var places = await World.AskAsync<Memberships, IReadOnlyList<Memberships.Place>>(lookup =>
            lookup.OfAsync(account.Value.Id, CancellationToken.None)
        );
        Assert.Equal([Role.Administrator], Assert.Single(places).Actor.Roles);
        var unknown = await World.AskAsync<InviteAdministrator, Outcome<string>>(act =>
            act.RunAsync("nowhere", CancellationToken.None)
        );
        Assert.Equal("people.authority.unknown", unknown.Problems[0].Code);
    }

    private Task<Outcome<(Guid AuthorityId, string Token)>> CreateAsync(
        string slug,
        string policy,
        string edition
    ) =>
        World.AskAsync<CreateAuthority, Outcome<(Guid AuthorityId, string Token)>>(act =>
            act.RunAsync(slug, "Southend", null, policy, edition, CancellationToken.None)
        );
}
