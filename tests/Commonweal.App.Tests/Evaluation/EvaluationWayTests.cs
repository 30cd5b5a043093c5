using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Where the pages of an evaluation lead, by what names, and what they say on the way.</summary>
public sealed class EvaluationWayTests() : EvaluationCase(withSite: true)
{
    private string At => $"/procurements/{Tender.ProcurementId}";

    [Fact]
    public async Task The_opening_leads_to_the_declaration_and_no_report_is_ready_before_the_ranking()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/opening");
        Assert.Equal(
            $"{At}/interests",
            officer.Page.Link("say whether anything ties you to a bidder")
        );

        var tasks = await officer.GetAsync(At);
        Assert.Contains("Report and recommendation", tasks.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => tasks.Link("Report and recommendation"));
        await World.CheckedOffersAsync(Tender);
        await AgreedAsync();
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        tasks = await officer.GetAsync(At);
        Assert.Equal($"{At}/report", tasks.Link("Report and recommendation"));
    }

    [Fact]
    public async Task A_head_who_moderates_reads_letters_and_no_name()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        var line = (await World.BegunModerationAsync(Tender)).Lines[0].LineId;
        var head = await Site.SignInAsync(Tender.Head);
        foreach (var page in (string[])["moderation", $"moderation/{line}"])
        {
            var read = await head.GetAsync($"{At}/{page}");
            Assert.Contains("Bidder A", read.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bidder no.", read.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_statement_to_score_is_a_link_of_its_own_name()
    {
        var evaluator = await Site.SignInAsync(Tender.Evaluators[0]);
        await evaluator.GetAsync($"{At}/scoring");
        await evaluator.PressAsync("Continue", ("HasConflict", "false"));
        string[] names =
        [
            .. evaluator
                .Page.Document.QuerySelectorAll("a[href*='/scoring/']")
                .Select(link => link.TextContent.Trim()),
        ];
        Assert.Equal(4, names.Length);
        Assert.Distinct(names, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_ranking_names_the_tender_and_says_of_a_large_offer_where_its_reasons_stand()
    {
        await World.Database.TamperAsync(
            $"update bid set proportion = 'We own the whole county.' where id = '{Tender.Bids[0]}'"
        );
        foreach (
            var line in await World.AskAsync<Db, List<BidLine>>(db =>
                db.As(Tender.Officer)
                    .Set<BidLine>()
                    .Where(row => row.BidId == Tender.Bids[0])
                    .ToListAsync(Stop)
            )
        )
        {
            _ = (
                await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                    act.RunAsync(Tender.Officer, line.Id, line.Quantity, "They do own it.", Stop)
                )
            ).Value;
        }

        _ = (
            await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
                act.RunAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1], Stop)
            )
        ).Value;
        await AgreedAsync();
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;

        var page = await (await Site.SignInAsync(Tender.Head)).GetAsync($"{At}/ranking");
        Assert.Contains(
            "Grounds maintenance",
            page.Document.QuerySelector(".govuk-caption-l")!.TextContent,
            StringComparison.Ordinal
        );
        var warned = page.Document.QuerySelectorAll(".govuk-warning-text");
        Assert.Contains(
            "This bid is large beside the contract.",
            Assert.Single(warned).TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"{At}/report",
            page.Link("Read what was asked, the bidder's explanation and why it was accepted")
        );
        var report = await (await Site.SignInAsync(Tender.Head)).GetAsync($"{At}/report");
        foreach (var said in (string[])["We own the whole county.", "They do own it."])
        {
            Assert.Contains(said, report.Text, StringComparison.Ordinal);
        }
    }

    private async Task AgreedAsync()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        foreach (var line in (await World.BegunModerationAsync(Tender)).Lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, line.LineId, 4)).Value;
        }
    }
}
