using System.Globalization;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Setting a bid aside by SQL of one's own, and on the pages.</summary>
public sealed class SetAsideBySqlTests : SetAsideCase
{
    [Fact]
    public async Task The_database_asks_for_two_people_and_judges_and_awards_nothing_that_is_set_aside()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        await World.AssertRefusedAsync(Tender.Evaluators[0], Propose(0));
        await World.AssertRefusedAsync(Tender.Suppliers[0], Propose(0));
        var undeclared = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        await World.AssertRefusedAsync(undeclared, Propose(0));
        await World.AssertRefusedAsync(Tender.Officer, Propose(0, confirmed: true));
        Assert.Null(await World.RefusalAsync(Tender.Officer, Propose(0)));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(Tender.Officer, Confirm())
        );
        await World.AssertRefusedAsync(undeclared, Confirm());
        Assert.Null(await World.RefusalAsync(Tender.Head, Confirm()));

        var run = await LastRunAsync();
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"insert into recommendation (id, authority_id, procurement_id, bid_id, scoring_run_id, reason, recommended_by, recommended_at) select gen_random_uuid(), authority_id, procurement_id, id, '{run}', 'x', app_account(), database_now() from bid where id = '{Tender.Bids[1]}'"
        );
        // Past the rules, a recommendation on the run that counted it: the award is refused all the same.
        await World.Database.TamperPastTriggersAsync(
            $"insert into recommendation (id, authority_id, procurement_id, bid_id, scoring_run_id, reason, recommended_by, recommended_at) select gen_random_uuid(), authority_id, procurement_id, id, '{run}', 'x', gen_random_uuid(), database_now() from bid where id = '{Tender.Bids[1]}'"
        );
        const string Award =
            "insert into award select b.procurement_id, b.authority_id, b.supplier_id, b.id, r.scoring_run_id, r.id, 'x', null, app_account(), database_now() from bid b join recommendation r on r.bid_id = b.id";
        await World.AssertRefusedAsync(Tender.Awarder, Award);
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"insert into offer_check (id, authority_id, supplier_id, bid_line_id, accepted_quantity, checked_by, checked_at) select gen_random_uuid(), authority_id, supplier_id, id, accepted_quantity, app_account(), database_now() from bid_line where bid_id = '{Tender.Bids[0]}'"
        );
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"update criterion_mark set marks = 1, entered_by = app_account() where bid_id = '{Tender.Bids[0]}'"
        );
        await World.Database.TamperPastTriggersAsync(
            "update set_aside_decision set is_confirmed = null, decided_by = null, decided_by_name = null, decided_at = null"
        );
        await World.AssertRefusedAsync(Tender.Awarder, Award); // while a proposal waits
        await World.Database.TamperAsync("delete from set_aside_decision");
        Assert.Null(await World.RefusalAsync(Tender.Awarder, Award));
    }

    [Fact]
    public async Task The_database_asks_on_what_day_the_supplier_was_told_and_what_where_the_law_does()
    {
        foreach (
            var ground in await World.AskAsync<ReferenceData, IReadOnlyList<SetAsideGround>>(data =>
                Task.FromResult(data.Grounds)
            )
        )
        {
            Assert.Equal(
                [ground.First is null ? "false" : "true"],
                await World.RowsAsync(
                    Tender.Officer,
                    $"select asks_to_tell_first('{ground.Code}')::text as \"Value\""
                )
            );
        }

        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(Tender.Officer, Propose(0, ground: Low))
        );
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                Tender.Officer,
                Propose(0, told: "database_now()::date, 'Told them.'")
            )
        );
        foreach (var days in (int[])[-300, 2])
        {
            await World.AssertRefusedAsync(
                Tender.Officer,
                Propose(0, ground: Low, told: $"database_now()::date + {days}, 'Told them.'")
            );
        }

        Assert.Null(
            await World.RefusalAsync(
                Tender.Officer,
                Propose(
                    0,
                    ground: Low,
                    told: "(database_now() at time zone 'Europe/London')::date, 'Told them.'"
                )
            )
        );
    }

    [Fact]
    public async Task The_database_names_bids_by_the_letters_that_runs_do()
    {
        var opened = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var bids = Enumerable
            .Range(1, 800)
            .Select(n => ((DateTimeOffset?)opened, Id: new Guid(n, 0, 0, new byte[8])))
            .ToArray();
        var letters = Domain.Evaluation.Tender.Bidders(bids);
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select string_agg(bidder_letter(n), ',' order by n) from generate_series(1, 800) n",
            connection
        );
        Assert.Equal(
            string.Join(',', bids.Select(bid => letters[bid.Id])),
            (string)(await command.ExecuteScalarAsync())!
        );
    }

    [Fact]
    public async Task The_page_shows_the_effect_before_it_is_confirmed_and_the_report_and_the_bidder_read_it()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        var page = $"{At}/bids/{Tender.Bids[0]}/set-aside";
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync(page);
        Assert.Contains(
            "Social value before and after",
            officer.Page.Text,
            StringComparison.Ordinal
        );
        await officer.PressAsync("Propose", ("Reason", "No signed form."));
        Assert.Contains("Select the ground", officer.Page.Problems[0], StringComparison.Ordinal);
        await officer.PressAsync("Propose", ("Ground", Procedure), ("Reason", "No signed form."));
        Assert.Contains("Your proposal waits.", officer.Page.Text, StringComparison.Ordinal);
        foreach (var list in (string[])["bids", "ranking", "moderation"])
        {
            var reader = await Site.SignInAsync(Tender.Head);
            await reader.GetAsync($"{At}/{list}");
            Assert.Contains("proposed to be set aside", reader.Page.Text, StringComparison.Ordinal);
        }

        var head = await Site.SignInAsync(Tender.Head);
        await head.GetAsync(page);
        Assert.Contains(
            "All criteria, of 100, before and after",
            head.Page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "It takes no part in the second: it is set aside.",
            head.Page.Text,
            StringComparison.Ordinal
        );
        await head.PressAsync("Decide", ("Confirms", "true"));
        Assert.Contains(
            "Confirmed. The bidder is told",
            head.Page.Success,
            StringComparison.Ordinal
        );

        await head.GetAsync($"{At}/report");
        Assert.Contains(
            "Breach of a procedural requirement (Procurement Act 2023, section 19(3)(d))",
            head.Page.Text,
            StringComparison.Ordinal
        );
        await head.GetAsync($"{At}/value-for-money");
        Assert.Contains("One bid is judged", head.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody else", head.Page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Set aside, so not in this table",
            head.Page.Text,
            StringComparison.Ordinal
        );
        await head.GetAsync($"{At}/bids");
        Assert.Contains(", set aside", head.Page.Text, StringComparison.Ordinal);
        var bidder = await Site.SignInAsync(Tender.Suppliers[0]);
        await bidder.GetAsync($"/supplier/bids/{Tender.Bids[0]}/result");
        Assert.Contains("Your bid was set aside", bidder.Page.Text, StringComparison.Ordinal);
        Assert.Contains("No signed form.", bidder.Page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "write to Procurement team, buying@council.example at once",
            bidder.Page.Text,
            StringComparison.Ordinal
        );
    }

    private Task<Guid> LastRunAsync() =>
        World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Head)
                .Set<ScoringRun>()
                .OrderByDescending(run => run.RunAt)
                .Select(run => run.Id)
                .FirstAsync(Stop)
        );

    private string Propose(
        int bid,
        bool confirmed = false,
        string ground = Procedure,
        string told = "null, null"
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"insert into set_aside_decision (id, authority_id, supplier_id, procurement_id, bid_id, sets_aside, ground, reason, proposed_by, proposed_by_name, proposed_at, told_on, told{(confirmed ? ", is_confirmed, decided_by, decided_by_name, decided_at" : "")}) select gen_random_uuid(), authority_id, supplier_id, procurement_id, id, true, '{ground}', 'x', app_account(), (select name from account where id = app_account()), database_now(), {told}{(confirmed ? $", true, '{Tender.Head.AccountId}', 'x', database_now()" : "")} from bid where id = '{Tender.Bids[bid]}'"
        );

    private static string Confirm() =>
        "update set_aside_decision set is_confirmed = true, decided_by = app_account(), decided_by_name = (select name from account where id = app_account()), decided_at = database_now()";
}
