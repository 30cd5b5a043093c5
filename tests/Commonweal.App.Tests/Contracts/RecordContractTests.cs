using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Delivery;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

public sealed class RecordContractTests : WorldCase
{
    private static readonly ContractTerms Terms = new(
        "V-1",
        60_000m,
        new DateOnly(2026, 4, 1),
        new DateOnly(2028, 3, 31)
    );

    private Guid authority;
    private Actor manager = null!;
    private Actor supplier = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        manager = await World.PersonAsync(authority, Role.ContractManager);
        supplier = await World.SupplierAsync("Bee Lane Builders");
    }

    [Fact]
    public async Task A_recorded_contract_has_targets_and_ledger_entries_at_the_value_of_its_first_day()
    {
        var id = (await RecordAsync(manager, Terms, ("NT1", [2m, 2m]), ("NT41", [80m, 90m]))).Value;

        var profile = (await ProfileAsync(supplier, id))!;
        var expected = await World.AskAsync<ReferenceData, decimal>(data =>
        {
            var edition = data.Edition("lancashire-toms-2024")!;
            return Task.FromResult(
                UnitValue.On(edition, edition.Find("NT1")!, Terms.StartsOn!.Value).Figure!.Central
            );
        });
        Assert.Equal(4m * expected, profile.Committed);
        Assert.Null(profile.ProcurementId);
        var (jobs, share) = (profile.Commitments[0], profile.Commitments[1]);
        Assert.Equal(Enumerable.Repeat(0.5m, 8), jobs.Targets.Select(due => due.Quantity));
        Assert.Equal((80m, 90m), (share.Targets[0].Quantity, share.Targets[7].Quantity));
        Assert.Contains(
            jobs.Explanation.Steps.SelectMany(step => step.Inputs),
            input => input.Source is not null
        );
        var entries = await World.AskAsync<Db, List<LedgerEntry>>(db =>
            db.As(manager).Set<LedgerEntry>().ToListAsync()
        );
        Assert.All(
            entries,
            entry =>
                Assert.Equal(
                    (LedgerKind.Committed, "NT1", "Committed in V-1."),
                    (entry.Kind, entry.Measure, entry.Reason)
                )
        );
        Assert.Equal(profile.Committed, entries.Sum(entry => entry.Value));
    }

    [Fact]
    public async Task A_share_in_a_part_year_is_the_mean_of_its_targets()
    {
        var (first, last) = (new DateOnly(2026, 2, 15), new DateOnly(2027, 8, 14));
        var terms = Terms with { StartsOn = first, EndsOn = last };
        var id = (await RecordAsync(manager, terms, ("NT41", [100m, 30m]))).Value;

        var share = (await ProfileAsync(supplier, id))!.Commitments.Single();
        Assert.Equal(70m, share.Targets.Average(due => due.Quantity));
        Assert.Equal(70m, share.Quantity);
    }

    [Fact]
    public async Task The_log_says_what_was_recorded_as_it_was_kept()
    {
        _ = (await RecordAsync(manager, Terms, ("NT1", [2m, 2m]), ("NT41", [80m, 90m]))).Value;

        var entry = await World.AskAsync<Db, string>(db =>
            db.As(manager)
                .Database.SqlQuery<string>(
                    $"select entry as \"Value\" from audit_entry where act = 'contract.recorded'"
                )
                .SingleAsync()
        );
        Assert.All(
            ["V-1", "Repairs to benches", "60000", "2026-04-01", "2028-03-31", "\"NT1\"", "85"],
            fact => Assert.Contains(fact, entry, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Commitments_without_a_value_come_to_no_pounds_and_not_to_zero()
    {
        var id = (await RecordAsync(manager, Terms, ("NT10", [20m, 20m]))).Value;

        var profile = (await ProfileAsync(supplier, id))!;
        Assert.Equal((null, null), (profile.Committed, profile.Share));
        var quarters = await World.AskAsync<QuartersOfContract, QuartersOfContract.Page?>(lookup =>
            lookup.RunAsync(supplier, id, default)
        );
        Assert.All(
            quarters!.Quarters,
            quarter => Assert.Equal((1, null), (quarter.Targets, quarter.DueValue))
        );
        await using var site = await Site.OpenAsync(World);
        var list = await (await site.SignInAsync(manager)).GetAsync("/contracts");
        Assert.Contains(Money.None, list.Rows.Single(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Only_a_contract_manager_records_and_the_contract_is_of_that_authority_alone()
    {
        var officer = await World.PersonAsync(authority, Role.Officer);
        Assert.Equal(
            "people.actor.not-allowed",
            CodesOf(await RecordAsync(officer, Terms, ("NT1", [2m, 2m])))
        );

        var id = (await RecordAsync(manager, Terms, ("NT1", [2m, 2m]))).Value;
        var elsewhere = await World.AuthorityAsync("elsewhere");
        var stranger = await World.PersonAsync(elsewhere, Role.ContractManager);
        Assert.Null(await ProfileAsync(stranger, id));
        Assert.Null(await ProfileAsync(await World.SupplierAsync("Rival Roofing"), id));
        Assert.True((await RecordAsync(stranger, Terms, ("NT1", [2m, 2m]))).Succeeded);
    }

    [Fact]
    public async Task What_is_missing_is_named_at_its_field_and_nothing_is_half_saved()
    {
        _ = (await RecordAsync(manager, Terms, ("NT1", [2m, 2m]))).Value;

        Assert.Equal(
            "contracts.record.reference-taken",
            CodesOf(await RecordAsync(manager, Terms, ("NT1", [2m, 2m])))
        );
        var other = Terms with { Reference = "V-2" };
        Assert.Equal(
            "contracts.record.nothing-promised",
            CodesOf(await RecordAsync(manager, other))
        );
        Assert.Equal(
            "contracts.record.quantity",
            CodesOf(await RecordAsync(manager, other, ("NT31", [null, 0m])))
        );
        var refused = await RecordAsync(
            manager,
            other,
            ("NT1", [2m, 2m]),
            ("NT1", [1m, 1m]),
            ("NT999", [1m, 1m]),
            ("NT41", [101m, 90m]),
            ("NT29", [1m])
        );
        Assert.Equal(
            "Commitments[1].Measure Commitments[2].Measure Commitments[3].Quantities[0] Commitments[4].Quantities",
            string.Join(' ', refused.Problems.Select(problem => problem.Field))
        );
        Assert.Equal(
            1,
            await World.AskAsync<Db, int>(db => db.As(manager).Set<Contract>().CountAsync())
        );
    }

    [Fact]
    public void A_contract_runs_fifty_years_at_most_and_its_value_is_above_zero_in_whole_pence()
    {
        Assert.Equal(
            "contracts.terms.end",
            (Terms with { EndsOn = Terms.StartsOn!.Value.AddYears(ContractTerms.LongestYears) })
                .Refusals()
                .Single()
                .Code
        );
        foreach (var value in new[] { 1.005m, 0m })
        {
            Assert.Equal(
                "contracts.terms.value",
                (Terms with { Value = value }).Refusals().Single().Code
            );
        }
    }

    private Task<Outcome<Guid>> RecordAsync(
        Actor actor,
        ContractTerms terms,
        params (string Measure, decimal?[] Quantities)[] commitments
    ) =>
        World.AskAsync<RecordContract, Outcome<Guid>>(act =>
            act.RunAsync(
                actor,
                new RecordContract.Agreed(
                    supplier.SupplierId,
                    "Repairs to benches",
                    "lancashire-toms-2024",
                    terms,
                    [
                        .. commitments.Select(row => new MeasureAnswer(
                            row.Measure,
                            row.Quantities,
                            1m,
                            "",
                            "As agreed."
                        )),
                    ]
                ),
                default
            )
        );

    private Task<ContractProfile.View?> ProfileAsync(Actor actor, Guid contract) =>
        World.AskAsync<ContractProfile, ContractProfile.View?>(lookup =>
            lookup.RunAsync(actor, contract, default)
        );

    private static string CodesOf<T>(Outcome<T> outcome) =>
        string.Join(' ', outcome.Problems.Select(problem => problem.Code));
}
