using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

public sealed class ConflictTests : WorldCase
{
    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    public async Task An_act_that_lost_against_another_is_refused_in_plain_words(string state) =>
        Assert.Equal(
            "storage.act.overtaken",
            (await RefusedAsync(new PostgresException("lost", "ERROR", "ERROR", state)))
                .Problems.Single()
                .Code
        );

    [Fact]
    public async Task A_row_that_is_gone_when_it_is_saved_counts_as_overtaken() =>
        Assert.Equal(
            "storage.act.overtaken",
            (await RefusedAsync(new DbUpdateConcurrencyException("gone"))).Problems.Single().Code
        );

    [Theory]
    [InlineData("procurement")]
    [InlineData("contract")]
    public async Task A_reference_used_twice_is_said_to_be_in_use(string table)
    {
        var name = await World.AskAsync<Db, string>(db =>
            db.Database.SqlQuery<string>(
                    $"select conname as \"Value\" from pg_constraint where conrelid = {table}::regclass and conname like '%reference_key'"
                )
                .SingleAsync()
        );

        var refused = await RefusedAsync(
            new PostgresException(
                "twice",
                "ERROR",
                "ERROR",
                PostgresErrorCodes.UniqueViolation,
                constraintName: name
            )
        );

        Assert.Equal("storage.reference.taken", refused.Problems.Single().Code);
    }

    [Fact]
    public Task Any_other_fault_is_no_refusal() =>
        Assert.ThrowsAsync<PostgresException>(() =>
            RefusedAsync(
                new PostgresException("full", "ERROR", "ERROR", PostgresErrorCodes.DiskFull)
            )
        );

    private Task<Outcome<Done>> RefusedAsync(Exception fault) =>
        World.AskAsync<Db, Outcome<Done>>(db =>
            db.ActAsync<Done>(
                Actor.Public,
                () => Task.FromException<Outcome<Done>>(fault),
                CancellationToken.None
            )
        );
}
