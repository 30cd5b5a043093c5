using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class LedgerOfReportsTests : WorldCase
{
    private RunningContract contract = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
    }

    [Fact]
    public async Task A_report_sent_returned_and_sent_again_counts_once()
    {
        var report = await World.ReportedQuarterAsync(contract);
        await World.ReturnAsync(contract.Manager, report.Id, "Look at the hours again.");
        Assert.Equal(0m, (await SumsAsync()).Claimed);

        await World.ClaimAsync(contract.Supplier, report.Lines[0].ClaimId, "9.5");
        await World.SendAsync(contract.Supplier, report.Id);

        Assert.Equal((9.5m, 0m), await SumsAsync());
    }

    [Fact]
    public async Task What_was_adjusted_counts_as_adjusted_and_the_claim_stays_on_record()
    {
        await World.ValidatedQuarterAsync(contract);

        Assert.Equal((12m, 11m), await SumsAsync());
        var entry = await World.AskAsync<Db, LedgerEntry>(db =>
            db.As(contract.Manager)
                .Set<LedgerEntry>()
                .SingleAsync(row => row.Kind == LedgerKind.Validated && row.Measure == "NT29")
        );
        var hour = await World.UnitValueAsync("NT29", contract.First.Start);
        Assert.Equal(11m * hour, entry.Value);
        Assert.Equal("Adjusted: One hour was before the contract began.", entry.Reason);
    }

    [Fact]
    public async Task A_reported_zero_is_an_entry_and_nothing_reported_is_none()
    {
        await World.Database.TamperAsync(
            "update commitment_target set quantity = 0 where commitment_id = (select id from commitment where measure = 'NT29')"
        );
        var draft = await World.DraftReportAsync(contract);
        await World.ClaimAsync(contract.Supplier, draft.Lines[1].ClaimId, "0");
        await World.SendAsync(contract.Supplier, draft.Id);

        var claimed = await World.AskAsync<Db, List<(string, decimal)>>(async db =>
            [
                .. (
                    await db.As(contract.Manager)
                        .Set<LedgerEntry>()
                        .Where(row => row.Kind == LedgerKind.Claimed)
                        .ToListAsync()
                ).Select(row => (row.Measure, row.Quantity)),
            ]
        );

        Assert.Equal([("NT72", 0m)], claimed);
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
        var report = await World.DraftReportAsync(contract);
        var (hours, tonnes) = (report.Lines[0].ClaimId, report.Lines[1].ClaimId);
        await World.AttachAsync(contract.Supplier, hours, DeliveryStory.Pdf());
        Func<Task>[] moves =
        [
            () => World.ClaimAsync(contract.Supplier, hours, $"{Next(30)}.{Next(9)}"),
            () => World.ClaimAsync(contract.Supplier, tonnes, Next(2) == 0 ? "0" : ""),
            () => World.SendAsync(contract.Supplier, report.Id),
            () => World.SendAsync(contract.Supplier, report.Id),
            () => World.ReturnAsync(contract.Manager, report.Id, "Again, please."),
            () => World.DecideAsync(contract.Manager, hours, ClaimDecision.Accepted),
            () => World.DecideAsync(contract.Manager, hours, ClaimDecision.Adjusted, "1", "One."),
            () =>
                World.DecideAsync(contract.Manager, tonnes, ClaimDecision.Rejected, null, "None."),
            () =>
                Next(4) == 0
                    ? World.ValidateAsync(contract.Manager, report.Id)
                    : Task.CompletedTask,
        ];
        for (var step = 0; step < 60; step++)
        {
            await moves[Next(moves.Length)]();
            var (claimed, validated) = await SumsAsync();
            Assert.True(claimed >= 0m && validated >= 0m && validated <= claimed);
            var stage = (await World.ReportAsync(contract.Supplier, report.Id))!;
            var reported = stage.Lines.Sum(line => line.Quantity ?? 0m);
            Assert.Equal(stage.IsOpen ? 0m : reported, claimed);
        }

        Assert.Equal(0L, await DifferingTotalsAsync());
    }

    [Fact]
    public async Task A_supplier_cannot_write_validation_into_the_ledger()
    {
        await World.ReportedQuarterAsync(contract);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            World.AskAsync<Db, int>(db =>
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
        World.AskAsync<Db, (decimal, decimal)>(async db =>
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

    [Fact]
    public async Task Every_kind_of_entry_counts_in_the_same_figure_here_and_in_the_database()
    {
        foreach (var kind in Enum.GetValues<LedgerKind>())
        {
            Assert.Equal(
                $"{kind.Figure()}",
                await World.AskAsync<Db, string>(db =>
                    db.As(contract.Manager)
                        .Database.SqlQuery<string>(
                            $"select ledger_figure({$"{kind}"}) as \"Value\""
                        )
                        .SingleAsync()
                )
            );
        }
    }

    private Task<long> DifferingTotalsAsync() =>
        World.AskAsync<Db, long>(db =>
            db.As(contract.Manager)
                .Database.SqlQuery<long>(
                    $"""
                    select count(*) as "Value" from (
                        select contract_id, measure, figure, quarter, count(*) as n, sum(quantity) as q,
                            sum(effective_quantity) as e, sum(value) as v,
                            sum(coalesce(round(effective_quantity * unit_value_low, 10), value)) as l,
                            sum(coalesce(round(effective_quantity * unit_value_high, 10), value)) as h
                        from (select *, ledger_figure(kind) as figure from ledger_entry) entry
                        group by contract_id, measure, figure, quarter
                        except
                        select contract_id, measure, figure, quarter, entries, quantity, effective_quantity, value,
                            value_low, value_high
                        from ledger_total
                    ) differing
                    """
                )
                .SingleAsync()
        );
}
