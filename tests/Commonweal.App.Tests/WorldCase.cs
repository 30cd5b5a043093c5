using Commonweal.Domain.Common;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests;

/// <summary>Tests of acts: each has a database of its own.</summary>
public abstract class WorldCase : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    protected World World { get; private set; } = null!;

    public virtual async Task InitializeAsync() => World = await World.CreateAsync(Bring);

    public virtual async Task DisposeAsync() => await World.DisposeAsync();

    protected static string CodeOf<T>(Outcome<T> outcome) => outcome.Problems.Single().Code;

    /// <summary>Puts services of the test's own in place of the product's.</summary>
    protected virtual void Bring(IServiceCollection services) { }
}

/// <summary>Tests of pages: the whole site over the database.</summary>
public abstract class SiteCase : WorldCase
{
    protected Site Site { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Site = await Site.OpenAsync(World);
    }

    public override async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await base.DisposeAsync();
    }
}
