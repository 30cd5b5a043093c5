using System.Net;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>The pages as people walk them, without script.</summary>
public sealed class BidPagesTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task A_supplier_goes_from_the_opportunity_to_a_receipt()
    {
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/opportunities/{Procurement}/bid");
        var tasks = await browser.PressAsync("Start the bid");
        Assert.Contains("Not offered", tasks.Text, StringComparison.Ordinal);
        Assert.Contains(
            "the day this procurement was published",
            tasks.Text,
            StringComparison.Ordinal
        );

        var asked = await browser.FollowAsync("Your price");
        Assert.Matches(
            "Bid to .+: .+",
            asked.Document.QuerySelector(".govuk-caption-l")?.TextContent ?? ""
        );
        Assert.Contains(" - Bid to ", asked.Document.Title, StringComparison.Ordinal);
        await browser.PressAsync("Save and continue", ("Price", "£480,000.50"));
        await browser.FollowAsync("Local people employed on the contract");
        var valued = await browser.PressAsync(
            "Save and show the value",
            ("Quantities[0]", "1"),
            ("Quantities[1]", "1.5"),
            ("Statement", "Through the job centre.\r\nFrom April.")
        );
        Assert.Contains("2.5 full-time years over", valued.Text, StringComparison.Ordinal);
        Assert.Contains("wage x hours a week", valued.Text, StringComparison.Ordinal);

        await browser.PressAsync("Save and continue");
        var check = await browser.FollowAsync("Check your answers");
        Assert.Contains("£480,000.50", check.Text, StringComparison.Ordinal);
        Assert.Contains(
            "does not lower the score of your statements",
            check.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("this measure gets no marks", check.Text, StringComparison.Ordinal);
        await browser.FollowAsync("Continue to submit");
        var receipt = await browser.PressAsync(
            Submitting,
            ("BecauseOfContract", "true"),
            ("CountedOnce", "true"),
            ("MayCommit", "true")
        );

        Assert.Equal("Bid submitted", receipt.Heading);
        Assert.Matches("receipt number ?[A-Z2-9]{4}-[A-Z2-9]{4}", receipt.Text);
        Assert.Contains(
            "Submitted",
            (await browser.GetAsync("/supplier/bids")).Rows.Single()[3],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_typed_wrong_is_said_beside_the_field_and_stays()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");

        var page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "two"),
            ("Quantities[1]", "1")
        );
        Assert.StartsWith(
            "Year 1: You wrote 'two'.",
            page.Problems.Single(),
            StringComparison.Ordinal
        );

        page = await browser.PressAsync("Save and continue", ("Quantities[0]", "12,5"));
        Assert.StartsWith(
            "Year 1: You wrote '12,5'.",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "1",
            page.Document.QuerySelector("[name='Quantities[1]']")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_one_field_is_wrong()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");

        var page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "two"),
            ("Quantities[1]", "1,5x"),
            ("Attribution", "half"),
            ("AttributionReason", "The college shares it."),
            ("Statement", "First line.\nSecond line.")
        );
        Assert.Equal(3, page.Problems.Count);
        Assert.Equal("two", Typed(page, "Quantities[0]"));
        Assert.Equal("1,5x", Typed(page, "Quantities[1]"));
        Assert.Equal("half", Typed(page, "Attribution"));
        Assert.Equal("The college shares it.", Typed(page, "AttributionReason"));
        Assert.Equal("First line.\nSecond line.", Typed(page, "Statement"));
        Assert.Contains(
            "You wrote 'two'",
            BesideOf(page, "Quantities_0_"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "You wrote '1,5x'",
            BesideOf(page, "Quantities_1_"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "You wrote 'half'",
            BesideOf(page, "Attribution"),
            StringComparison.Ordinal
        );

        var long_ = new string('x', 3_001);
        page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "1"),
            ("Quantities[1]", "1"),
            ("Attribution", "150"),
            ("Statement", long_)
        );
        Assert.Contains(
            "Your share is 150",
            BesideOf(page, "Attribution"),
            StringComparison.Ordinal
        );
        Assert.Contains("Shorten it", BesideOf(page, "Statement"), StringComparison.Ordinal);
        Assert.Equal(("150", long_), (Typed(page, "Attribution"), Typed(page, "Statement")));

        await browser.GetAsync($"/supplier/bids/{bid}/price");
        page = await browser.PressAsync("Save and continue", ("Price", "12 or so"));
        Assert.Contains("You wrote '12 or so'", BesideOf(page, "Price"), StringComparison.Ordinal);
        Assert.Equal("12 or so", Typed(page, "Price"));
        page = await browser.PressAsync("Save and continue", ("Price", "10.005"));
        Assert.Contains("The price is 10.0", BesideOf(page, "Price"), StringComparison.Ordinal);
        Assert.Equal("10.005", Typed(page, "Price"));
    }

    [Fact]
    public async Task A_supplier_reads_what_it_submitted_after_the_deadline_and_a_rival_does_not()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var version = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        var receipt = (await World.SubmitAsync(Supplier, bid, version)).Value;
        await World.SavedAsync(Supplier, bid, version, Offer with { Price = 460_000m });
        var browser = await Site.SignInAsync(
            await World.ColleagueAsync(Supplier, Role.SupplierReader)
        );
        await World.OpenedAsync(Officer, Second, Procurement);

        await browser.GetAsync("/supplier/bids");
        await browser.FollowAsync($"Receipt {receipt}");
        var page = await browser.FollowAsync("See and print your answers as submitted");

        Assert.Equal($"/supplier/bids/{bid}/submitted", page.Path);
        Assert.Contains("£470,000.00", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("460,000", page.Text, StringComparison.Ordinal);
        Assert.Contains("through the job centre", page.Text, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", page.Text);
        Assert.Equal(
            [("2", receipt, "This one counts"), ("1", page.Rows[1][1], "Replaced")],
            page.Rows.Select(row => (row[0], row[1], row[3]))
        );

        var rival = await Site.SignInAsync(Rival);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await rival.GetAsync($"/supplier/bids/{bid}/submitted")).Status
        );
        var officer = await Site.SignInAsync(Officer);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await officer.GetAsync($"/supplier/bids/{bid}/submitted")).Status
        );
    }

    private static string? Typed(WebPage page, string name) =>
        page.Document.QuerySelector($"[name='{name}']") switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            { } field => field.GetAttribute("value"),
            null => null,
        };

    private static string BesideOf(WebPage page, string id) =>
        page.Document.QuerySelector($"#{id}-error")?.TextContent ?? "nothing";

    [Fact]
    public async Task A_colleagues_save_is_shown_beside_what_one_wrote_oneself()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var mine = await Site.SignInAsync(Supplier);
        var theirs = await Site.SignInAsync(
            await World.ColleagueAsync(Supplier, Role.SupplierEditor)
        );
        await mine.GetAsync($"/supplier/bids/{bid}/measures/NT29");
        await theirs.GetAsync($"/supplier/bids/{bid}/measures/NT29");

        await theirs.PressAsync("Save and continue", ("Statement", "The colleague's words"));
        var page = await mine.PressAsync("Save and continue", ("Statement", "My own words"));

        Assert.StartsWith(
            "You or a colleague saved",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("The colleague's words", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            "My own words",
            page.Document.QuerySelector("textarea[name=Statement]")!.TextContent.Trim()
        );

        var saved = await mine.PressAsync("Save and continue");
        Assert.Empty(saved.Problems);
    }

    [Fact]
    public async Task The_value_is_worked_out_without_saving()
    {
        var browser = await Site.SignInAsync(Supplier);
        var address =
            $"/supplier/bids/{await World.StartedBidAsync(Supplier, Procurement)}/measures/NT29";
        var token = (await browser.GetAsync(address)).Token;

        var part = await browser.PostAsync(
            $"{address}?handler=Value",
            token,
            ("Quantities[0]", "10"),
            ("Quantities[1]", "")
        );

        Assert.Contains(
            "10 volunteer hours over the contract",
            part.Text,
            StringComparison.Ordinal
        );
        var page = await browser.GetAsync(address);
        Assert.Contains("Enter a quantity to see its value", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_being_typed_is_kept_over_the_version_it_came_from_and_no_other()
    {
        var browser = await Site.SignInAsync(Supplier);
        var address =
            $"/supplier/bids/{await World.StartedBidAsync(Supplier, Procurement)}/measures/NT29";
        var token = (await browser.GetAsync(address)).Token;
        Task<WebPage> KeepAsync(string version, string quantity, string statement = "") =>
            browser.PostAsync(
                $"{address}?handler=Keep",
                token,
                ("Version", version),
                ("Quantities[0]", quantity),
                ("Quantities[1]", ""),
                ("Statement", statement)
            );

        Assert.Equal("2", System.Text.Encoding.UTF8.GetString((await KeepAsync("1", "7")).Bytes));
        Assert.Equal(HttpStatusCode.Conflict, (await KeepAsync("1", "8")).Status);
        var partly = System.Text.Encoding.UTF8.GetString(
            (await KeepAsync("2", "x", "Kept beside it.")).Bytes
        );
        Assert.StartsWith("3\nQuantities_0_\t", partly, StringComparison.Ordinal);
        Assert.Contains("You wrote 'x'.", partly, StringComparison.Ordinal);
        // What says nothing new is no new version.
        Assert.StartsWith(
            "3",
            System.Text.Encoding.UTF8.GetString(
                (await KeepAsync("3", "7", "Kept beside it.")).Bytes
            ),
            StringComparison.Ordinal
        );
        var page = await browser.GetAsync(address);
        Assert.Equal(
            "7",
            page.Document.QuerySelector("[name='Quantities[0]']")!.GetAttribute("value")
        );
        Assert.Equal("Kept beside it.", Typed(page, "Statement"));
    }
}
