using System.Net;
using Commonweal.App.Tests.Evaluation;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

/// <summary>From opened bids to a public contract, as people do it on the pages without script.</summary>
public sealed class AwardPagesTests() : EvaluationCase(withSite: true)
{
    private string At => $"/procurements/{Tender.ProcurementId}";

    [Fact]
    public async Task Bids_are_scored_agreed_ranked_and_awarded_on_pages()
    {
        foreach (var (evaluator, mark) in Tender.Evaluators.Zip(["3", "4"]))
        {
            await ScoreAsync(await Site.SignInAsync(evaluator), mark);
        }

        var checker = await Site.SignInAsync(Tender.Officer);
        foreach (var bid in Tender.Bids)
        {
            await checker.GetAsync($"{At}/bids/{bid}");
            var accepted = await checker.PressAsync("Accept as offered what is not checked");
            Assert.Equal("2 offers are accepted as offered.", accepted.Success);
        }

        await ModerateAsync(await Site.SignInAsync(Tender.Head));
        var head = await Site.SignInAsync(Tender.Head);
        var colleague = await head.GetAsync($"{At}/award");
        Assert.Contains("somebody else must award", colleague.Text, StringComparison.Ordinal);
        Assert.Null(colleague.Document.QuerySelector("[name='BidId']"));
        var ranking = await head.GetAsync($"{At}/ranking");
        Assert.Contains(Money.Rounding, ranking.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Award the contract (for a colleague)",
            ranking.Text,
            StringComparison.Ordinal
        );
        var awarder = await Site.SignInAsync(Tender.Awarder);
        Assert.Contains(
            "No recommendation stands on the figures as they are now",
            (await awarder.GetAsync($"{At}/award")).Text,
            StringComparison.Ordinal
        );
        await checker.GetAsync($"{At}/report");
        await checker.PressAsync(
            "Recommend this bid",
            ("BidId", $"{Tender.Bids[0]}"),
            ("Reason", "The best offer"),
            ("DepartureReason", "Its price")
        );
        await AwardAsync(awarder);
        await TakeOnAsync();

        var supplier = await Site.SignInAsync(Tender.Suppliers[0]);
        await supplier.GetAsync("/supplier/contracts");
        var contract = await supplier.FollowAsync("Grounds maintenance");
        Assert.Contains("April to June 2027", contract.Text, StringComparison.Ordinal);
        Assert.Contains("2.5 full-time years", contract.Text, StringComparison.Ordinal);
        var loser = await Site.SignInAsync(Tender.Suppliers[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await loser.GetAsync(contract.Path)).Status);
    }

    [Fact]
    public async Task An_officer_adjusts_an_offer_and_reads_why_a_larger_one_is_refused()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/bids");
        Assert.Equal(4, officer.Page.Rows.Count); // two bids, and two measures side by side
        await officer.GetAsync($"{At}/bids/{Tender.Bids[0]}");
        await officer.FollowAsync("Adjust accepted");

        var misread = await officer.PressAsync("Save", ("Quantity", "2,5"), ("Reason", "All"));
        Assert.Contains("You wrote '2,5'.", misread.Problems.Single(), StringComparison.Ordinal);
        Assert.Equal(
            "2,5",
            misread.Document.QuerySelector("[name='Quantity']")!.GetAttribute("value")
        );

