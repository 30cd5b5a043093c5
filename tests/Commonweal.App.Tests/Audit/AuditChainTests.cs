using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Audit;

public sealed class AuditChainTests : IAsyncLifetime
{
    private World world = null!;
    private Guid authority;

    public async Task InitializeAsync()
    {
        world = await World.CreateAsync();
        authority = await world.AuthorityAsync("lancashire");
        await world.PersonAsync(authority, Role.Officer);
        await world.PersonAsync(authority, Role.Auditor);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Every_act_is_in_the_chain_and_the_chain_holds()
    {
        var chain = await VerifyAsync();

        Assert.Null(chain.FirstBad);
        Assert.Equal(5, chain.Entries);
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
        await world.Database.TamperPastTriggersAsync(tamper);

        Assert.Equal(firstBad, (await VerifyAsync()).FirstBad);
    }

    [Theory]
    [InlineData("update audit_entry set entry = ''")]
    [InlineData("delete from audit_entry")]
    [InlineData("insert into audit_entry select * from audit_entry")]
    public async Task The_application_cannot_change_the_log(string sql)
    {
        await using var connection = new NpgsqlConnection(world.Database.App);
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
            world.AskAsync<Db, Outcome<Done>>(db =>
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
        var officer = await world.PersonAsync(authority, Role.Officer);
        var elsewhere = await world.AuthorityAsync("elsewhere");

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
    }

    [Fact]
    public async Task An_organisation_reads_the_end_of_its_own_chain_alone()
    {
        await world.AuthorityAsync("elsewhere");

        Assert.Equal(
            [authority],
            await world.AskAsync<Db, List<Guid>>(db =>
                db.As(Actor.OfAuthority(Guid.Empty, "auditor", authority, Role.Auditor))
                    .Database.SqlQuery<Guid>($"select scope_id as \"Value\" from audit_heads()")
                    .ToListAsync()
            )
        );
    }

    /// <summary>How the database refuses; null when it does not.</summary>
    private async Task<string?> AppendAsync(Actor actor, Guid scope, Guid account)
    {
        try
        {
            await world.AskAsync<Db, int>(db =>
                db.As(actor)
                    .Database.ExecuteSqlAsync(
                        $"select audit_append({scope}, {account}, 'bids.opened', {scope}, 'forged')"
                    )
            );
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private async Task<AuditVerifier.Chain> VerifyAsync() =>
        (
            await world.AskAsync<AuditVerifier, IReadOnlyList<AuditVerifier.Chain>>(verifier =>
                verifier.RunAsync(CancellationToken.None)
            )
        ).Single(chain => chain.ScopeId == authority);
}
