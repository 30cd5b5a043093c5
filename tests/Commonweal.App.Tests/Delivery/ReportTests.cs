using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class ReportTests : WorldCase
{
    private RunningContract contract = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
    }

    [Fact]
    public async Task The_quarters_of_a_contract_show_what_is_due_and_how_each_report_stands()
    {
        await World.ReportedQuarterAsync(contract);
        await World.DraftReportAsync(contract, contract.First.Next);
        Task<QuartersOfContract.Page?> Seen(Actor actor) =>
            World.AskAsync<QuartersOfContract, QuartersOfContract.Page?>(lookup =>
                lookup.RunAsync(actor, contract.Id, default)
            );

        var own = (await Seen(contract.Supplier))!.Quarters;
        var councils = (await Seen(contract.Manager))!.Quarters;

        Assert.Equal(8, own.Count);
        var due = 10m * await World.UnitValueAsync("NT29", contract.First.Start);
        Assert.All(own, quarter => Assert.Equal((2, due), (quarter.Targets, quarter.DueValue)));
        Assert.Equal([ReportStage.Sent, ReportStage.Draft], own.Take(2).Select(row => row.Stage));
        Assert.Equal([ReportStage.Sent, null], councils.Take(2).Select(row => row.Stage));
        Assert.Null(await Seen(await World.SupplierAsync("Rival Repairs")));
    }

    [Fact]
    public async Task A_sent_report_waits_for_review_until_it_is_decided()
    {
        await World.ValidatedQuarterAsync(contract);
        var sent = await World.ReportedQuarterAsync(contract, contract.First.Next);
        await World.DecideAsync(contract.Manager, sent.Lines[1].ClaimId, ClaimDecision.Accepted);
        Task<ListPage<ReportsToReview.Row>> Waiting(Actor actor, string? search) =>
            World.AskAsync<ReportsToReview, ListPage<ReportsToReview.Row>>(lookup =>
                lookup.RunAsync(actor, new ListRequest(search, "quarter"), default)
            );

        var row = Assert.Single((await Waiting(contract.Manager, "schools")).Rows);

        Assert.Equal((sent.Id, 2, 1), (row.Id, row.Claims, row.Undecided));
        Assert.Empty((await Waiting(contract.Manager, "bridges")).Rows);
        Assert.Empty((await Waiting(contract.Supplier, null)).Rows);
    }

    [Fact]
    public async Task Starting_a_quarter_twice_gives_the_same_report()
    {
        var first = await StartAsync(contract.First);

        Assert.Equal(first.Value, (await StartAsync(contract.First)).Value);
    }

    [Theory]
    [InlineData("update delivery_report set stage = 'Validated', sent_at = database_now()")]
    [InlineData("update delivery_report set stage = 'Returned', sent_at = database_now()")]
    [InlineData("update delivery_report set statement = 'Seen by nobody yet'")]
    [InlineData(
        "update delivery_report set stage = 'Sent', sent_at = database_now(), decided_at = database_now()"
    )]
    [InlineData(
        "update claim set quantity = 5, decision = 'Accepted', accepted_quantity = 5 where quantity is null"
    )]
    public async Task The_database_itself_lets_no_supplier_decide(string sql)
    {
        await World.DraftReportAsync(contract);

        Assert.Equal("42501", await RefusalAsync(contract.Supplier, sql));
    }

    [Theory]
    [InlineData("update claim set quantity = 1")]
    [InlineData("update claim set note = 'Ours'")]
    [InlineData("update delivery_report set statement = 'Ours', stage = 'Returned'")]
    [InlineData("update delivery_report set stage = 'Draft'")]
    [InlineData(
        "insert into delivery_report (id, authority_id, supplier_id, contract_id, quarter, stage, sent_at) select gen_random_uuid(), authority_id, supplier_id, contract_id, '2031-Q1', 'Sent', sent_at from delivery_report"
    )]
    public async Task The_database_itself_lets_no_authority_write_what_a_supplier_reports(
        string sql
    )
    {
        await World.ReportedQuarterAsync(contract);

        Assert.Equal("42501", await RefusalAsync(contract.Manager, sql));
    }

    [Fact]
    public async Task The_public_never_reads_the_statement_of_a_promise()
    {
        await World.Database.TamperAsync("update contract set published_at = database_now()");
        Assert.Equal(
            (0, 1),
            await World.AskAsync<Db, (int, int)>(async db =>
                (
                    await db.As(Actor.Public)
                        .Database.SqlQuery<int>(
                            $"select count(*)::integer as \"Value\" from commitment"
                        )
                        .SingleAsync(),
                    await db
                        .Database.SqlQuery<int>(
                            $"select count(*)::integer as \"Value\" from commitments_of({contract.Manager.AuthorityId}, {nameof(Unit.VolunteerHours)})"
                        )
                        .SingleAsync()
                )
            )
        );
    }

    [Fact]
    public async Task Nothing_reported_stays_nothing_and_zero_stays_zero()
    {
        var draft = await World.DraftReportAsync(contract);
        await World.ClaimAsync(contract.Supplier, draft.Lines[1].ClaimId, "0");

        var saved = await World.ReportAsync(contract.Supplier, draft.Id);

        Assert.Null(saved!.Lines[0].Quantity);
        Assert.Equal(0m, saved.Lines[1].Quantity);
    }

    [Fact]
    public async Task A_figure_that_cannot_be_kept_is_refused_with_what_was_typed()
    {
        var draft = await World.DraftReportAsync(contract);
        foreach (
            var typed in (string[])["tbc", "-1", "0.00000000001", "9999999999999999", "1e9999"]
        )
        {
            var refused = await World.ClaimAsync(contract.Supplier, draft.Lines[0].ClaimId, typed);

            var problem = Assert.Single(refused.Problems);
            Assert.Equal("Quantity", problem.Field);
            Assert.Contains(typed, problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sending_names_everything_that_is_missing_at_once()
    {
        var draft = await World.DraftReportAsync(contract);
        await World.ClaimAsync(contract.Supplier, draft.Lines[0].ClaimId, "12");

        var refused = await World.AskAsync<SendReport, Outcome<Done>>(act =>
            act.RunAsync(contract.Supplier, draft.Id, null, false, default)
        );

        Assert.Equal(
            "delivery.claim.no-evidence delivery.claim.no-figure delivery.report.not-declared",
            Codes(refused)
        );
    }

    [Fact]
    public async Task A_sent_report_cannot_be_changed_or_sent_again()
    {
        var sent = await World.ReportedQuarterAsync(contract);
        var claim = sent.Lines[0].ClaimId;

        Assert.Equal(
            "delivery.report.closed",
            Codes(await World.ClaimAsync(contract.Supplier, claim, "99"))
        );
        Assert.Equal(
            "delivery.report.closed",
            Codes(await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf("more")))
        );
        Assert.Equal(
            "delivery.report.closed",
            Codes(await World.SendAsync(contract.Supplier, sent.Id))
        );
        Assert.Equal(
            "delivery.report.closed",
            Codes(
                await World.AskAsync<RemoveEvidence, Outcome<Done>>(act =>
                    act.RunAsync(contract.Supplier, sent.Lines[0].Files[0].Id, default)
                )
            )
        );
    }

    [Fact]
    public async Task A_report_cannot_be_validated_while_a_claim_is_undecided()
    {
        var sent = await World.ReportedQuarterAsync(contract);
        await World.DecideAsync(contract.Manager, sent.Lines[1].ClaimId, ClaimDecision.Accepted);

        Assert.Equal(
            "delivery.report.undecided",
            Codes(await World.ValidateAsync(contract.Manager, sent.Id))
        );
    }

    [Fact]
    public async Task A_decision_that_is_not_whole_is_refused()
    {
        var sent = await World.ReportedQuarterAsync(contract);
        (ClaimDecision?, string?, string?, string)[] cases =
        [
            (null, null, null, "delivery.claim.no-decision"),
            (ClaimDecision.Adjusted, "12", "too many", "delivery.claim.adjustment-range"),
            (ClaimDecision.Adjusted, "0", "too many", "delivery.claim.adjustment-range"),
            (ClaimDecision.Adjusted, "", "too many", "delivery.claim.adjustment-range"),
            (ClaimDecision.Adjusted, "ten", "too many", "delivery.claim.not-a-number"),
            (ClaimDecision.Adjusted, "10", " ", "delivery.claim.no-reason"),
            (
                ClaimDecision.Adjusted,
                "ten",
                " ",
                "delivery.claim.not-a-number delivery.claim.no-reason"
            ),
            (ClaimDecision.Rejected, null, null, "delivery.claim.no-reason"),
        ];
        foreach (var (decision, adjusted, reason, code) in cases)
        {
            var claim = sent.Lines[0].ClaimId;
            Assert.Equal(
                code,
                Codes(await World.DecideAsync(contract.Manager, claim, decision, adjusted, reason))
            );
        }
    }

    [Theory]
    [InlineData("a figure")]
    [InlineData("a file added")]
    [InlineData("a file removed")]
    public async Task Changing_a_returned_figure_or_its_evidence_asks_for_a_new_decision(
        string change
    )
    {
        var (supplier, manager) = (contract.Supplier, contract.Manager);
        var draft = await World.DraftReportAsync(contract);
        await World.AttachAsync(supplier, draft.Lines[0].ClaimId, DeliveryStory.Pdf("register"));
        var sent = await World.ReportedQuarterAsync(contract);
        var hours = sent.Lines[0];
        _ = (await World.DecideAsync(manager, hours.ClaimId, ClaimDecision.Accepted)).Value;
        _ = (await World.DecideAsync(manager, sent.Lines[1].ClaimId, ClaimDecision.Accepted)).Value;
        _ = (await World.ReturnAsync(manager, sent.Id, "The hours do not add up.")).Value;
        Assert.True(
            change switch
            {
                "a figure" => (await World.ClaimAsync(supplier, hours.ClaimId, "10")).Succeeded,
                "a file added" => (
                    await World.AttachAsync(supplier, hours.ClaimId, DeliveryStory.Pdf("timesheet"))
                ).Succeeded,
                _ => (
                    await World.AskAsync<RemoveEvidence, Outcome<Done>>(act =>
                        act.RunAsync(supplier, hours.Files[0].Id, default)
                    )
                ).Succeeded,
            }
        );
        _ = (await World.SendAsync(supplier, sent.Id)).Value;

        var again = await World.ReportAsync(manager, sent.Id);

        Assert.Equal([null, ClaimDecision.Accepted], again!.Lines.Select(line => line.Decision));
    }

    [Fact]
    public async Task Each_party_is_written_to_when_the_report_moves()
    {
        var report = await World.ReportedQuarterAsync(contract);
        await World.ReturnAsync(contract.Manager, report.Id, "Which school was it?");

        var toManager = await SubjectsAsync(contract.Supplier);
        var toSupplier = await SubjectsAsync(contract.Manager);

        Assert.EndsWith("sent for review", Assert.Single(toManager), StringComparison.Ordinal);
        Assert.EndsWith("returned", Assert.Single(toSupplier), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authority_sees_no_draft_and_no_claim_that_is_being_mended()
    {
        var draft = await World.DraftReportAsync(contract);
        Assert.Null(await World.ReportAsync(contract.Manager, draft.Id));

        var sent = await World.ReportedQuarterAsync(contract);
        Assert.Equal(2, (await World.ReportAsync(contract.Manager, sent.Id))!.Lines.Count);

        await World.ReturnAsync(contract.Manager, sent.Id, "Mend it.");
        Assert.Empty((await World.ReportAsync(contract.Manager, sent.Id))!.Lines);
    }

    [Fact]
    public async Task Nobody_else_sees_or_touches_a_report_even_with_filters_off()
    {
        var sent = await World.ReportedQuarterAsync(contract);
        var rival = await World.SupplierAsync("Rival Repairs");
        var other = await World.PersonAsync(
            await World.AuthorityAsync("sefton"),
            Role.ContractManager
        );
        foreach (var stranger in new[] { rival, other, Actor.Public })
        {
            Assert.Null(await World.ReportAsync(stranger, sent.Id));
            Assert.Equal(
                0,
                await World.AskAsync<Db, int>(async db =>
                    await db.As(stranger).Set<Claim>().IgnoreQueryFilters().CountAsync()
                    + await db.Set<EvidenceFile>().IgnoreQueryFilters().CountAsync()
                    + await db.Set<DeliveryReport>().IgnoreQueryFilters().CountAsync()
                )
            );
        }

        Assert.Equal(
            "delivery.claim.not-found",
            Codes(await World.ClaimAsync(rival, sent.Lines[0].ClaimId, "1"))
        );
        Assert.Equal("delivery.report.not-found", Codes(await World.ValidateAsync(other, sent.Id)));
        Assert.Null(
            await World.AskAsync<EvidenceDownload, KeptFile?>(lookup =>
                lookup.RunAsync(rival, sent.Lines[0].Files[0].Id, default)
            )
        );
    }

    [Fact]
    public async Task A_reader_cannot_report_and_a_supplier_cannot_decide()
    {
        var reader = await World.ColleagueAsync(contract.Supplier, Role.SupplierReader);
        var sent = await World.ReportedQuarterAsync(contract);
        var claim = sent.Lines[0].ClaimId;

        Assert.Equal("people.actor.not-allowed", Codes(await World.ClaimAsync(reader, claim, "1")));
        Assert.Equal(
            "people.actor.not-allowed",
            Codes(await World.DecideAsync(contract.Supplier, claim, ClaimDecision.Accepted))
        );
    }

    private static string Codes<T>(Outcome<T> outcome) =>
        string.Join(' ', outcome.Problems.Select(problem => problem.Code));

    /// <summary>The state with which the database refuses.</summary>
    private async Task<string> RefusalAsync(Actor actor, string sql) =>
        (
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                World.AskAsync<Db, int>(db => db.As(actor).Database.ExecuteSqlRawAsync(sql))
            )
        ).SqlState;

    private Task<Outcome<Guid>> StartAsync(Quarter quarter) =>
        World.AskAsync<StartReport, Outcome<Guid>>(act =>
            act.RunAsync(contract.Supplier, contract.Id, quarter, default)
        );

    private Task<List<string>> SubjectsAsync(Actor writer) =>
        World.AskAsync<Db, List<string>>(db =>
            db.As(writer)
                .Set<Service.Notices.Notice>()
                .Where(notice => !notice.Subject.StartsWith("Join "))
                .Select(notice => notice.Subject)
                .ToListAsync()
        );
}