        var refused = await officer.PressAsync("Save", ("Quantity", "9"), ("Reason", "Too much"));
        Assert.Equal(["The bidder offered 2.5. Accept that or less."], refused.Problems);
        var saved = await officer.PressAsync("Save", ("Quantity", "1"), ("Reason", "Half is ours"));
        Assert.StartsWith(
            "The accepted quantity is saved",
            saved.Success,
            StringComparison.Ordinal
        );
        Assert.Contains("Half is ours", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_under_another_procurement_is_nowhere_and_not_saved()
    {
        var evaluator = Tender.Evaluators[0];
        _ = (await World.DeclareAsync(evaluator, Tender.ProcurementId)).Value;
        var line = (await World.SheetAsync(evaluator, Tender.ProcurementId))!.Statements[0].LineId;
        var elsewhere = $"/procurements/{Guid.CreateVersion7()}";

        var browser = await Site.SignInAsync(evaluator);
        var form = await browser.GetAsync($"{At}/scoring/{line}");
        var score = await browser.PostAsync(
            $"{elsewhere}/scoring/{line}",
            form.Token,
            ("Mark", "3"),
            ("Reason", "Clear")
        );
        Assert.Equal(HttpStatusCode.NotFound, score.Status);
        Assert.Null((await World.SheetAsync(evaluator, Tender.ProcurementId))!.Statements[0].Mark);

        browser = await Site.SignInAsync(Tender.Officer);
        await browser.GetAsync($"{At}/bids/{Tender.Bids[0]}");
        form = await browser.FollowAsync("Adjust accepted");
        var adjusted = await browser.PostAsync(
            form.Path.Replace(At, elsewhere, StringComparison.Ordinal),
            form.Token,
            ("Quantity", "1"),
            ("Reason", "Half")
        );
        Assert.Equal(HttpStatusCode.NotFound, adjusted.Status);
        var bid = await browser.GetAsync($"{At}/bids/{Tender.Bids[0]}");
        Assert.DoesNotContain("Half", bid.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adjustment_of_many_places_is_unchanged_by_opening_and_saving_it()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/bids/{Tender.Bids[0]}");
        var form = await officer.FollowAsync("Adjust accepted");
        await officer.PressAsync("Save", ("Quantity", "1.2345678901"), ("Reason", "Measured"));

        await officer.GetAsync(form.Path);
        await officer.PressAsync("Save");

        var again = await officer.GetAsync(form.Path);
        Assert.Equal(
            "1.2345678901",
            again.Document.QuerySelector("[name='Quantity']")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task An_evaluator_reads_why_bids_are_kept_back_and_finds_no_price_or_name()
    {
        var evaluator = await Site.SignInAsync(Tender.Evaluators[0]);
        var kept = await evaluator.GetAsync($"{At}/bids");
        Assert.Contains(
            "once you have locked your scores",
            kept.Problems.Single(),
            StringComparison.Ordinal
        );

        await evaluator.GetAsync($"{At}/scoring");
        var unsaid = await evaluator.PressAsync("Continue");
        Assert.Equal(["Select whether you have an interest in any bidder."], unsaid.Problems);
        var sheet = await evaluator.PressAsync("Continue", ("HasConflict", "false"));

        Assert.Contains("Bidder A", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bidder no.", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("£", sheet.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await evaluator.GetAsync($"{At}/moderation")).Status
        );
    }

    private async Task ScoreAsync(Browser evaluator, string mark)
    {
        await evaluator.GetAsync($"{At}/scoring");
        await evaluator.PressAsync("Continue", ("HasConflict", "false"));
        await evaluator.GetAsync(
            evaluator.Page.Document.QuerySelector("a[href*='/scoring/']")!.GetAttribute("href")!
        );
        while (evaluator.Page.Path != $"{At}/scoring")
        {
            var saved = await evaluator.PressAsync(
                "Save and continue",
                ("Mark", mark),
                ("Passage", PassageOf(evaluator.Page)),
                ("Reason", "As it says")
            );
            Assert.Empty(saved.Problems);
        }

        var locked = await evaluator.PressAsync("Lock my scores");
        Assert.StartsWith("Your scores are locked", locked.Success, StringComparison.Ordinal);
    }

    private async Task ModerateAsync(Browser head)
    {
        var waiting = await head.GetAsync($"{At}/moderation");
        Assert.DoesNotContain("Scores given", waiting.Text, StringComparison.Ordinal);
        var table = await head.PressAsync("Begin to agree scores");
        Assert.Contains("0 of 4 scores agreed", table.Text, StringComparison.Ordinal);
        var first = table.Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
        await head.GetAsync(first);
        var refused = await head.PressAsync(
            "Save and continue",
            ("Mark", "5"),
            ("Passage", PassageOf(head.Page)),
            ("Reason", "Agreed")
        );
        Assert.StartsWith(
            "No evaluator gave 5.",
            refused.Problems.Single(),
            StringComparison.Ordinal
        );
        while (head.Page.Path != $"{At}/moderation")
        {
            var saved = await head.PressAsync(
                "Save and continue",
                ("Mark", "4"),
                ("Passage", PassageOf(head.Page)),
                ("Reason", "Agreed")
            );
            Assert.Empty(saved.Problems);
        }

        var ranking = await head.PressAsync("Run the scoring");
        Assert.Equal($"{At}/ranking", ranking.Path);
        Assert.Contains("It ranks 1 of 2", ranking.Text, StringComparison.Ordinal);
    }

    private static string PassageOf(WebPage page) =>
        page.Text.Contains("We hire two people", StringComparison.Ordinal)
            ? "We hire two people"
            : "We will do our best";

    private async Task AwardAsync(Browser awarder)
    {
        await awarder.GetAsync($"{At}/award");
        var refused = await awarder.PressAsync("Continue", ("Value", "a lot"), ("EndsOn.Year", ""));
        Assert.Equal(
            [
                "Select the bid the contract is awarded to.",
                "Say why the contract goes to this bidder. Use up to 8,000 characters.",
                $"Value of the whole contract, net of VAT: {Money.Unread("a lot")}",
                "The last day of the contract must include a year.",
            ],
            refused.Problems
        );
        var check = await awarder.PressAsync(
            "Continue",
            ("BidId", $"{Tender.Bids[0]}"),
            ("Reason", "The best offer\nof all"),
            ("DepartureReason", "Its price"),
            ("Value", ""),
            ("EndsOn.Year", "2029")
        );
        Assert.Contains("Check the award before you make it", check.Text, StringComparison.Ordinal);
        Assert.Contains("£480,000.00", check.Text, StringComparison.Ordinal);
        Assert.Contains("31 March 2029", check.Text, StringComparison.Ordinal);

        Assert.Contains("24 months, options included", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The price of the bid is", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bidders were told", check.Text, StringComparison.Ordinal);

        await awarder.PressAsync("Change these answers");
        check = await awarder.PressAsync("Continue", ("StartsOn.Month", "5"));
        Assert.Contains(
            "Bidders were told that the contract starts on 1 April 2027",
            check.Text,
            StringComparison.Ordinal
        );
        await awarder.PressAsync("Change these answers");
        check = await awarder.PressAsync(
            "Continue",
            ("StartsOn.Month", "4"),
            ("EndsOn.Year", "2030"),
            ("Value", "1")
        );
        Assert.Contains(
            "until 31 March 2029, and this one runs until 31 March 2030",
            check.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "worth more than the contract itself",
            check.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The price of the bid is £480,000.00, and the value entered is £1.00",
            check.Text,
            StringComparison.Ordinal
        );
        await awarder.PressAsync("Change these answers");
        check = await awarder.PressAsync("Continue", ("EndsOn.Year", "2029"), ("Value", ""));

        var changed = await awarder.PressAsync("Change these answers");
        Assert.Empty(changed.Problems);
        Assert.Equal(
            "The best offer\nof all",
            changed.Document.QuerySelector("[name='Reason']")!.TextContent.Trim()
        );
        check = await awarder.PressAsync("Continue", ("Reason", "The best offer"));
        var contract = await awarder.PressAsync("Award the contract");
        Assert.StartsWith("The contract is awarded", contract.Success, StringComparison.Ordinal);
        Assert.Contains(
            "Nobody looks after this contract yet",
            contract.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("£480,000.00", contract.Text, StringComparison.Ordinal);
        Assert.Contains("The best offer", contract.Text, StringComparison.Ordinal);
        var ranking = await awarder.GetAsync($"{At}/ranking");
        Assert.Contains("The best offer", ranking.Text, StringComparison.Ordinal);
        var again = await awarder.PostAsync(
            $"{At}/award",
            check.Token,
            ("BidId", $"{Tender.Bids[0]}")
        );
        Assert.Equal(contract.Path, again.Path);
    }

    private async Task TakeOnAsync()
    {
        var person = await World.PersonAsync(Tender.AuthorityId, Role.ContractManager);
        var manager = await Site.SignInAsync(person);
        var list = await manager.GetAsync("/contracts?only=WithoutManager");
        Assert.Contains("1 result", list.Text, StringComparison.Ordinal);
        await manager.FollowAsync("Grounds maintenance");
        await manager.FollowAsync("Change contract manager");
        var taken = await manager.PressAsync("Save", ("ManagerId", $"{person.AccountId}"));
        Assert.Contains(person.Name, taken.Text, StringComparison.Ordinal);
        await manager.FollowAsync("Publish shown to the public");
        var published = await manager.PressAsync("Make it public");
        Assert.Equal("The contract is public.", published.Success);
    }
}
