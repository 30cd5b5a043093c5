using System.Net;
using Commonweal.Story;
using Commonweal.Web.Public.Guides;
using Xunit;

namespace Commonweal.App.Tests.Public.Guides;

/// <summary>The guides of the source, on the site.</summary>
public sealed class GuideTests : SiteCase
{
    [Fact]
    public async Task Whoever_comes_finds_the_guides_on_the_first_page_and_each_of_them_in_the_index()
    {
        var reader = Site.Visitor();
        await reader.GetAsync("/");
        var index = await reader.FollowAsync("Guides");

        Assert.Equal("Guides", index.Heading);
        var listed = LinksOf(index).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [.. GuideShelf.Names.Select(name => $"/guides/{name}").Order(StringComparer.Ordinal)],
            listed.Order(StringComparer.Ordinal).ToArray()
        );
    }

    [Fact]
    public async Task Every_guide_reads_as_a_page_and_every_link_in_it_leads_somewhere()
    {
        var reader = Site.Visitor();
        foreach (var name in GuideShelf.Names)
        {
            var guide = await reader.GetAsync($"/guides/{name}");

            Assert.Equal(GuideShelf.Find(name)!.Title, guide.Heading);
            Assert.DoesNotContain("**", guide.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("](", guide.Text, StringComparison.Ordinal);
            Assert.NotEmpty(guide.Document.QuerySelectorAll("main p, main li"));
            foreach (var address in LinksOf(guide).Where(address => address.StartsWith('/')))
            {
                Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).Status);
            }
        }
    }

    [Fact]
    public async Task A_guide_that_is_not_there_is_not_found()
    {
        var reader = Site.Visitor();
        foreach (var name in new[] { "nothing", "README", "..%2Fbid", "bid.md" })
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await reader.GetAsync($"/guides/{name}")).Status
            );
        }
    }

    [Fact]
    public void Markup_that_guides_do_not_use_is_refused_by_line_and_HTML_is_shown_as_words()
    {
        var fault = Assert.Throws<InvalidDataException>(() =>
            GuideText.Of("# A guide\n\nWords.\n\n![A picture](picture.png)\n")
        );
        Assert.Contains("LinkInline", fault.Message, StringComparison.Ordinal);

        using var written = new StringWriter();
        GuideText
            .Of("# A guide\n\n<script>alert(1)</script> and <b>bold</b>\n")
            .Body.WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.DoesNotContain("<script", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", written.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> LinksOf(WebPage page) =>
        page.Document.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!);
}
