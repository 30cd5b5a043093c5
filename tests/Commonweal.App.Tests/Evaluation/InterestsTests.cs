using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Record;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Everybody declares their interests before their first act on opened bids; a tie to a bidder shuts them out.</summary>
public sealed class InterestsTests() : EvaluationCase(withSite: true)
{
    private const string Undeclared = "evaluation.interest.undeclared";
    private const string Conflict = "evaluation.bids.conflict";

    [Fact]
    public async Task Nobody_acts_on_opened_bids_before_they_declared()
    {
        var officer = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        var head = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);

        await RefusedAsync(officer, head, Undeclared);
        Assert.All(
            await RefusedBySqlAsync(officer, head),
            refusal => Assert.Equal("42501", refusal)
        );

        _ = (await World.DeclareAsync(officer, Tender.ProcurementId)).Value;
        Assert.True(
            (
                await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
                    act.RunAsync(officer, Tender.ProcurementId, Tender.Bids[0], Stop)
                )
            ).Succeeded
        );
        Assert.Equal(
            "evaluation.interest.already-declared",
            CodeOf(await World.DeclareAsync(officer, Tender.ProcurementId))
        );
    }

    [Fact]
    public async Task Whoever_declared_a_tie_neither_reads_nor_judges_in_acts_and_in_SQL()
    {
        var officer = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        var head = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);
        _ = (await World.DeclareAsync(officer, Tender.ProcurementId, true)).Value;
        _ = (await World.DeclareAsync(head, Tender.ProcurementId, true)).Value;

        await RefusedAsync(officer, head, Conflict);
        foreach (var tied in (Actor[])[officer, head])
        {
            Assert.Equal(
                Conflict,
                CodeOf(
                    await World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
                        lookup.RunAsync(tied, Tender.ProcurementId, Stop)
                    )
                )
            );
            Assert.Equal(0, await CountAsync<Bid>(tied));
            Assert.Equal(0, await CountAsync<BidLine>(tied));
        }

        Assert.Equal(2, await CountAsync<Bid>(Tender.Officer));
    }

    [Fact]
    public async Task Whoever_declared_a_tie_does_not_end_the_procurement_in_acts_or_in_SQL()
    {
        var tied = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        _ = (await World.DeclareAsync(tied, Tender.ProcurementId, true)).Value;
        Task<Outcome<Done>> CancelAsync(Actor actor) =>
            World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                act.RunAsync(actor, Tender.ProcurementId, "No longer needed.", Stop)
            );

        Assert.Equal("evaluation.cancel.conflict", CodeOf(await CancelAsync(tied)));
        await World.AssertRefusedAsync(
            tied,
            $"update procurement set stage = 'Cancelled', cancelled_at = now(), cancel_reason = 'x' where id = '{Tender.ProcurementId}'"
        );
        Assert.True((await CancelAsync(Tender.Officer)).Succeeded);
    }

    [Fact]
    public async Task The_record_is_veiled_from_whoever_declared_a_tie_and_until_the_award_from_administrators()
    {
        var tied = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);
        var administrator = await World.PersonAsync(Tender.AuthorityId, Role.Administrator);
        _ = (await World.DeclareAsync(tied, Tender.ProcurementId, true)).Value;
        await World.RankedAsync(Tender);

        string[] acts =
        [
            "Accepted offers of a bid as offered",
            "Recorded an agreed score",
            "Ran the scoring",
        ];
        foreach (
            var (reader, why) in ((Actor, string)[])
                [
                    (tied, "Not shown: you declared an interest in a bidder here"),
                    (
                        administrator,
                        "Not shown until the contract is awarded: you do not read opened bids"
                    ),
                ]
        )
        {
            var rows = await RowsAsync(reader, acts);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal((null, why), (row.Facts, row.Instead)));
        }

        Assert.All(await RowsAsync(Tender.Head, acts), row => Assert.NotNull(row.Facts));
        _ = (
            await World.AwardAsync(
                Tender.Awarder,
                Tender.ProcurementId,
                Tender.Bids[0],
                "Its price decided."
            )
        ).Value;
        Assert.All(await RowsAsync(administrator, acts), row => Assert.NotNull(row.Facts));
        Assert.All(await RowsAsync(tied, acts), row => Assert.Null(row.Facts));
    }

    [Fact]
    public async Task A_page_leads_to_the_declaration_and_back()
    {
        var officer = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        var browser = await Site.SignInAsync(officer);
        var at = $"/procurements/{Tender.ProcurementId}";
        var bid = $"{at}/bids/{Tender.Bids[0]}";

        string[] pages =
        [
            bid,
            $"{at}/bids",
            $"{at}/ranking",
            $"{at}/report",
            $"{at}/value-for-money",
            $"{at}/runs",
        ];
        WebPage page;
        foreach (var closed in pages)
        {
            page = await browser.GetAsync(closed);
            Assert.Contains("whether you have an interest", page.Text, StringComparison.Ordinal);
            Assert.Empty(page.Problems);
            Assert.DoesNotContain("480,000", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("job centre", page.Text, StringComparison.Ordinal);
        }

        page = await browser.GetAsync(bid);
        Assert.Contains("say whether you have an interest", page.Text, StringComparison.Ordinal);

        await browser.GetAsync($"{at}/interests?from={Uri.EscapeDataString(bid)}");
        page = await browser.PressAsync("Continue");
        Assert.Single(page.Problems);
        page = await browser.PressAsync("Continue", ("HasConflict", "false"));
        Assert.Equal(bid, page.Path);
        Assert.DoesNotContain(
            "say whether you have an interest",
            page.Text,
            StringComparison.Ordinal
        );
        page = await browser.PressAsync("Accept as offered what is not checked");
        Assert.Empty(page.Problems);

        var head = await Site.SignInAsync(
            await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement)
        );
        page = await head.GetAsync($"{at}/moderation");
        Assert.Contains("say whether you have an interest", page.Text, StringComparison.Ordinal);
        var auditor = await Site.SignInAsync(
            await World.PersonAsync(Tender.AuthorityId, Role.Auditor)
        );
        page = await auditor.GetAsync($"{at}/bids");
        Assert.Contains("Bidder no. 1", page.Text, StringComparison.Ordinal);

        page = await browser.GetAsync($"{at}/interests?from=https://elsewhere.example");
        Assert.Contains("no interest in any bidder", page.Text, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(Actor officer, Actor head, string code)
    {
        var (id, bid) = (Tender.ProcurementId, Tender.Bids[0]);
        var line = await World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Officer).Set<BidLine>().Select(row => row.Id).FirstAsync()
        );
        var agreed = new ModerateScore.Agreement(new Judgement(3, "The panel agreed.", "x"));
        var award = new AwardDecision(bid, "The best.", null, AwardStory.Terms);
        await IsAsync<AcceptOffers, int>(a => a.RunAsync(officer, id, bid, Stop));
        await IsAsync<AdjustOffer, Done>(a => a.RunAsync(officer, line, 1m, "Less.", Stop));
        await IsAsync<AskBidder, Guid>(a => a.RunAsync(officer, line, "Who?", null, Stop));
        await IsAsync<EnterMarks, int>(a => a.RunAsync(officer, id, [], Stop));
        await IsAsync<RecommendBid, Guid>(a => a.RunAsync(officer, id, bid, "Best.", null, Stop));
        await IsAsync<BeginModeration, Done>(a => a.RunAsync(head, id, "", Stop));
        await IsAsync<ModerateScore, Done>(a => a.RunAsync(head, line, agreed, Stop));
        await IsAsync<RunScoring, Guid>(a => a.RunAsync(head, id, Stop));
        await IsAsync<AwardContract, Guid>(a => a.RunAsync(head, id, award, Stop));
        await IsAsync<AwardToCheck, AwardToCheck.View>(a => a.RunAsync(head, id, award, Stop));

        async Task IsAsync<TAsked, T>(Func<TAsked, Task<Outcome<T>>> ask)
            where TAsked : notnull
        {
            var outcome = await World.AskAsync<TAsked, Outcome<T>>(ask);
            // Whoever sees no line is told that there is none.
            var told = string.Join(", ", outcome.Problems.Select(one => one.Code));
            Assert.Equal(code, code == Conflict && told == "evaluation.line.unknown" ? code : told);
        }
    }

    private async Task<IReadOnlyList<string?>> RefusedBySqlAsync(Actor officer, Actor head) =>
        [
            await World.RefusalAsync(
                officer,
                "insert into offer_check (id, authority_id, supplier_id, bid_line_id, accepted_quantity, checked_by, checked_at) select gen_random_uuid(), authority_id, supplier_id, id, accepted_quantity, app_account(), database_now() from bid_line"
            ),
            await World.RefusalAsync(
                officer,
                "insert into clarification (id, authority_id, supplier_id, bid_id, bid_line_id, question, asked_by, asked_at, answer_before) select gen_random_uuid(), authority_id, supplier_id, bid_id, id, 'x', app_account(), database_now(), database_now() + interval '9 days' from bid_line"
            ),
            await World.RefusalAsync(
                officer,
                "insert into criterion_mark select id, 'x', authority_id, supplier_id, 1, 'x', app_account(), database_now() from bid"
            ),
            await World.RefusalAsync(
                head,
                $"insert into scoring_run select gen_random_uuid(), authority_id, id, '{{}}', '{{}}', app_account(), database_now() from procurement where id = '{Tender.ProcurementId}'"
            ),
        ];

    private Task<int> CountAsync<T>(Actor reader)
        where T : class => World.AskAsync<Db, int>(db => db.As(reader).Set<T>().CountAsync(Stop));

    private async Task<IReadOnlyList<AuditLog.Row>> RowsAsync(Actor reader, string[] acts)
    {
        var page = await World.AskAsync<AuditLog, ListPage<AuditLog.Row>>(log =>
            log.RunAsync(reader, new ListRequest(PageSize: 200), null, Stop)
        );
        return [.. page.Rows.Where(row => acts.Contains(row.Act, StringComparer.Ordinal))];
    }
}
