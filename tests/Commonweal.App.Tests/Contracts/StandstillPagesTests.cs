using Commonweal.App.Tests.Evaluation;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

/// <summary>The time between the award and entering into the contract, reckoned and kept.</summary>
public sealed class StandstillPagesTests() : EvaluationCase(withSite: true)
{
    private Guid contract;
    private DateOnly today;

    private string At => $"/contracts/{contract}/standstill";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.AwardedContractAsync(Tender);
        today = UkTime.Today(await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop)));
    }

    [Fact]
    public async Task A_contract_waits_for_the_working_days_that_its_notice_begins()
    {
        var rule = await World.AskAsync<ReferenceData, Standstill>(data =>
            Task.FromResult(data.Standstill!)
        );
        var last = rule.EndsOn(today)!.Value;
        var head = await Site.SignInAsync(Tender.Awarder);
        await head.GetAsync(At);
        var refused = await head.PressAsync(
            "Record the notice",
            Day("NoticeOn", today.AddDays(-1))
        );
        Assert.Equal(2, refused.Problems.Count);
        Assert.Contains(
            refused.Problems,
            problem => problem.Contains("the notice comes after them", StringComparison.Ordinal)
        );

        var page = await head.PressAsync(
            "Record the notice",
            [.. Day("NoticeOn", today), ("Notice", "2026/S 000-123456")]
        );
        Assert.Equal("The notice and the standstill period are recorded.", page.Success);
        Assert.Contains(UkTime.Day(last), page.Text, StringComparison.Ordinal);
        Assert.Equal(rule.Days(today)!.Count, page.Rows.Count);
        Assert.Equal("Working day 8", page.Rows[^1][1]);
        Assert.Contains(rule.WorkingDay.Says, page.Text, StringComparison.Ordinal);

        page = await EnterAsync(head, today);
        Assert.Contains("ends with", page.Problems.Single(), StringComparison.Ordinal);

        await ShiftAsync(last);
        head = await Site.SignInAsync(Tender.Awarder);
        await head.GetAsync(At);
        page = await EnterAsync(head, last);
        Assert.Contains("before the next day", page.Problems.Single(), StringComparison.Ordinal);
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                Tender.Awarder,
                "update award_standstill set entered_on = last_day, entered_by = app_account(), entered_at = now()"
            )
        );

        await ShiftAsync(last.AddDays(1));
        head = await Site.SignInAsync(Tender.Awarder);
        await head.GetAsync(At);
        page = await EnterAsync(head, last.AddDays(1));
        Assert.Equal("It is recorded that the contract was entered into.", page.Success);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Null((await KeptAsync()).ExceptionReason);
    }

    [Fact]
    public async Task Without_a_period_the_exception_that_holds_is_recorded_and_shown()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        var read = await officer.GetAsync(At);
        Assert.Empty(read.Document.QuerySelectorAll("main form"));
        var profile = await officer.GetAsync($"/contracts/{contract}");
        Assert.Contains(
            "No contract award notice is recorded yet",
            profile.Text,
            StringComparison.Ordinal
        );

        var head = await Site.SignInAsync(Tender.Awarder);
        await head.GetAsync(At);
        var page = await EnterAsync(head, today);
        Assert.Contains(
            "no standstill period was kept",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        page = await head.PressAsync(
            "Record that it was entered into",
            ("ExceptionReason", "Below the threshold, so section 51 does not apply.")
        );
        Assert.Contains("Below the threshold", page.Text, StringComparison.Ordinal);
        var kept = await KeptAsync();
        Assert.Equal((today, null), (kept.EnteredOn, kept.NoticeOn));
        Assert.Equal(today, kept.SummariesOn);

        page = await head.PressAsync(
            "Record the notice",
            [.. Day("NoticeOn", today), ("Notice", "2026/S 000-1")]
        );
        Assert.Equal("The notice and the standstill period are recorded.", page.Success);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        kept = await KeptAsync();
        Assert.Equal((today, today), (kept.EnteredOn, kept.NoticeOn));
        await World.AssertRefusedAsync(
            Tender.Awarder,
            "update award_standstill set notice = 'x', notice_by = app_account()"
        );
    }

    [Fact]
    public async Task A_longer_period_is_kept_and_no_report_begins_within_it()
    {
        var rule = await World.AskAsync<ReferenceData, Standstill>(data =>
            Task.FromResult(data.Standstill!)
        );
        var least = rule.EndsOn(today)!.Value;
        var head = await Site.SignInAsync(Tender.Awarder);
        await head.GetAsync(At);
        (string, string)[] notice = [.. Day("NoticeOn", today), ("Notice", "2026/S 000-2")];
        var refused = await head.PressAsync(
            "Record the notice",
            [.. notice, .. Day("LongerUntil", least.AddDays(-1))]
        );
        Assert.Contains("at least until", refused.Problems.Single(), StringComparison.Ordinal);
        _ = await head.PressAsync(
            "Record the notice",
            [.. notice, .. Day("LongerUntil", least.AddDays(7))]
        );
        Assert.Equal(least.AddDays(7), (await KeptAsync()).LastDay);

        Assert.Equal("delivery.report.standstill", await ReportAsync());
        await World.AssertRefusedAsync(
            Tender.Suppliers[0],
            "insert into delivery_report (id, authority_id, supplier_id, contract_id, quarter, stage) select gen_random_uuid(), authority_id, supplier_id, id, '2027-Q2', 'Draft' from contract"
        );

        await ShiftAsync(least.AddDays(8));
        Assert.Equal("delivery.report.quarter-not-ended", await ReportAsync());
    }

    [Fact]
    public async Task Every_bidder_reads_the_last_day_on_the_first_page_and_the_result_until_it_is_over()
    {
        var result = $"/supplier/bids/{Tender.Bids[1]}/result";
        var loser = await Site.SignInAsync(Tender.Suppliers[1]);
        var home = await loser.GetAsync("/");
        Assert.Contains("Decided: read why.", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Last day", home.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Once the notice is recorded here",
            (await loser.GetAsync(result)).Text,
            StringComparison.Ordinal
        );

        var head = await Site.SignInAsync(Tender.Awarder);
        await head.GetAsync(At);
        _ = await head.PressAsync(
            "Record the notice",
            [.. Day("NoticeOn", today), ("Notice", "2026/S 000-3")]
        );
        var last = (await KeptAsync()).LastDay!.Value;
        foreach (var (bidder, bid) in Tender.Suppliers.Zip(Tender.Bids))
        {
            var own = await Site.SignInAsync(bidder);
            Assert.Contains(
                $"Last day of the standstill period: {UkTime.Day(last)}",
                (await own.GetAsync("/")).Text,
                StringComparison.Ordinal
            );
            Assert.Contains(
                $"The last day of the standstill period is {UkTime.Day(last)}.",
                (await own.GetAsync($"/supplier/bids/{bid}/result")).Text,
                StringComparison.Ordinal
            );
        }

        Assert.Contains(
            $"ask by {UkTime.Day(last)}:",
            (await loser.GetAsync(result)).Text,
            StringComparison.Ordinal
        );
        var stranger = await Site.SignInAsync(await World.SupplierAsync("Not a bidder"));
        Assert.DoesNotContain(
            "Decided:",
            (await stranger.GetAsync("/")).Text,
            StringComparison.Ordinal
        );

        await ShiftAsync(last.AddDays(1));
        loser = await Site.SignInAsync(Tender.Suppliers[1]);
        Assert.DoesNotContain(
            "Last day",
            (await loser.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"The standstill period ended with {UkTime.Day(last)}.",
            (await loser.GetAsync(result)).Text,
            StringComparison.Ordinal
        );
    }

    private async Task<string> ReportAsync() =>
        CodeOf(
            await World.AskAsync<StartReport, Outcome<Guid>>(act =>
                act.RunAsync(
                    Tender.Suppliers[0],
                    contract,
                    Quarter.Of(new DateOnly(2027, 4, 1)),
                    Stop
                )
            )
        );

    private static Task<WebPage> EnterAsync(Browser head, DateOnly day) =>
        head.PressAsync("Record that it was entered into", Day("EnteredOn", day));

    private static (string, string)[] Day(string field, DateOnly day) =>
        [
            ($"{field}.Day", $"{day.Day}"),
            ($"{field}.Month", $"{day.Month}"),
            ($"{field}.Year", $"{day.Year}"),
        ];

    private Task ShiftAsync(DateOnly day) =>
        World.Database.ShiftClockAsync(
            new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)
                - TimeProvider.System.GetUtcNow()
        );

    private Task<AwardStandstill> KeptAsync() =>
        World.AskAsync<Db, AwardStandstill>(db =>
            db.As(Tender.Head).Set<AwardStandstill>().SingleAsync(Stop)
        );
}
