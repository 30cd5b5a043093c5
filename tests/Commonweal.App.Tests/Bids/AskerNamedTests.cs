using Commonweal.Domain.Procurements.Questions;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>A question whose text tells who asks does not go to everybody unseen.</summary>
public sealed class AskerNamedTests() : BidsCase(withSite: true)
{
    [Theory]
    [InlineData("We at Bee Lane Builders have a van. May we use it?", "names the organisation")]
    [InlineData("How many vans does Bee Lane need?", "names the organisation")]
    [InlineData("I am Ruth of a firm near you. May we use a van?", "seems to name a person")]
    [InlineData("May we ring 01772 555 0101?", "seems to name a person")]
    public async Task The_officer_is_warned_and_nothing_that_tells_is_published_unconfirmed(
        string asked,
        string warning
    )
    {
        var id = (await World.AskQuestionAsync(Supplier, Procurement, asked)).Value;
        var browser = await Site.SignInAsync(Officer);
        var page = await browser.GetAsync($"/procurements/{Procurement}/questions/{id}");
        Assert.Contains(warning, page.Text, StringComparison.Ordinal);
        Assert.Equal("", page.Document.QuerySelector("[name=Question]")!.TextContent.Trim());

        page = await browser.PressAsync(
            "Send the reply",
            ("Answers", "true"),
            ("Question", asked),
            ("Answer", "Yes.")
        );
        Assert.StartsWith(
            "The question could tell everybody who asks.",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        page = await browser.PressAsync("Send the reply", ("TellsWho", "true"));
        Assert.StartsWith("The answer is on", page.Success, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_tells_nothing_is_filled_in_and_published_as_it_is()
    {
        const string Asked = "May a van be used?";
        var id = (await World.AskQuestionAsync(Supplier, Procurement, Asked)).Value;
        var browser = await Site.SignInAsync(Officer);
        var page = await browser.GetAsync($"/procurements/{Procurement}/questions/{id}");
        Assert.Equal(Asked, page.Document.QuerySelector("[name=Question]")!.TextContent.Trim());
        Assert.True(
            (
                await World.ReplyAsync(
                    Officer,
                    Procurement,
                    id,
                    new Reply(true, Asked, "Yes.", null)
                )
            ).Succeeded
        );
    }

    [Fact]
    public async Task Once_the_deadline_has_passed_nobody_is_told_to_ask_until_it()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var browser = await Site.SignInAsync(Supplier);
        Assert.Contains(
            "You can ask the council until the deadline.",
            (await browser.GetAsync($"/supplier/bids/{bid}")).Text,
            StringComparison.Ordinal
        );
        await World.PassDeadlineAsync(Procurement);
        var page = await browser.GetAsync($"/supplier/bids/{bid}");
        Assert.DoesNotContain("You can ask the council", page.Text, StringComparison.Ordinal);
        Assert.Contains("None is taken any more.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_supplier_reads_what_to_do_first_until_it_has_begun_a_bid()
    {
        var browser = await Site.SignInAsync(Supplier);
        Assert.Contains(
            "Try a practice bid",
            (await browser.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        Assert.DoesNotContain(
            "Try a practice bid",
            (await browser.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
    }
}
