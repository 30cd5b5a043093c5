using Commonweal.Story;
using Commonweal.Web.Record;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What a bidder reads of what became of its bid.</summary>
public sealed class HappenedToBidTests() : EvaluationCase(withSite: true)
{
    [Fact]
    public async Task What_the_council_told_follows_what_the_bidder_did()
    {
        var pages = await ReadAsync();
        Assert.All(
            pages,
            page =>
            {
                Assert.Contains(
                    "The bid was opened with all the others.",
                    page,
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain("was awarded", page, StringComparison.Ordinal);
            }
        );

        await World.AwardedContractAsync(Tender);

        pages = await ReadAsync();
        Assert.Single(
            pages,
            page => page.Contains("awarded to your organisation", StringComparison.Ordinal)
        );
        Assert.Single(
            pages,
            page => page.Contains("awarded to another bidder", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("bids.declaration.contract", "A declaration was not made.")]
    [InlineData("bids.quantity.beyond-limit", "A quantity was missing or out of range.")]
    [InlineData("storage.something.new", "The site refused it for another reason.")]
    public void A_refusal_is_told_in_a_sentence(string code, string sentence) =>
        Assert.Equal(sentence, RefusedBid.Words([code, code]));

    private async Task<List<string>> ReadAsync()
    {
        List<string> pages = [];
        for (var bid = 0; bid < Tender.Bids.Count; bid++)
        {
            var browser = await Site.SignInAsync(Tender.Suppliers[bid]);
            pages.Add((await browser.GetAsync($"/supplier/bids/{Tender.Bids[bid]}/happened")).Text);
        }

        return pages;
    }
}
