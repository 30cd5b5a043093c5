using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class LedgerOfReportsTests : IAsyncLifetime
{
    private World world = null!;
    private RunningContract contract = null!;

    public async Task InitializeAsync()
    {
        world = await World.CreateAsync();
        contract = await world.RunningContractAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_report_sent_returned_and_sent_again_counts_once()
    {
        var report = await world.ReportedQuarterAsync(contract);
        await world.ReturnAsync(contract.Manager, report.Id, "Look at the hours again.");
        Assert.Equal(0m, (await SumsAsync()).Claimed);

        await world.ClaimAsync(contract.Supplier, report.Lines[0].ClaimId, "9.5");
        await world.SendAsync(contract.Supplier, report.Id);

        Assert.Equal((9.5m, 0m), await SumsAsync());
    }

    [Fact]
    public async Task What_was_adjusted_counts_as_adjusted_and_the_claim_stays_on_record()
    {
        await world.ValidatedQuarterAsync(contract);

        Assert.Equal((12m, 11m), await SumsAsync());
        var entry = await world.AskAsync<Db, LedgerEntry>(db =>
            db.As(contract.Manager)
                .Set<LedgerEntry>()
                .SingleAsync(row => row.Kind == LedgerKind.Validated && row.Measure == "NT29")
        );
        Assert.Equal(11m * 16.93m, entry.Value);
        Assert.Equal("Adjusted: One hour was before the contract began.", entry.Reason);
    }

    [Fact]
    public async Task A_reported_zero_is_an_entry_and_nothing_reported_is_none()
    {
        await world.Database.TamperAsync(
            $"update commitment_target set quantity = 0 where commitment_id = '{contract.Commitments[0]}'"
        );
        var draft = await world.DraftReportAsync(contract);
        await world.ClaimAsync(contract.Supplier, draft.Lines[1].ClaimId, "0");
        await world.SendAsync(contract.Supplier, draft.Id);

        var claimed = await world.AskAsync<Db, List<(string, decimal)>>(async db =>
            [
                .. (
                    await db.As(contract.Manager)
                        .Set<LedgerEntry>()
                        .Where(row => row.Kind == LedgerKind.Claimed)
                        .ToListAsync()
                ).Select(row => (row.Measure, row.Quantity)),
            ]
        );

        Assert.Equal([("NT31", 0m)], claimed);
    }

    /// <summary>Deterministic random walks over everything both parties may try, in any order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public async Task Whatever_the_parties_do_claims_stay_above_zero_and_totals_are_their_entries(
        int seed
    )
    {
        var state = (long)seed;
        int Next(int below) =>
            (int)((state = ((state * 1103515245) + 12345) & 0x7fffffff) / 65536 % below);
        var report = await world.DraftReportAsync(contract);
        var (hours, tonnes) = (report.Lines[0].ClaimId, report.Lines[1].ClaimId);
        await world.AttachAsync(contract.Supplier, hours, DeliveryStory.Pdf());
        Func<Task>[] moves =
        [
            () => world.ClaimAsync(contract.Supplier, hours, $"{Next(30)}.{Next(9)}"),
            () => world.ClaimAsync(contract.Supplier, tonnes, Next(2) == 0 ? "0" : ""),
            () => world.SendAsync(contract.Supplier, report.Id),
            () => world.SendAsync(contract.Supplier, report.Id),
            () => world.ReturnAsync(contract.Manager, report.Id, "Again, please."),
            () => world.DecideAsync(contract.Manager, hours, ClaimDecision.Accepted),
            () => world.DecideAsync(contract.Manager, hours, ClaimDecision.Adjusted, "1", "One."),
            () =>
                world.DecideAsync(contract.Manager, tonnes, ClaimDecision.Rejected, null, "None."),
            () =>
                Next(4) == 0
                    ? world.ValidateAsync(contract.Manager, report.Id)
                    : Task.CompletedTask,
        ];
        for (var step = 0; step < 60; step++)
        {
            await moves[Next(moves.Length)]();
            var (claimed, validated) = await SumsAsync();
            Assert.True(claimed >= 0m && validated >= 0m && validated <= claimed);
            var stage = (await world.ReportAsync(contract.Supplier, report.Id))!;
            var reported = stage.Lines.Sum(line => line.Quantity ?? 0m);
            Assert.Equal(stage.IsOpen ? 0m : reported, claimed);
        }

        Assert.Equal(0L, await DifferingTotalsAsync());
    }

    [Fact]
    public async Task A_supplier_cannot_write_validation_into_the_ledger()
    {
        await world.ReportedQuarterAsync(contract);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            world.AskAsync<Db, int>(db =>
                db.As(contract.Supplier)
                    .Database.ExecuteSqlAsync(
                        $"""
                        insert into ledger_entry (authority_id, supplier_id, contract_id, commitment_id, subject_id, kind,
                            quarter, edition, theme, measure, unit, quantity, effective_quantity, value, reason,
                            recorded_at, recorded_by)
                        select authority_id, supplier_id, contract_id, commitment_id, subject_id, 'Validated', quarter,
                            edition, theme, measure, unit, quantity, effective_quantity, value, reason, recorded_at,
                            recorded_by
                        from ledger_entry where kind = 'Claimed'
                        """
                    )
            )
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private Task<(decimal Claimed, decimal Validated)> SumsAsync() =>
        world.AskAsync<Db, (decimal, decimal)>(async db =>
        {
            var entries = db.As(contract.Manager).Set<LedgerEntry>();
            return (
                await entries
                    .Where(row => row.Kind == LedgerKind.Claimed || row.Kind == LedgerKind.Reversed)
                    .SumAsync(row => row.Quantity),
                await entries
                    .Where(row => row.Kind == LedgerKind.Validated)
                    .SumAsync(row => row.Quantity)
            );
        });

    private Task<long> DifferingTotalsAsync() =>
        world.AskAsync<Db, long>(db =>
            db.As(contract.Manager)
                .Database.SqlQuery<long>(
                    $"""
                    select count(*) as "Value" from (
                        select contract_id, measure, kind, quarter, count(*) as n, sum(quantity) as q,
                            sum(effective_quantity) as e, sum(value) as v
                        from ledger_entry group by contract_id, measure, kind, quarter
                        except
                        select contract_id, measure, kind, quarter, entries, quantity, effective_quantity, value
                        from ledger_total
                    ) differing
                    """
                )
                .SingleAsync()
        );
}
