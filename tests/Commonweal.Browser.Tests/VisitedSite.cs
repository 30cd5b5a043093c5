using Commonweal.Domain.People;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>
/// Tests on a live site of their own. Whatever was wrong with any page that any visitor saw fails the test at its end, all of
/// it at once.
/// </summary>
public abstract class VisitedSite : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];

    /// <summary>The site.</summary>
    protected LiveSite Site { get; private set; } = null!;

    /// <summary>Whether scripts run in the browsers of those who come.</summary>
    protected bool Script { get; set; } = true;

    /// <inheritdoc />
    public virtual async Task InitializeAsync() => Site = await LiveSite.OpenAsync();

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.DisposeAsync();
        await Site.DisposeAsync();
        var complaints = visitors
            .SelectMany(visitor => visitor.Complaints)
            .Distinct(StringComparer.Ordinal);
        Assert.True(!complaints.Any(), string.Join('\n', complaints));
    }

    /// <summary>Somebody who is not signed in.</summary>
    private protected async Task<Visitor> ComeAsync(string name = "visitor")
    {
        var test = $"{GetType().Name}-{(Script ? "script" : "plain")}";
        var album = Album.Of(test, $"{name} {visitors.Count + 1}");
        var visitor = await Visitor.ComeAsync(Site, Script, album);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A person of the World, signed in through the form.</summary>
    private protected async Task<Visitor> SignInAsync(Actor person)
    {
        var visitor = await ComeAsync(person.Name);
        await visitor.SignInAsync(await Site.EmailAsync(person));
        return visitor;
    }
}
