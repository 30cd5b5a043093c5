using System.Net;
using Commonweal.Cli.Demo;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service;
using Commonweal.Service.Audit;
using Commonweal.Service.Reporting;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Cli;

/// <summary>The demo is lived through the real acts, so loading it is the longest story there is.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.CreateAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_demo_shows_every_stage_holds_its_audit_chains_and_loads_once()
    {
        Assert.True((await LoadAsync()).Value);
        Assert.False((await LoadAsync()).Value);

        var authorities = await world.AskAsync<Db, List<Authority>>(db =>
            db.Set<Authority>().OrderBy(authority => authority.Slug).ToListAsync()
        );
        Assert.Equal(
            "lancashire sefton southend",
            string.Join(" ", authorities.Select(authority => authority.Slug))
        );
        var stages = new HashSet<ProcurementStage>();
        foreach (var authority in authorities)
        {
            var reader = Actor.OfAuthority(
                Guid.CreateVersion7(),
                "reader",
                authority.Id,
                Role.Auditor
            );
            stages.UnionWith(
                await world.AskAsync<Db, List<ProcurementStage>>(db =>
                    db.As(reader)
                        .Set<Procurement>()
                        .Select(procurement => procurement.Stage)
                        .Distinct()
                        .ToListAsync()
                )
            );
            var portfolio = await world.AskAsync<Portfolio, Portfolio.Page>(lookup =>
                lookup.RunAsync(
                    reader,
                    PortfolioGrouping.Theme,
                    new PortfolioFilter(),
                    CancellationToken.None
                )
            );
            Assert.True(portfolio.Whole.Validated > 0m);
            Assert.True(portfolio.Whole.Claimed >= portfolio.Whole.Validated);
        }

        Assert.Superset(
            new HashSet<ProcurementStage>
            {
                ProcurementStage.Recorded,
                ProcurementStage.Draft,
                ProcurementStage.Published,
                ProcurementStage.Opened,
                ProcurementStage.Scored,
                ProcurementStage.Awarded,
            },
            stages
        );
        var chains = await world.AskAsync<AuditVerifier, IReadOnlyList<AuditVerifier.Chain>>(
            verifier => verifier.RunAsync(CancellationToken.None)
        );
        Assert.DoesNotContain(chains, chain => chain.FirstBad is not null);

        await using var site = await Site.OpenAsync(world);
        foreach (
            var address in new[]
            {
                "/opportunities",
                "/results",
                "/results/lancashire",
                "/results/sefton",
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task The_demo_does_not_move_in_with_other_councils()
    {
        await world.AuthorityAsync("ours");
        var refused = await LoadAsync();
        Assert.Equal("cli.demo.not-empty", refused.Problems[0].Code);
    }

    private Task<Outcome<bool>> LoadAsync() =>
        DemoLoader.LoadAsync(
            new CommonwealSettings(world.Database.App, world.Home, World.RepositoryData()),
            world.Database.Owner,
            CancellationToken.None
        );
}
