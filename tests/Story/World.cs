using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Story;

/// <summary>
/// A small world on a real database. Its verbs run the same acts as the pages do, so a test reaches a state the way people do.
/// </summary>
public sealed class World : IAsyncDisposable
{
    /// <summary>Long enough for everybody in a test.</summary>
    public const string Password = "three-random-words";

    /// <summary>The reference data never changes, so a run reads it once instead of once a test.</summary>
    internal static readonly Lazy<ReferenceData> Reference = new(() =>
        ReferenceLoader.Open(RepositoryData())
    );

    private readonly ServiceProvider services;
    private int people;

    private World(TestDatabase database, ServiceProvider services, string home)
    {
        Database = database;
        this.services = services;
        Home = home;
    }

    /// <summary>The database under it.</summary>
    public TestDatabase Database { get; }

    /// <summary>Its folder of keys and files.</summary>
    public string Home { get; }

    /// <summary>An empty world; <paramref name="also"/> registers what a test brings along.</summary>
    public static async Task<World> CreateAsync(Action<IServiceCollection>? also = null)
    {
        var database = await TestDatabase.CreateAsync();
        var home = Directory.CreateTempSubdirectory("commonweal-home-").FullName;
        var registered = new ServiceCollection();
        registered.AddLogging();
        registered.AddCommonweal(new CommonwealSettings(database.App, home, RepositoryData()));
        registered.AddSingleton(Reference.Value);
        also?.Invoke(registered);
        return new World(database, registered.BuildServiceProvider(validateScopes: true), home);
    }

    /// <summary>The repository's own <c>data/</c>.</summary>
    public static string RepositoryData()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commonweal.slnx")))
        {
            folder =
                folder.Parent
                ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return Path.Combine(folder.FullName, "data");
    }

    /// <summary>Runs one act or lookup in a scope of its own, as a request does.</summary>
    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> ask)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>An authority.</summary>
    public async Task<Guid> AuthorityAsync(
        string slug,
        string? policy = "lancashire",
        string edition = "lancashire-toms-2024"
    ) =>
        (
            await AskAsync<CreateAuthority, Outcome<(Guid AuthorityId, string Token)>>(act =>
                act.RunAsync(slug, $"{slug} council", null, policy, edition, CancellationToken.None)
            )
        )
            .Value
            .AuthorityId;

    /// <summary>A person of an authority, who joined by invitation.</summary>
    public async Task<Actor> PersonAsync(Guid authorityId, Role role)
    {
        var administrator = Actor.OfAuthority(
            Guid.Empty,
            "administrator",
            authorityId,
            Role.Administrator
        );
        return await JoinAsync(administrator, role);
    }

    /// <summary>A person of an authority with several roles, given by an administrator of it.</summary>
    public async Task<Actor> PersonAsync(Guid authorityId, params Role[] roles)
    {
        var person = await PersonAsync(authorityId, roles[0]);
        var administrator = await PersonAsync(authorityId, Role.Administrator);
        _ = (
            await AskAsync<ChangeRoles, Outcome<Done>>(act =>
                act.RunAsync(administrator, person.AccountId, roles, CancellationToken.None)
            )
        ).Value;
        return await OnlyPlaceAsync(person.AccountId);
    }

    /// <summary>A colleague in a supplier.</summary>
    public Task<Actor> ColleagueAsync(Actor owner, Role role) => JoinAsync(owner, role);

    /// <summary>A supplier that registered itself; answers its owner.</summary>
    public async Task<Actor> SupplierAsync(string name)
    {
        var email = Email();
        var invited = await AskAsync<InviteSupplier, Outcome<SentInvitation>>(act =>
            act.RunAsync(email, null, CancellationToken.None)
        );
        var registered = await AskAsync<RegisterSupplier, Outcome<RegisterSupplier.Registered>>(
            act =>
                act.RunAsync(
                    invited.Value.Token,
                    new RegisterSupplier.Organisation(
                        name,
                        null,
                        null,
                        SupplierSize.Small,
                        false,
                        null
                    ),
                    new NewPerson($"Owner of {name}", email, Password),
                    null,
                    CancellationToken.None
                )
        );
        return await OnlyPlaceAsync(registered.Value.Account.Id);
    }

    /// <summary>Sends the letters that wait, into the folder of mail.</summary>
    public Task PostAsync() =>
        AskAsync<SendNotices, int>(letters => letters.RunAsync(CancellationToken.None));

    /// <summary>The latest letter to somebody, as their mail program shows it.</summary>
    public async Task<string> LetterToAsync(string email)
    {
        await PostAsync();
        return new DirectoryInfo(Path.Combine(Home, "mail"))
            .GetFiles("*.eml")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => File.ReadAllText(file.FullName))
            .First(text => text.Contains($"To: {email}\r\n", StringComparison.Ordinal))
            .Replace("=\r\n", "", StringComparison.Ordinal)
            .Replace("=0A", "\n", StringComparison.Ordinal)
            .Replace("=3D", "=", StringComparison.Ordinal);
    }

    /// <summary>Where on this site the one-time link of that letter leads.</summary>
    public async Task<string> LinkToAsync(string email) =>
        new Uri(
            (await LetterToAsync(email))
                .Split('\n', StringSplitOptions.TrimEntries)
                .SkipWhile(line => line.Length > 0) // the header
                .First(line => line.Contains("token=", StringComparison.Ordinal))
        ).PathAndQuery;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    private async Task<Actor> JoinAsync(Actor inviter, Role role)
    {
        var email = Email();
        var sent = await AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(inviter, email, role, CancellationToken.None)
        );
        var account = await AskAsync<JoinByInvitation, Outcome<Account>>(act =>
            act.RunAsync(
                sent.Value.Token,
                new NewPerson($"{role} {people}", email, Password),
                null,
                CancellationToken.None
            )
        );
        return await OnlyPlaceAsync(account.Value.Id);
    }

    private async Task<Actor> OnlyPlaceAsync(Guid accountId) =>
        (
            await AskAsync<Memberships, IReadOnlyList<Memberships.Place>>(lookup =>
                lookup.OfAsync(accountId, CancellationToken.None)
            )
        )
            .Single()
            .Actor;

    private string Email() => $"person{Interlocked.Increment(ref people)}@example.org";
}
