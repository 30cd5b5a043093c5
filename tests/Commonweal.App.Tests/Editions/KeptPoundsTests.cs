using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>Pounds made of the 17.77 of an hour, a figure that may not be passed on: where they stand and for whom.</summary>
public sealed class KeptPoundsTests : SiteCase
{
    private Guid authority;
    private string name = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        name = await World.LicensedEditionAsync(authority);
    }

    [Fact]
    public async Task The_database_itself_tells_the_pounds_to_both_parties_alone()
    {
        var manager = await World.PersonAsync(authority, Role.ContractManager);
        var supplier = await World.SupplierAsync("Bee Lane Builders");
        var running = await World.RunningContractAsync(
            manager,
            supplier,
            name,
            new MeasureAnswer("NT1", [1m, 1m], 1m, "", "We hire here.")
        );
        _ = (
            await World.AskAsync<PublishContract, Outcome<Done>>(act =>
                act.RunAsync(manager, running.Id, Stop)
            )
        ).Value;
        Actor[] everybodyElse =
        [
            Actor.Public,
            await World.SupplierAsync("Another"),
            await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Auditor),
        ];

        foreach (var party in new[] { manager, supplier })
            Assert.Equal([17.77m], await SaysAsync(party, Worth("ledger_total")));
        foreach (var other in everybodyElse)
        {
            Assert.Equal([null], await SaysAsync(other, Worth("published_total")));
            Assert.Equal([80m], await SaysAsync(other, Sum("quantity", "NT29")));
            Assert.True((await SaysAsync(other, Sum("value", "NT1"))).Single() > 0m);
            foreach (
                var table in new[]
                {
                    "ledger_total",
                    "ledger_entry",
                    "commitment",
                    "edition_content",
                }
            )
            {
                Assert.Equal(
                    [0m],
                    await SaysAsync(other, $"select count(*)::numeric as \"Value\" from {table}")
                );
            }
        }

        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await World.RefusalAsync(manager, "update commitment set is_kept = false")
        );

        static string Worth(string of) =>
            $"select distinct round(value / quantity, 2) as \"Value\" from {of} where measure = 'NT29'";
        static string Sum(string column, string measure) =>
            $"select sum({column}) as \"Value\" from published_total where measure = '{measure}'";
    }

    [Fact]
    public async Task Pages_of_a_tender_and_a_bid_tell_its_bidder_and_nobody_else()
    {
        var officer = await World.PersonAsync(authority, Role.Officer);
        var tender = await World.PublishedProcurementAsync(officer, ["NT29", "NT1"], edition: name);
        var (supplier, rival) = (
            await World.SupplierAsync("One"),
            await World.SupplierAsync("Another")
        );
        var bid = await World.StartedBidAsync(supplier, tender);
        _ = await World.SavedAsync(
            supplier,
            bid,
            1,
            new BidAnswers(
                400_000m,
                [
                    new MeasureAnswer("NT29", [10m, 0m], 1m, "", "Our people give days."),
                    new MeasureAnswer("NT1", [1m, 0m], 1m, "", "We hire here."),
                ],
                BidsStory.Declared
            )
        );
        var bidder = await Site.SignInAsync(supplier);
        foreach (
            var (page, says) in new[]
            {
                ($"/opportunities/{tender}", "£17.77"),
                ($"/supplier/bids/{bid}/measures/NT29", "£177.70"),
                ($"/supplier/bids/{bid}/check", "£177.70"),
            }
        )
        {
            Assert.Contains(says, (await bidder.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        var colleague = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        foreach (
            var other in new[]
            {
                Site.Visitor(),
                await Site.SignInAsync(rival),
                await Site.SignInAsync(colleague),
            }
        )
        {
            foreach (
                var page in new[]
                {
                    "/opportunities",
                    $"/opportunities/{tender}",
                    $"/opportunities/{tender}/bid",
                    $"/supplier/bids/{bid}",
                    $"/supplier/bids/{bid}/measures/NT29",
                    $"/supplier/bids/{bid}/check",
                    $"/frameworks/{name}/measures/NT29",
                }
            )
            {
                var shown = await other.GetAsync(page);
                Assert.DoesNotContain("17.77", shown.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("177.7", shown.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_council_that_has_such_values_is_told_beside_its_own_files()
    {
        const string Told = "Keep the files within your council";
        foreach (var (council, isTold) in new[] { ("lancashire", true), ("sefton", false) })
        {
            var id = isTold ? authority : await World.AuthorityAsync(council);
            var manager = await World.PersonAsync(id, Role.ContractManager);
            _ = await World.RunningContractAsync(
                manager,
                await World.SupplierAsync($"Builders of {council}")
            );
            var browser = await Site.SignInAsync(await World.PersonAsync(id, Role.Auditor));
            foreach (var page in new[] { "/portfolio", "/portfolio/entries", "/audit" })
            {
                var shown = (await browser.GetAsync(page)).Text;
                Assert.Equal(isTold, shown.Contains(Told, StringComparison.Ordinal));
            }
        }
    }

    /// <summary>What one column of a query says.</summary>
    private Task<List<decimal?>> SaysAsync(Actor actor, string sql) =>
        World.AskAsync<Db, List<decimal?>>(db =>
            db.As(actor).Database.SqlQueryRaw<decimal?>(sql).ToListAsync(Stop)
        );
}
