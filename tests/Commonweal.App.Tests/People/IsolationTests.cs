using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.People;

public sealed class IsolationTests : WorldCase
{
    [Fact]
    public async Task A_person_joins_by_invitation_and_holds_the_role_it_names()
    {
        var officer = await World.PersonAsync(
            await World.AuthorityAsync("lancashire"),
            Role.Officer
        );

        Assert.Equal([Role.Officer], officer.Roles);
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        var authority = await World.AuthorityAsync("sefton", "sefton", "sefton-national");
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        var token = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(administrator, "first@example.org", Role.Officer, CancellationToken.None)
        );
        Task<Outcome<Account>> Join(string email) =>
            World.AskAsync<JoinByInvitation, Outcome<Account>>(act =>
                act.RunAsync(
                    token.Value.Token,
                    new NewPerson("Twice", email, World.Password),
                    null,
                    CancellationToken.None
                )
            );

        Assert.True((await Join("first@example.org")).Succeeded);
        Assert.Equal(
            "people.invitation.not-usable",
            (await Join("second@example.org")).Problems.Single().Code
        );
    }

    [Fact]
    public async Task Whoever_is_invited_to_a_role_they_hold_is_told_so()
    {
        var authority = await World.AuthorityAsync("ours");
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        var officer = await World.PersonAsync(authority, Role.Officer);
        var account = await World.AskAsync<Db, Account>(db =>
            db.As(administrator).Set<Account>().SingleAsync(row => row.Id == officer.AccountId)
        );
        var token = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(administrator, account.Email!, Role.Officer, CancellationToken.None)
        );

        var joined = await World.AskAsync<JoinByInvitation, Outcome<Account>>(act =>
            act.RunAsync(token.Value.Token, null, account, CancellationToken.None)
        );

        Assert.Equal("storage.membership.held", joined.Problems.Single().Code);
    }

    [Fact]
    public async Task Only_who_manages_people_lists_them()
    {
        var authority = await World.AuthorityAsync("ours");
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        var officer = await World.PersonAsync(authority, Role.Officer);

        Assert.Equal(2, await CountAsync(administrator));
        Assert.Equal(0, await CountAsync(officer));
        Assert.Null(
            await World.AskAsync<PeopleOfOrganisation, PeopleOfOrganisation.Person?>(people =>
                people.FindAsync(officer, administrator.AccountId, CancellationToken.None)
            )
        );

        Task<int> CountAsync(Actor actor) =>
            World.AskAsync<PeopleOfOrganisation, int>(async people =>
                (await people.RunAsync(actor, new ListRequest(), CancellationToken.None)).Total
            );
    }

    [Fact]
    public async Task One_authority_never_sees_the_people_of_another_even_with_filters_off()
    {
        var ours = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Administrator);
        await World.PersonAsync(await World.AuthorityAsync("theirs"), Role.Officer);

        var seen = await World.AskAsync<Db, List<Guid?>>(db =>
            db.As(ours)
                .Set<Membership>()
                .IgnoreQueryFilters()
                .Select(row => row.AuthorityId)
                .Distinct()
                .ToListAsync()
        );

        Assert.Equal([ours.AuthorityId], seen);
    }

    [Fact]
    public async Task The_public_sees_no_membership()
    {
        await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);

        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db =>
                db.As(Actor.Public).Set<Membership>().IgnoreQueryFilters().CountAsync()
            )
        );
    }

    [Fact]
    public async Task A_supplier_cannot_invite_into_a_role_of_an_authority()
    {
        var owner = await World.SupplierAsync("Bee Lane Builders");

        var refused = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(owner, "x@example.org", Role.Officer, CancellationToken.None)
        );

        Assert.Equal("people.invitation.role-elsewhere", refused.Problems.Single().Code);
    }

    [Fact]
    public async Task Who_may_not_invite_is_refused_in_the_act()
    {
        var officer = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);

        var refused = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(officer, "x@example.org", Role.Officer, CancellationToken.None)
        );

        Assert.Equal("people.actor.not-allowed", refused.Problems.Single().Code);
    }
}
