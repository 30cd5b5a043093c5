using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Audit;

public sealed class AuditChainTests : WorldCase
{
    private Guid authority;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        await World.PersonAsync(authority, Role.Officer);
        await World.PersonAsync(authority, Role.Auditor);
    }

    [Fact]
    public async Task Every_act_is_in_the_chain_and_the_chain_holds()
    {
        var chain = await VerifyAsync();

        Assert.Null(chain.FirstBad);
        Assert.Equal(5, chain.Head.Entries);
    }

    [Theory]
    [InlineData(
        "update audit_entry set entry = replace(entry, 'Officer', 'Auditor') where n = 3",
        3
    )]
    [InlineData("update audit_entry set at = at + interval '1 microsecond' where n = 2", 2)]
    [InlineData("update audit_entry set act = 'nothing.happened' where n = 3", 3)]
    [InlineData("update audit_entry set account_id = gen_random_uuid() where n = 4", 4)]
    [InlineData("update audit_entry set subject_id = gen_random_uuid() where n = 5", 5)]
    [InlineData("delete from audit_entry where n = 4", 4)]
    [InlineData("delete from audit_entry where n = 5", 5)]
    public async Task Tampering_by_an_administrator_of_the_database_is_found(
        string tamper,
        long firstBad
    )
    {
        await World.Database.TamperPastTriggersAsync(tamper);

        Assert.Equal(firstBad, (await VerifyAsync()).FirstBad);
    }

    [Theory]
    [InlineData("delete from audit_entry; delete from audit_head", "There is no chain")]
    [InlineData("delete from audit_head", "its head is gone")]
    [InlineData("delete from audit_entry", "ends at entry 0; its head says 5")]
    [InlineData("delete from authority", "its organisation is gone")]
    [InlineData(
        "update audit_entry set entry = 'no json', hash = sha256('\\x00'::bytea || previous_hash || convert_to('5|' || to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') || '|no json', 'UTF8')) where n = 5; update audit_head h set hash = e.hash from audit_entry e where e.n = 5",
        "Entry 5 was changed"
    )]
    public async Task A_chain_that_does_not_fit_its_head_or_organisation_is_found(
        string tamper,
        string says
    )
    {
        await World.Database.TamperPastTriggersAsync(tamper);

        var chain = await VerifyAsync();

        Assert.NotNull(chain.FirstBad);
        Assert.Contains(says, chain.Says, StringComparison.Ordinal);
    }

    /// <summary>Each leaves a chain that holds in itself: only a head kept elsewhere tells.</summary>
    [Theory]
    [InlineData(
        "delete from audit_entry where n > 3; update audit_head h set n = 3, hash = e.hash from audit_entry e where e.n = 3 and e.scope_id = h.scope_id",
        "ends at entry 3; the earlier print says 5"
    )]
    [InlineData(
        "delete from audit_entry e using authority a where e.scope_id = a.id; delete from audit_head h using authority a where h.scope_id = a.id; delete from authority",
        "ends at entry 0; the earlier print says 5"
    )]
    [InlineData(
        "update audit_entry set at = at + interval '1 hour' where n = 5; update audit_entry set hash = sha256('\\x00'::bytea || previous_hash || convert_to('5|' || to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') || '|' || entry, 'UTF8')) where n = 5; update audit_head h set hash = e.hash from audit_entry e where e.n = 5 and e.scope_id = h.scope_id",
        "Entry 5 is not the one of the earlier print"
    )]
    public async Task A_chain_cut_or_written_anew_with_its_head_is_found_against_an_earlier_head(
        string tamper,
        string says
    )
    {
        var earlier = (await VerifyAsync()).Head;
        await World.Database.TamperPastTriggersAsync(tamper);

        Assert.All(await VerifyAllAsync([]), chain => Assert.Null(chain.FirstBad));
        var chain = await VerifyAsync(earlier);
        Assert.NotNull(chain.FirstBad);
        Assert.Equal("lancashire council", chain.Head.Name);
        Assert.Contains(says, chain.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_entry_hides_none_behind_it()
    {
        await World.Database.TamperPastTriggersAsync(
            """
            update audit_entry set act = 'nothing.happened' where n = 2;
            delete from audit_entry where n = 4;
            """
        );

        var chain = await VerifyAsync();

        Assert.Equal(2, chain.FirstBad);
        Assert.Equal("Entry 2 was changed after it was written. Entry 4 is missing.", chain.Says);
    }

    [Fact]
    public async Task The_platforms_own_chain_is_missed_where_it_is_gone()
    {
        const string Platform = "where scope_id = '00000000-0000-0000-0000-000000000000'";
        await World.Database.TamperPastTriggersAsync(
            $"delete from audit_entry {Platform}; delete from audit_head {Platform}"
        );

        var broken = Assert.Single(await VerifyAllAsync([]), chain => chain.FirstBad is not null);

        Assert.Equal("The platform", broken.Head.Name);
        Assert.Contains("There is no chain", broken.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_grew_still_holds_its_earlier_head()
    {
        var earlier = (await VerifyAsync()).Head;
        await World.PersonAsync(authority, Role.Officer);

        var chain = await VerifyAsync(earlier);

        Assert.Null(chain.FirstBad);
        Assert.True(chain.Head.Entries > earlier.Entries);
    }

    [Fact]
    public async Task Every_organisation_has_a_chain_from_its_first_moment()
    {
        var supplier = await World.SupplierAsync("Bee Lane Builders");

        Assert.Equal(
            [(authority, 5L), (Guid.Empty, 2L), (supplier.SupplierId!.Value, 1L)],
            (await VerifyAllAsync([]))
                .Select(chain => (chain.Head.Organisation, chain.Head.Entries))
                .OrderByDescending(chain => chain.Entries)
        );
    }

    [Theory]
    [InlineData("update audit_entry set entry = ''")]
    [InlineData("delete from audit_entry")]
    [InlineData("insert into audit_entry select * from audit_entry")]
    public async Task The_application_cannot_change_the_log(string sql)
    {
        await using var connection = new NpgsqlConnection(World.Database.App);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            command.ExecuteNonQueryAsync()
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task An_act_that_records_nothing_is_a_fault_of_ours_and_saves_nothing() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            World.AskAsync<Db, Outcome<Done>>(db =>
                db.ActAsync(
                    Actor.OfAuthority(Guid.Empty, "nobody", authority),
                    () => Task.FromResult(Outcome.Done),
                    CancellationToken.None
                )
            )
        );

    [Fact]
    public async Task The_database_itself_writes_the_log_only_in_ones_own_name()
    {
        var officer = await World.PersonAsync(authority, Role.Officer);
        var elsewhere = await World.AuthorityAsync("elsewhere");

        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await AppendAsync(officer, elsewhere, officer.AccountId)
        );
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await AppendAsync(officer, Guid.Empty, officer.AccountId)
        );
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await AppendAsync(officer, authority, Guid.Empty)
        );
        Assert.Null(await AppendAsync(officer, authority, officer.AccountId));
        Assert.Null((await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task An_organisation_reads_the_end_of_its_own_chain_alone()
    {
        await World.AuthorityAsync("elsewhere");

        Assert.Equal(
            [authority],
            await World.AskAsync<Db, List<Guid>>(db =>
                db.As(Actor.OfAuthority(Guid.Empty, "auditor", authority, Role.Auditor))
                    .Database.SqlQuery<Guid>($"select scope_id as \"Value\" from audit_heads()")
                    .ToListAsync()
            )
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(
        """{"act":"x.y","by":"{name}","account":"{account}","subject":"{scope}","details":{}}"""
    )]
    [InlineData(
        """{"act":"bids.opened","by":"{name}","account":"{scope}","subject":"{scope}","details":{}}"""
    )]
    [InlineData(
        """{"act":"bids.opened","by":"{name}","account":"{account}","subject":"{account}","details":{}}"""
    )]
    [InlineData("""{"act":"bids.opened","by":1,"account":"{account}","subject":"{scope}"}""")]
    [InlineData(
        """{"act":"bids.opened","by":"{name}","account":"{account}","subject":"{scope}","details":{"deep":{deep}}}"""
    )]
    [InlineData(
        """{"act":"bids.opened","by":"A colleague","account":"{account}","subject":"{scope}","details":{}}"""
    )]
    public async Task The_database_itself_writes_no_entry_that_would_not_be_verified(string entry)
    {
        var officer = await World.PersonAsync(authority, Role.Officer);
        var deep = $"{new string('[', 70)}{new string(']', 70)}";

        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await AppendAsync(
                officer,
                authority,
                officer.AccountId,
                entry.Replace("{deep}", deep, StringComparison.Ordinal)
            )
        );
        Assert.Null((await VerifyAsync()).FirstBad);
    }

    /// <summary>How the database refuses; null when it does not.</summary>
    private async Task<string?> AppendAsync(
        Actor actor,
        Guid scope,
        Guid account,
        string entry =
            """{"act":"bids.opened","by":"{name}","account":"{account}","subject":"{scope}","details":{}}"""
    )
    {
        var text = entry
            .Replace("{name}", actor.Name, StringComparison.Ordinal)
            .Replace("{account}", $"{account}", StringComparison.Ordinal)
            .Replace("{scope}", $"{scope}", StringComparison.Ordinal);
        try
        {
            await World.AskAsync<Db, int>(db =>
                db.As(actor)
                    .Database.ExecuteSqlAsync(
                        $"select audit_append({scope}, {account}, 'bids.opened', {scope}, {text})"
                    )
            );
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private async Task<AuditVerifier.Chain> VerifyAsync(params AuditVerifier.Head[] earlier) =>
        (await VerifyAllAsync(earlier)).Single(chain => chain.Head.Organisation == authority);

    private Task<IReadOnlyList<AuditVerifier.Chain>> VerifyAllAsync(
        IReadOnlyList<AuditVerifier.Head> earlier
    ) =>
        World.AskAsync<AuditVerifier, IReadOnlyList<AuditVerifier.Chain>>(verifier =>
            verifier.RunAsync(earlier, CancellationToken.None)
        );
}
