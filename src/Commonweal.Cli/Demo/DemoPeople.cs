using Commonweal.Domain.People;
using Commonweal.Service.People;

namespace Commonweal.Cli.Demo;

/// <summary>Makes the story's organisations and people, by registration and invitation as anybody joins.</summary>
internal sealed class DemoPeople(DemoWorld world, string password)
{
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);

    /// <summary>Who an address belongs to.</summary>
    public Actor this[string email] => actors[email];

    /// <summary>Somebody of a council, by the first part of the address.</summary>
    public Actor Of(DemoCouncil council, string name) => actors[$"{name}@{council.Slug}.example"];

    /// <summary>The owner of a supplier.</summary>
    public Actor Of(DemoSupplier supplier) => actors[supplier.People[0].Email];

    public async Task AddAsync(DemoSupplier supplier)
    {
        var owner = supplier.People[0];
        var invited = await world.DoAsync<InviteSupplier, SentInvitation>(act =>
            act.RunAsync(owner.Email, null, world.Stop)
        );
        var registered = await world.DoAsync<RegisterSupplier, RegisterSupplier.Registered>(act =>
            act.RunAsync(
                invited.Token,
                new RegisterSupplier.Organisation(
                    supplier.Name,
                    supplier.CompanyNumber,
                    supplier.CharityNumber,
                    supplier.Size,
                    supplier.IsVcse,
                    supplier.Postcode
                ),
                Person(owner),
                null,
                world.Stop
            )
        );
        await RememberAsync(owner, registered.Account);
        foreach (var colleague in supplier.People.Skip(1))
        {
            await InviteAsync(actors[owner.Email], colleague);
        }
    }

    public async Task AddAsync(DemoCouncil council)
    {
        var administrator = council.People.First(person =>
            person.Roles.Contains(Role.Administrator)
        );
        var (_, token) = await world.DoAsync<CreateAuthority, (Guid, string)>(act =>
            act.RunAsync(
                council.Slug,
                council.Name,
                council.Gss,
                council.Policy,
                council.Edition,
                world.Stop
            )
        );
        await JoinAsync(token, administrator);
        foreach (var person in council.People.Where(person => person != administrator))
        {
            await InviteAsync(actors[administrator.Email], person);
        }
    }

    private async Task InviteAsync(Actor inviter, DemoPerson person) =>
        await JoinAsync(
            (
                await world.DoAsync<InvitePerson, SentInvitation>(act =>
                    act.RunAsync(inviter, person.Email, person.Roles[0], world.Stop)
                )
            ).Token,
            person
        );

    private async Task JoinAsync(string token, DemoPerson person) =>
        await RememberAsync(
            person,
            await world.DoAsync<JoinByInvitation, Account>(act =>
                act.RunAsync(token, Person(person), null, world.Stop)
            )
        );

    private async Task RememberAsync(DemoPerson person, Account account) =>
        actors[person.Email] = (
            await world.AskAsync<Memberships, IReadOnlyList<Memberships.Place>>(lookup =>
                lookup.OfAsync(account.Id, world.Stop)
            )
        )
            .Single()
            .Actor;

    private NewPerson Person(DemoPerson person) => new(person.Name, person.Email, password);
}
