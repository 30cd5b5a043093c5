using System.Net;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Nobody's judgement is written over unread, nobody declares on bidders they do not know, and no absurd offer slips through.</summary>
public sealed class OvertakenJudgementTests() : EvaluationCase(withSite: true)
{
    private string At => $"/procurements/{Tender.ProcurementId}";

    [Fact]
    public async Task A_score_agreed_meanwhile_is_shown_and_not_replaced_unread()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        var line = (await World.BegunModerationAsync(Tender)).Lines[0].LineId;
        var second = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);
        _ = (await World.DeclareAsync(second, Tender.ProcurementId)).Value;
        var stale = await Site.SignInAsync(second);
        await stale.GetAsync($"{At}/moderation/{line}");
        _ = (await World.ModerateAsync(Tender.Head, line, 4)).Value;

        var page = await stale.PressAsync(
            "Save and continue",
            ("Mark", "0"),
            ("Reason", "Nothing is said."),
            ("DepartureReason", "They read another bid.")
        );

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith(
            $"{Tender.Head.Name} saved this on",
            page.Problems[0],
            StringComparison.Ordinal
        );
        Assert.Contains("Saved now: 4", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is said.", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, await AgreedAsync(line));
        await stale.PressAsync("Save and continue");
        Assert.Equal(0, await AgreedAsync(line));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_offer_accepted_meanwhile_is_not_struck_unread(bool all)
    {
        var bid = Tender.Bids[0];
        var line = await FirstLineAsync(bid);
        var second = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        _ = (await World.DeclareAsync(second, Tender.ProcurementId)).Value;
        var stale = await Site.SignInAsync(second);
        await stale.GetAsync($"{At}/bids/{bid}/{line.Id}");
        if (all)
        {
            await World.CheckedOffersAsync(Tender);
        }
        else
        {
            _ = (
                await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                    act.RunAsync(Tender.Officer, line.Id, line.Quantity, "Sound.", Stop)
                )
            ).Value;
        }

        var page = await stale.PressAsync(
            "Save",
            ("Quantity", "0"),
            ("Reason", "It would happen.")
        );

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(line.Quantity, (await FirstLineAsync(bid)).AcceptedQuantity);
        await stale.PressAsync("Save");
        Assert.Equal(0m, (await FirstLineAsync(bid)).AcceptedQuantity);
    }

    [Fact]
    public async Task An_offer_large_beside_the_contract_is_accepted_with_a_reason_only_and_stands_in_the_report()
    {
        var bid = Tender.Bids[0];
        await World.Database.TamperAsync(
            $"update bid set proportion = 'We own the whole county.' where id = '{bid}'"
        );
        var officer = await Site.SignInAsync(Tender.Officer);
        var page = await officer.GetAsync($"{At}/bids/{bid}");
        Assert.DoesNotContain("Accept as offered", page.Text, StringComparison.Ordinal);
        var refused = await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
            act.RunAsync(Tender.Officer, Tender.ProcurementId, bid, Stop)
        );
        Assert.Equal("evaluation.offers.out-of-proportion", refused.Problems.Single().Code);
        var line = await FirstLineAsync(bid);
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        var barred = await Assert.ThrowsAsync<DbUpdateException>(() =>
            World.AskAsync<Db, int>(db =>
            {
                db.As(Tender.Officer)
                    .Add(
                        OfferCheck.Of(
                            Guid.CreateVersion7(),
                            line,
                            null,
                            Tender.Officer.AccountId,
                            now
                        )
                    );
                return db.SaveChangesAsync(Stop);
            })
        );
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            Assert.IsType<PostgresException>(barred.InnerException).SqlState
        );

        _ = (
            await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                act.RunAsync(Tender.Officer, line.Id, line.Quantity, "They do own it.", Stop)
            )
        ).Value;

        page = await officer.GetAsync($"{At}/report");
        Assert.Contains("large beside the contract", page.Text, StringComparison.Ordinal);
        Assert.Contains("We own the whole county.", page.Text, StringComparison.Ordinal);
        Assert.Contains("They do own it.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_scores_declares_on_bidders_named_in_order()
    {
        var page = await (await Site.SignInAsync(Tender.Evaluators[0])).GetAsync($"{At}/interests");

        Assert.Contains(
            "Bidders: Bidder no. 1 of lancashire, Bidder no. 2 of lancashire.",
            page.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_interest_that_comes_up_takes_the_scores_out_and_keeps_them()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        var browser = await Site.SignInAsync(Tender.Evaluators[0]);
        await browser.GetAsync($"{At}/interests");
        Assert.Single((await browser.PressAsync("Declare this interest")).Problems);
        await browser.PressAsync("Declare this interest", ("Detail", "My sister works there."));

        var table = await World.BegunModerationAsync(Tender);
        Assert.All(
            table.Lines,
            line =>
                Assert.DoesNotContain(
                    line.Scores,
                    score => score.Evaluator == Tender.Evaluators[0].Name
                )
        );
        Assert.Contains(
            "Does not count: interest declared on",
            (await (await Site.SignInAsync(Tender.Head)).GetAsync($"{At}/moderation")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            8,
            await World.AskAsync<Db, int>(db => db.As(Tender.Head).Set<Score>().CountAsync(Stop))
        );
    }

    [Fact]
    public async Task Scores_agreed_with_somebody_who_then_declares_are_agreed_anew_before_the_scoring()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        var lines = (await World.BegunModerationAsync(Tender)).Lines;
        await World.CheckedOffersAsync(Tender);
        foreach (var line in lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, line.LineId, 4)).Value;
        }

        _ = (
            await World.AskAsync<DeclareInterest, Outcome<Done>>(act =>
                act.RunAsync(
                    Tender.Evaluators[0],
                    Tender.ProcurementId,
                    true,
                    "My sister works there.",
                    Stop
                )
            )
        ).Value;

        var refused = await World.RunScoringAsync(Tender.Head, Tender.ProcurementId);
        Assert.Equal("evaluation.moderation.anew", refused.Problems.Single().Code);
        foreach (var line in lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, line.LineId, 4)).Value;
        }

        Assert.True((await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Succeeded);
    }

    private Task<BidLine> FirstLineAsync(Guid bid) =>
        World.AskAsync<Db, BidLine>(db =>
            db.As(Tender.Officer)
                .Set<BidLine>()
                .AsNoTracking()
                .Where(row => row.BidId == bid)
                .OrderBy(row => row.Id)
                .FirstAsync(Stop)
        );

    private Task<int?> AgreedAsync(Guid line) =>
        World.AskAsync<Db, int?>(db =>
            db.As(Tender.Head)
                .Set<ModeratedScore>()
                .Where(row => row.BidLineId == line)
                .Select(row => (int?)row.Mark)
                .SingleAsync(Stop)
        );
}
