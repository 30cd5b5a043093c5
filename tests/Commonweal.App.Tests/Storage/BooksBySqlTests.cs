using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>Nobody writes in another's name, and the books say only what happened, whoever writes SQL of their own.</summary>
public sealed class BooksBySqlTests : WorldCase
{
    private const string Entry =
        "insert into ledger_entry (authority_id, supplier_id, contract_id, commitment_id, subject_id, kind, quarter, edition, theme, measure, unit, value_class, quantity, effective_quantity, unit_value, unit_value_low, unit_value_high, value, reason, recorded_at, recorded_by) select authority_id, supplier_id, contract_id, commitment_id, subject_id, {kind}, {quarter}, edition, theme, measure, unit, value_class, {quantity}, effective_quantity, unit_value, unit_value_low, unit_value_high, value, reason, {at}, {by} from ledger_entry where kind = '{of}' limit 1";

    private RunningContract contract = null!;
    private ReportInFull.Page report = null!;

    private Actor Manager => contract.Manager;

    private Actor Supplier => contract.Supplier;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
        report = await World.ReportedQuarterAsync(contract);
        await World.Database.TamperAsync(
            "update contract set created_at = created_at - interval '1 day'"
        );
    }

    [Theory]
    [InlineData(
        "insert into procurement (id, authority_id, reference, title, category, vat_rate, stage, created_at, created_by) select gen_random_uuid(), app_authority(), 'forged', 'x', 'Works', 20, 'Draft', now(), manager_id from contract"
    )]
    [InlineData(
        "update delivery_report set stage = 'Returned', decided_at = now(), decided_by = sent_by, return_reason = 'x'"
    )]
    public async Task A_council_writes_in_its_persons_own_name(string sql)
    {
        var other = await World.PersonAsync(Manager.AuthorityId!.Value, Role.ContractManager);

        await World.AssertRefusedAsync(other, sql);
    }

    [Fact]
    public async Task A_supplier_sends_and_uploads_in_its_persons_own_name()
    {
        await World.ReturnAsync(Manager, report.Id, "Look at the hours again.");

        await World.AssertRefusedAsync(
            Supplier,
            "update delivery_report set stage = 'Sent', sent_at = now(), sent_by = decided_by"
        );
        await World.AssertRefusedAsync(
            Supplier,
            "insert into evidence_file select gen_random_uuid(), authority_id, supplier_id, id, 'x', 'x', 1, sha256('x'), now(), gen_random_uuid() from claim"
        );
    }

    [Fact]
    public async Task A_claim_is_of_its_reports_contract()
    {
        var another = await World.RunningContractAsync(Manager, Supplier);
        await World.ReturnAsync(Manager, report.Id, "Look at the hours again.");

        await World.AssertRefusedAsync(
            Supplier,
            $"insert into claim (id, authority_id, supplier_id, report_id, commitment_id) select gen_random_uuid(), authority_id, supplier_id, '{report.Id}', id from commitment where contract_id = '{another.Id}'"
        );
    }

    [Theory]
    [InlineData(
        "insert into commitment select gen_random_uuid(), authority_id, supplier_id, contract_id, 'NT1', theme, unit, quantity, attribution, deadweight, statement, unit_value, unit_value_low, unit_value_high, value_class, is_kept, explanation from commitment limit 1"
    )]
    [InlineData(
        "insert into commitment_target select gen_random_uuid(), authority_id, supplier_id, commitment_id, '2040-Q1', 1 from commitment_target limit 1"
    )]
    [InlineData(
        "insert into contract (id, authority_id, supplier_id, supplier_name, reference, title, value, starts_on, ends_on, edition, created_at) select gen_random_uuid(), authority_id, supplier_id, supplier_name, 'forged', title, value, starts_on, ends_on, edition, created_at + interval '2 days' from contract"
    )]
    public Task Nothing_is_promised_after_the_contract_was_made(string sql) =>
        World.AssertRefusedAsync(Manager, sql);

    [Theory]
    [InlineData("Committed", "Committed")]
    [InlineData("Committed", "Varied")]
    [InlineData("Claimed", "Claimed")]
    [InlineData("Claimed", "Validated")]
    [InlineData("Claimed", "Reversed", "quarter", "-quantity")]
    public async Task A_council_enters_nothing_that_did_not_happen(
        string of,
        string kind,
        string quarter = "quarter",
        string quantity = "quantity"
    )
    {
        await World.AssertRefusedAsync(
            Manager,
            Sql(of, $"'{kind}'", quarter, quantity, "now()", "app_account()")
        );
    }

    [Theory]
    [InlineData("'Claimed'", "quarter", "quantity", "recorded_at", "app_account()")]
    [InlineData("'Claimed'", "quarter", "quantity", "now()", "app_account()")]
    [InlineData("'Claimed'", "'2040-Q1'", "quantity", "recorded_at", "app_account()")]
    [InlineData("'Claimed'", "quarter", "quantity + 1", "recorded_at", "app_account()")]
    [InlineData("'Claimed'", "quarter", "quantity", "recorded_at", "gen_random_uuid()")]
    [InlineData("'Validated'", "quarter", "quantity", "recorded_at", "app_account()")]
    public Task A_supplier_claims_what_it_reported_once(
        string kind,
        string quarter,
        string quantity,
        string at,
        string by
    ) => World.AssertRefusedAsync(Supplier, Sql("Claimed", kind, quarter, quantity, at, by));

    [Fact]
    public async Task What_was_returned_and_validated_by_acts_is_entered_once()
    {
        await World.ReturnAsync(Manager, report.Id, "Look at the hours again.");

        await World.AssertRefusedAsync(
            Manager,
            Sql("Reversed", "kind", "quarter", "quantity", "recorded_at", "app_account()")
        );
    }

    [Theory]
    [InlineData("measure", "'NT999'")]
    [InlineData("theme", "'forged'")]
    [InlineData("edition", "'forged'")]
    [InlineData("unit", "'tonnes'")]
    [InlineData("value_class", "null")]
    [InlineData("unit_value", "e.unit_value + 1")]
    [InlineData("unit_value_low", "1")]
    [InlineData("unit_value_high", "e.unit_value * 2")]
    [InlineData("effective_quantity", "777777")]
    [InlineData("value", "987654321")]
    [InlineData("value", "e.value + 0.000001")]
    public Task What_is_validated_is_valued_in_the_terms_of_its_commitment(
        string column,
        string forged
    ) => World.AssertRefusedAsync(Manager, Validating(column, forged));

    [Fact]
    public async Task What_is_validated_in_the_terms_of_its_commitment_is_entered() =>
        Assert.Null(await World.RefusalAsync(Manager, Validating("reason", "'Accepted'")));

    /// <summary>All that validating does, with one column of the entries as given.</summary>
    private static string Validating(string column, string value)
    {
        string[] columns =
        [
            "authority_id",
            "supplier_id",
            "contract_id",
            "commitment_id",
            "subject_id",
            "quarter",
            "edition",
            "theme",
            "measure",
            "unit",
            "value_class",
            "quantity",
            "effective_quantity",
            "unit_value",
            "unit_value_low",
            "unit_value_high",
            "value",
            "reason",
        ];
        return $"""
            do $$ begin
                update claim set decision = 'Accepted', accepted_quantity = quantity;
                update delivery_report set stage = 'Validated', decided_at = now(), decided_by = app_account();
                insert into ledger_entry ({string.Join(
                ", ",
                columns
            )}, kind, recorded_at, recorded_by)
                select {string.Join(", ", columns.Select(name => name == column ? value : $"e.{name}"))}, 'Validated', now(), app_account()
                from ledger_entry e where e.kind = 'Claimed' and e.unit_value is not null;
            end $$
            """;
    }

    private static string Sql(
        string of,
        string kind,
        string quarter,
        string quantity,
        string at,
        string by
    ) =>
        Entry
            .Replace("{of}", of, StringComparison.Ordinal)
            .Replace("{kind}", kind, StringComparison.Ordinal)
            .Replace("{quarter}", quarter, StringComparison.Ordinal)
            .Replace("{quantity}", quantity, StringComparison.Ordinal)
            .Replace("{at}", at, StringComparison.Ordinal)
            .Replace("{by}", by, StringComparison.Ordinal);
}
