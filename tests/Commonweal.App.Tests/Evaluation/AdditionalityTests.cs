using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Every offer is looked at, bidders are asked where it is not clear, and a look ahead shows what striking one would do.</summary>
public sealed class AdditionalityTests() : EvaluationCase(withSite: true)
{
    private string At => $"/procurements/{Tender.ProcurementId}";

    [Fact]
    public async Task The_scoring_waits_until_every_offer_was_looked_at_and_each_look_is_kept()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        foreach (var line in (await World.BegunModerationAsync(Tender)).Lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, line.LineId, 4)).Value;
        }

        Assert.Equal(
            "evaluation.offers.unchecked",
            CodeOf(await World.RunScoringAsync(Tender.Head, Tender.ProcurementId))
        );
        var struck = await LineAsync(0);
        _ = (await AdjustAsync(struck, 1m)).Value;
        _ = (await AdjustAsync(struck, 0m)).Value;
        await World.CheckedOffersAsync(Tender);

        Assert.True((await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Succeeded);
        Assert.Equal(
            "evaluation.offers.none-open",
            CodeOf(
                await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
                    act.RunAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0], Stop)
                )
            )
        );
        var looks = await World.AskAsync<Db, List<OfferCheck>>(db =>
            db.As(Tender.Head)
                .Set<OfferCheck>()
                .Where(check => check.BidLineId == struck)
                .OrderBy(check => check.CheckedAt)
                .ToListAsync(Stop)
        );
        Assert.Equal([1m, 0m], looks.Select(look => look.AcceptedQuantity));
        Assert.All(looks, look => Assert.Equal(Tender.Officer.AccountId, look.CheckedBy));
    }

    [Fact]
    public async Task The_same_question_is_not_sent_twice()
    {
        var line = await LineAsync(0);
        _ = await World.AskedBidderAsync(Tender.Officer, line);
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));

        var again = await World.AskAsync<AskBidder, Outcome<Guid>>(act =>
            act.RunAsync(
                Tender.Officer,
                line,
                " Who does it? ",
                DateOnly.FromDateTime(now.AddDays(9).Date),
                Stop
            )
        );

        Assert.Equal("evaluation.clarification.asked-already", CodeOf(again));
        await World.AssertRefusedAsync(
            Tender.Evaluators[0],
            "insert into clarification (id, authority_id, supplier_id, bid_id, bid_line_id, question, asked_by, asked_at, answer_before) select gen_random_uuid(), authority_id, supplier_id, bid_id, bid_line_id, 'x', app_account(), database_now(), answer_before from clarification"
        );
    }

    [Fact]
    public async Task A_question_is_emailed_answered_in_time_and_read_blind_beside_the_statement()
    {
        var line = await LineAsync(0);
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/bids/{Tender.Bids[0]}/{line}/question");
        var unasked = await officer.PressAsync("Send the question");
        Assert.Equal(2, unasked.Problems.Count);
        var day = DateOnly.FromDateTime((await NowAsync()).AddDays(5).Date);
        await officer.PressAsync(
            "Send the question",
            ("Question", "Who finds the two people?"),
            ("AnswerOn.Day", $"{day.Day}"),
            ("AnswerOn.Month", $"{day.Month}"),
            ("AnswerOn.Year", $"{day.Year}")
        );
        Assert.StartsWith("The question is sent.", officer.Page.Success, StringComparison.Ordinal);

        var supplier = await Site.SignInAsync(Tender.Suppliers[0]);
        await supplier.GetAsync("/supplier/bids");
        await supplier.FollowAsync("Questions to you");
        var link = supplier.Page.Document.QuerySelector("main a[href*='/clarifications/']")!;
        await supplier.GetAsync(link.GetAttribute("href")!);
        Assert.Contains("Who finds the two people?", supplier.Page.Text, StringComparison.Ordinal);
        await supplier.PressAsync("Send the answer", ("Answer", "The job centre in Preston."));
        Assert.Equal("Your answer is sent.", supplier.Page.Success);
        Assert.Equal(
            "evaluation.clarification.answered",
            CodeOf(await AnswerAsync("Another thought."))
        );

        var evaluator = Tender.Evaluators[0];
        _ = (await World.DeclareAsync(evaluator, Tender.ProcurementId)).Value;
        var reading = await Site.SignInAsync(evaluator);
        var page = await reading.GetAsync($"{At}/scoring/{line}");
        Assert.Contains("Who finds the two people?", page.Text, StringComparison.Ordinal);
        Assert.Contains("The job centre in Preston.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bidder no.", page.Text, StringComparison.Ordinal);
        await reading.PressAsync(
            "Save and continue",
            ("Mark", "4"),
            ("Passage", "the job  centre in Preston"),
            ("Reason", "They name who finds them.")
        );
        Assert.Empty(reading.Page.Problems);
    }

    [Fact]
    public async Task The_letter_goes_to_those_who_may_answer_now_and_tells_nothing_of_the_bid()
    {
        var editor = await World.ColleagueAsync(Tender.Suppliers[0], Role.SupplierEditor);
        var gone = await World.ColleagueAsync(Tender.Suppliers[0], Role.SupplierEditor);
        var reader = await World.ColleagueAsync(Tender.Suppliers[0], Role.SupplierReader);
        _ = (
            await World.AskAsync<ChangeRoles, Outcome<Done>>(act =>
                act.RunAsync(Tender.Suppliers[0], gone.AccountId, [], Stop)
            )
        ).Value;

        await World.AskedBidderAsync(Tender.Officer, await LineAsync(0));

        async Task<string[]> ToldAsync(Actor reader) =>
            await World.AskAsync<Db, string[]>(db =>
                db.As(reader)
                    .Set<Notice>()
                    .Where(letter => letter.Subject.Contains("a question about your bid"))
                    .OrderBy(letter => letter.ToEmail)
                    .Select(letter => letter.ToEmail)
                    .ToArrayAsync(Stop)
            );
        var expected = await EmailsAsync(Tender.Suppliers[0], editor);
        Assert.Equal(expected, await ToldAsync(Tender.Suppliers[0]));
        Assert.Empty(await ToldAsync(Tender.Suppliers[1]));
        Assert.Empty(await ToldAsync(Tender.Officer));
        Assert.DoesNotContain((await EmailsAsync(reader))[0], expected, StringComparer.Ordinal);

        var letter = await World.LetterToAsync(expected[0]);
        Assert.Contains("a question about your bid", letter, StringComparison.Ordinal);
        Assert.Contains("it cannot change it", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Who does it?", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("480", letter, StringComparison.Ordinal);
    }

    private async Task<string[]> EmailsAsync(params Actor[] people)
    {
        Guid[] ids = [.. people.Select(one => one.AccountId)];
        return await World.AskAsync<Db, string[]>(db =>
            db.As(people[0])
                .Set<Account>()
                .Where(account => ids.Contains(account.Id))
                .OrderBy(account => account.Email)
                .Select(account => account.Email!)
                .ToArrayAsync(Stop)
        );
    }

    [Fact]
    public async Task A_question_stands_beside_the_check_of_its_offer_and_is_known_before_a_run_without_an_answer()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        await World.CheckedOffersAsync(Tender);
        var line = await LineAsync(0);
        await World.AskedBidderAsync(Tender.Officer, line);
        foreach (var one in (await World.BegunModerationAsync(Tender)).Lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, one.LineId, 4)).Value;
        }

        var officer = await Site.SignInAsync(Tender.Officer);
        var check = await officer.GetAsync($"{At}/bids/{Tender.Bids[0]}/{line}");
        Assert.Contains("Who does it?", check.Text, StringComparison.Ordinal);
        Assert.Contains("None yet.", check.Text, StringComparison.Ordinal);

        var head = await Site.SignInAsync(Tender.Head);
        foreach (var page in new[] { "moderation", "ranking" })
        {
            var told = await head.GetAsync($"{At}/{page}");
            Assert.Contains(
                "A question to a bidder has no answer",
                told.Text,
                StringComparison.Ordinal
            );
        }

        _ = (await AnswerAsync("The job centre.")).Value;
        check = await officer.GetAsync($"{At}/bids/{Tender.Bids[0]}/{line}");
        Assert.Contains("The job centre.", check.Text, StringComparison.Ordinal);
        var known = await head.GetAsync($"{At}/ranking");
        Assert.Contains("Run the scoring", known.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has no answer", known.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_answers_late_for_another_or_by_SQL_past_the_time()
    {
        var line = await LineAsync(0);
        var today = DateOnly.FromDateTime((await NowAsync()).Date);
        _ = (
            await World.AskAsync<AskBidder, Outcome<Guid>>(act =>
                act.RunAsync(Tender.Officer, line, "How?", today.AddDays(1), Stop)
            )
        ).Value;
        var rival = await World.AskAsync<BidQuestions, BidQuestions.View?>(lookup =>
            lookup.RunAsync(Tender.Suppliers[1], Tender.Bids[0], Stop)
        );
        Assert.Null(rival);

        var shift = await NowAsync() - TimeProvider.System.GetUtcNow();
        await World.Database.ShiftClockAsync(shift + TimeSpan.FromDays(3));
        Assert.Equal("evaluation.clarification.late", CodeOf(await AnswerAsync("Too late.")));
        await World.AssertRefusedAsync(
            Tender.Suppliers[0],
            "update clarification set answer = 'x', answered_by = app_account(), answered_at = answer_before - interval '1 second'"
        );
    }

    [Fact]
    public async Task What_striking_an_offer_would_do_is_shown_and_not_saved_and_runs_are_compared()
    {
        await World.RankedAsync(Tender);
        var line = await LineAsync(1);
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/bids/{Tender.Bids[1]}/{line}");

        var looked = await officer.PressAsync("See the effect first", ("Quantity", "0"));

        Assert.Contains("Nothing is saved.", looked.Text, StringComparison.Ordinal);
        Assert.Contains("bids are measured by the highest", looked.Text, StringComparison.Ordinal);
        Assert.True((await RankingAsync()).Latest!.IsCurrent);

        await officer.PressAsync("Save", ("Quantity", "0"), ("Reason", "It is in the contract"));
        var now = await officer.GetAsync($"{At}/runs");
        Assert.Contains("to now", now.Text, StringComparison.Ordinal);
        Assert.Contains("It is in the contract", now.Text, StringComparison.Ordinal);
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        var both = await officer.GetAsync($"{At}/runs");
        Assert.Contains("Newly adjusted", both.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("to now", both.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_passage_all_assume_about_leads_to_a_question_before_a_score()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            _ = (await World.DeclareAsync(evaluator, Tender.ProcurementId)).Value;
            foreach (
                var one in (await World.SheetAsync(evaluator, Tender.ProcurementId))!.Statements
            )
            {
                _ = (
                    await World.ScoreAsync(evaluator, one.LineId, 3, one.Bidder == "Bidder A")
                ).Value;
            }

            _ = (await World.LockAsync(evaluator, Tender.ProcurementId)).Value;
        }

        var table = await World.BegunModerationAsync(Tender);

        Assert.All(
            table.Lines,
            line => Assert.Equal(line.Bidder == "Bidder A", line.RestsOnOneAssumption)
        );
        var head = await Site.SignInAsync(Tender.Head);
        await head.GetAsync(
            $"{At}/moderation/{table.Lines.First(l => l.RestsOnOneAssumption).LineId}"
        );
        Assert.Contains("ask the bidder", head.Page.Text, StringComparison.Ordinal);
        var bare = await head.PressAsync("Save and continue", ("Mark", "3"), ("Reason", "Agreed."));
        Assert.StartsWith("Copy the passage", bare.Problems.Single(), StringComparison.Ordinal);
    }

    private Task<Outcome<Done>> AdjustAsync(Guid line, decimal quantity) =>
        World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
            act.RunAsync(Tender.Officer, line, quantity, "Not additional.", Stop)
        );

    private async Task<Outcome<Done>> AnswerAsync(string answer)
    {
        var asked = await World.AskAsync<BidQuestions, BidQuestions.View?>(lookup =>
            lookup.RunAsync(Tender.Suppliers[0], Tender.Bids[0], Stop)
        );
        return await World.AskAsync<AnswerClarification, Outcome<Done>>(act =>
            act.RunAsync(Tender.Suppliers[0], asked!.Questions[0].Id, answer, Stop)
        );
    }

    private async Task<ProcurementRanking.View> RankingAsync() =>
        (
            await World.AskAsync<ProcurementRanking, Outcome<ProcurementRanking.View>>(lookup =>
                lookup.RunAsync(Tender.Officer, Tender.ProcurementId, Stop)
            )
        ).Value;

    private Task<DateTimeOffset> NowAsync() =>
        World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));

    private async Task<Guid> LineAsync(int bid) =>
        (
            await World.AskAsync<OpenedBid, Outcome<OpenedBid.View>>(lookup =>
                lookup.RunAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[bid], Stop)
            )
        )
            .Value
            .Lines[0]
            .Id;
}
