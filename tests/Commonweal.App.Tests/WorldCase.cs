using Commonweal.Domain.Common;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests;

/// <summary>Tests of acts: each has a database of its own.</summary>
/// <param name="withSite">Tests of pages have the whole site over it too.</param>
public abstract class WorldCase(bool withSite = false) : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    private Site? site;

    protected World World { get; private set; } = null!;

    /// <summary>The site, where a case asked for one.</summary>
    protected Site Site => site!;

    public virtual async Task InitializeAsync()
    {
        World = await World.CreateAsync(Bring);
        site = withSite ? await Site.OpenAsync(World, builder => Bring(builder.Services)) : null;
    }

    public virtual async Task DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await World.DisposeAsync();
    }

    protected static string CodeOf<T>(Outcome<T> outcome) => outcome.Problems.Single().Code;

    /// <summary>Puts services of the test's own in place of the product's.</summary>
    protected virtual void Bring(IServiceCollection services) { }
}

/// <summary>Tests of pages: the whole site over the database.</summary>
public abstract class SiteCase() : WorldCase(withSite: true);
