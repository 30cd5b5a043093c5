using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>A council that joined without its code says it later.</summary>
public sealed class CouncilCodeTests : SiteCase
{
    [Fact]
    public async Task An_administrator_says_the_code_of_the_council_and_a_wrong_one_is_refused()
    {
        var council = await World.AuthorityAsync("lancashire");
        var other = await World.AuthorityAsync("southend", "southend");
        await World.Database.TamperPastTriggersAsync(
            $"update authority set gss_code = null where id = '{council}'; update authority set gss_code = 'E06000033' where id = '{other}'"
        );
        var administrator = await World.PersonAsync(council, Role.Administrator);
        var browser = await Site.SignInAsync(administrator);
        var page = await browser.GetAsync("/people");
        page = await browser.FollowAsync("Code of your council");
        Assert.Contains("Nobody has said the code", page.Text, StringComparison.Ordinal);

        foreach (
            var (typed, said) in new[]
            {
                ("E1000001", "is not the code of a local authority"),
                ("E10999999", "No council of England has the code"),
                ("E06000033", "Another council of this site has the code"),
            }
        )
        {
            page = await browser.PressAsync("Save", ("GssCode", typed));
            Assert.Contains(said, page.Problems.Single(), StringComparison.Ordinal);
        }

        page = await browser.PressAsync("Save", ("GssCode", " e10000017 "));
        Assert.Equal("The code of your council is saved.", page.Success);
        Assert.Contains("E10000017, that of Lancashire", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "E10000017",
            await World.AskAsync<Db, string>(db =>
                db.As(administrator)
                    .Set<AuditEntry>()
                    .Where(row => row.Entry.Contains("authority.code-set"))
                    .Select(row => row.Entry)
                    .SingleAsync(Stop)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_but_an_administrator_changes_the_code_by_sql_and_nothing_else_of_the_row_changes()
    {
        var council = await World.AuthorityAsync("lancashire");
        foreach (
            var (role, sql) in new[]
            {
                (Role.Officer, "update authority set gss_code = 'E06000033'"),
                (Role.Administrator, "update authority set name = 'Ours'"),
            }
        )
        {
            var actor = await World.PersonAsync(council, role);
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                World.AskAsync<Db, int>(db => db.As(actor).Database.ExecuteSqlRawAsync(sql, Stop))
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }
}
