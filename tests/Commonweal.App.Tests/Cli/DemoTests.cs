using System.Net;
using Commonweal.App.Tests.Reference;
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
public sealed class DemoTests : WorldCase
{
    private int remade;

    [Fact]
    public async Task The_demo_mends_a_broken_load_shows_every_stage_holds_its_chains_and_loads_once()
    {
        using (var broken = new DataCopy())
        {
            var notices = Path.Combine("demo", "contracts-finder", "releases.json");
            File.Delete(Path.Combine(broken.Folder, notices));
            await Assert.ThrowsAsync<FileNotFoundException>(() => LoadAsync(broken.Folder));
        }

        Assert.True((await LoadAsync()).Value);
        Assert.Equal(1, remade);
        Assert.False((await LoadAsync()).Value);

        var authorities = await World.AskAsync<Db, List<Authority>>(db =>
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
                await World.AskAsync<Db, List<ProcurementStage>>(db =>
                    db.As(reader)
                        .Set<Procurement>()
                        .Select(procurement => procurement.Stage)
                        .Distinct()
                        .ToListAsync()
                )
            );
            var portfolio = await World.AskAsync<Portfolio, Portfolio.Page>(lookup =>
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
        var chains = await World.AskAsync<AuditVerifier, IReadOnlyList<AuditVerifier.Chain>>(
            verifier => verifier.RunAsync([], CancellationToken.None)
        );
        Assert.DoesNotContain(chains, chain => chain.FirstBad is not null);

        await using var site = await Site.OpenAsync(World);
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
        await World.AuthorityAsync("ours");
        var refused = await LoadAsync();
        Assert.Equal("cli.demo.not-empty", refused.Problems[0].Code);
    }

    [Fact]
    public async Task A_broken_load_is_not_mended_where_other_councils_have_come_since()
    {
        await File.WriteAllTextAsync(Path.Combine(World.Home, "demo-loading"), "loading");
        await World.AuthorityAsync("ours");

        var refused = await LoadAsync();

        Assert.Equal("cli.demo.not-empty", refused.Problems[0].Code);
        Assert.Equal(0, remade);
    }

    private Task<Outcome<bool>> LoadAsync(string? data = null) =>
        DemoLoader.LoadAsync(
            new CommonwealSettings(World.Database.App, World.Home, data ?? World.RepositoryData()),
            World.Database.Owner,
            _ =>
            {
                remade++;
                return World.Database.RemakeAsync();
            },
            CancellationToken.None
        );
}
