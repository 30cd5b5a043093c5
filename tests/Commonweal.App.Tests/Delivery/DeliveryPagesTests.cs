using System.Globalization;
using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

public sealed class DeliveryPagesTests : SiteCase
{
    private RunningContract contract = null!;
    private decimal hour;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
        hour = await World.UnitValueAsync("NT29", contract.First.Start);
    }

    [Fact]
    public async Task A_quarter_is_reported_returned_mended_and_validated_on_pages()
    {
        var quarter = contract.First.Words();
        var supplier = await Site.SignInAsync(contract.Supplier);
        await supplier.GetAsync($"/supplier/contracts/{contract.Id}/reports");
        var report = await supplier.PressAsync($"Start the report of {quarter}");
        Assert.Equal($"Report of {quarter}", report.Heading);

        var claim = await supplier.GetAsync(HrefOf(report, "claims/", 0));
        Assert.Contains("10 volunteer hours", claim.Text, StringComparison.Ordinal);
        claim = await supplier.PressAsync("Save and continue", ("Quantity", "lots"));
        Assert.Contains(
            "You wrote 'lots'",
            Assert.Single(claim.Problems),
            StringComparison.Ordinal
        );
        await supplier.UploadAsync(
            "Add this file",
            ("File", "a.pdf", DeliveryStory.Pdf()),
            ("Quantity", "1,012.5"),
            ("Note", "Three schools.")
        );
        var second = await supplier.PressAsync("Save and continue");
        Assert.Equal("Saved.", second.Success);
        Assert.Equal(HrefOf(report, "claims/", 1), second.Path);
        Assert.Equal(
            report.Path,
            (await supplier.PressAsync("Save and continue", ("Quantity", "0"))).Path
        );

        var send = await supplier.GetAsync($"{report.Path}/send");
        Assert.Contains(
            "0 tonnes is less than the 1 tonne due",
            send.Text,
            StringComparison.Ordinal
        );
        send = await supplier.PressAsync("Send to the contract manager");
        Assert.Equal(2, send.Problems.Count);
        Assert.Contains(
            "0 tonnes is less than the 1 tonne due",
            send.Problems[0],
            StringComparison.Ordinal
        );
        Assert.Contains("Tick the declaration", send.Problems[1], StringComparison.Ordinal);
        await supplier.GetAsync(second.Path);
        await supplier.PressAsync("Save and continue", ("Note", "The vans come in May."));
        await supplier.GetAsync($"{report.Path}/send");
        var sent = await supplier.PressAsync("Send to the contract manager", ("Declared", "true"));
        Assert.Equal("The report was sent to the council.", sent.Success);

        var manager = await Site.SignInAsync(contract.Manager);
        Assert.Single((await manager.GetAsync("/reports")).Rows);
        var review = await manager.FollowAsync("Repairs to schools");
        var stuck = await manager.PressAsync("Validate the report");
        Assert.Contains("2 claims have no decision", stuck.Problems[0], StringComparison.Ordinal);
        await manager.FollowAsync("Return it to the supplier");
        var returned = await manager.PressAsync("Return the report", ("Reason", "1,012 hours?"));
        Assert.Equal("The report was returned to the supplier.", returned.Success);

        var mend = await supplier.GetAsync(report.Path);
        Assert.Contains("1,012 hours?", mend.Text, StringComparison.Ordinal);
        await supplier.GetAsync(HrefOf(mend, "claims/", 0));
        await supplier.PressAsync("Save and continue", ("Quantity", "12.5"));
        await supplier.GetAsync($"{report.Path}/send");
        await supplier.PressAsync("Send to the contract manager", ("Declared", "true"));

        await manager.GetAsync(review.Path);
        await manager.GetAsync(HrefOf(manager.Page, "claims/", 0));
        Assert.Contains("0 of 2 claims decided", manager.Page.Text, StringComparison.Ordinal);
        var decided = await manager.PressAsync(
            "Save the decision",
            ("Decision", "Adjusted"),
            ("AcceptedQuantity", "10"),
            ("Reason", "Two and a half hours were travel.")
        );
        Assert.Contains("/claims/", decided.Path, StringComparison.Ordinal);
        Assert.EndsWith("1 of 2 claims decided.", decided.Success, StringComparison.Ordinal);
        decided = await manager.PressAsync("Save the decision", ("Decision", "Accepted"));
        Assert.EndsWith("2 of 2 claims decided.", decided.Success, StringComparison.Ordinal);
        var validated = await manager.PressAsync("Validate the report");
        Assert.StartsWith("The report is validated", validated.Success, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_now_stands_first_then_what_waits_and_the_rest_is_folded_by_year()
    {
        var manager = await Site.SignInAsync(contract.Manager);
        Task<WebPage> Quarters() => manager.GetAsync($"/contracts/{contract.Id}/reports");
        var first = contract.First.Words();
        Assert.Equal(first, (await Quarters()).Rows[0][0]);

        await World.ValidatedQuarterAsync(contract);
        await World.ReportedQuarterAsync(contract, contract.First.Next);

        var page = await Quarters();
        var tables = page.Document.QuerySelectorAll("table").Select(one => one.TextContent);
        var (due, waiting) = (tables.First(), tables.Skip(1).First());
        var second = contract.First.Next.Words();
        Assert.DoesNotContain(first, due, StringComparison.Ordinal);
        Assert.DoesNotContain(second, due, StringComparison.Ordinal);
        Assert.Contains("Due now", due, StringComparison.Ordinal);
        Assert.Contains("Sent, waiting for the council", waiting, StringComparison.Ordinal);
        Assert.Contains(second, waiting, StringComparison.Ordinal);
        var year = page
            .Document.QuerySelectorAll("details")
            .First(fold => fold.TextContent.Contains(first, StringComparison.Ordinal));
        Assert.StartsWith(
            $"{contract.First.Start.Year}: ",
            year.QuerySelector("summary")!.TextContent.Trim(),
            StringComparison.Ordinal
        );
        Assert.Contains("Validated", year.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_typed_figure_nor_a_chosen_file_is_lost_whichever_button_is_pressed()
    {
        var draft = await World.DraftReportAsync(contract);
        var supplier = await Site.SignInAsync(contract.Supplier);
        var address = $"/supplier/reports/{draft.Id}/claims/{draft.Lines[0].ClaimId}";
        string Typed(string field) =>
            supplier.Page.Document.QuerySelector($"#{field}") is { } found
                ? found.GetAttribute("value") ?? found.TextContent.Trim()
                : "";
        await supplier.GetAsync(address);

        // A refused file keeps the figure; so it does on the page and in the draft.
        var page = await supplier.UploadAsync(
            "Add this file",
            ("File", "bad.pdf", "MZ"u8.ToArray()),
            ("Quantity", "1,012.5"),
            ("Note", "Three schools.")
        );
        Assert.Contains("something else", page.Problems.Single(), StringComparison.Ordinal);
        Assert.Contains(
            "something else",
            page.Document.QuerySelector("#File-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(("1,012.5", "Three schools."), (Typed("Quantity"), Typed("Note")));
        await supplier.GetAsync(address);
        Assert.Equal(("1012.5", "Three schools."), (Typed("Quantity"), Typed("Note")));

        // A refused figure is kept as it was typed, and the file is added all the same.
        page = await supplier.UploadAsync(
            "Save and continue",
            ("File", "a.pdf", DeliveryStory.Pdf()),
            ("Quantity", "lots"),
            ("Note", "Four schools.")
        );
        Assert.Contains("You wrote 'lots'", page.Problems.Single(), StringComparison.Ordinal);
        Assert.Equal(("lots", "Four schools."), (Typed("Quantity"), Typed("Note")));
        Assert.Equal("a.pdf", page.Rows.Single()[0]);

        page = await supplier.PressAsync("Add this file", ("Quantity", "12"));
        Assert.Equal(["Choose a file first."], page.Problems);
        page = await supplier.PressAsync("Remove a.pdf", ("Quantity", "13"));
        Assert.StartsWith("The file was removed", page.Success, StringComparison.Ordinal);
        Assert.Empty(page.Rows);
        Assert.Equal("13", Typed("Quantity"));
    }

    [Fact]
    public async Task Evidence_is_always_a_download_that_can_do_nothing()
    {
        var report = await World.ReportedQuarterAsync(contract);
        var manager = await Site.SignInAsync(contract.Manager);

        var file = await manager.GetAsync($"/evidence/{report.Lines[0].Files[0].Id}");

        Assert.Equal("application/pdf", file.ContentHeaders.ContentType!.MediaType);
        Assert.Equal("attachment", file.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith(
            "sandbox",
            file.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await (await Site.SignInAsync(await World.SupplierAsync("Rival"))).GetAsync(
                    file.Path
                )
            ).Status
        );
    }

    [Fact]
    public async Task A_returned_report_leads_the_supplier_to_what_was_said_of_a_claim()
    {
        var report = await World.ReportedQuarterAsync(contract);
        var reason = "One hour was before the contract began.";
        await World.DecideAsync(
            contract.Manager,
            report.Lines[0].ClaimId,
            Domain.Delivery.ClaimDecision.Adjusted,
            "11",
            reason
        );
        await World.ReturnAsync(contract.Manager, report.Id, "See the hours.");
        var supplier = await Site.SignInAsync(contract.Supplier);

        var page = await supplier.GetAsync($"/supplier/reports/{report.Id}");
        var claim = await supplier.GetAsync(HrefOf(page, "claims/", 0));

        Assert.Contains("See the hours.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Read what was said", page.Text, StringComparison.Ordinal);
        Assert.Contains(reason, claim.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_under_another_report_is_nowhere_and_not_saved()
    {
        var draft = await World.DraftReportAsync(contract);
        var supplier = await Site.SignInAsync(contract.Supplier);
        var form = await supplier.GetAsync(
            $"/supplier/reports/{draft.Id}/claims/{draft.Lines[0].ClaimId}"
        );

        var sent = await supplier.PostAsync(
            $"/supplier/reports/{Guid.CreateVersion7()}/claims/{draft.Lines[0].ClaimId}",
            form.Token,
            ("Quantity", "7")
        );

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.Null((await World.ReportAsync(contract.Supplier, draft.Id))!.Lines[0].Quantity);
    }

    [Fact]
    public async Task The_portfolio_opens_from_a_figure_down_to_the_evidence()
    {
        await World.ValidatedQuarterAsync(contract);
        var manager = await Site.SignInAsync(contract.Manager);

        var portfolio = await manager.GetAsync("/portfolio?by=measure");
        var hours = portfolio.Rows.Single(row => row[0].Contains("NT29", StringComparison.Ordinal));
        Assert.StartsWith($"{Whole(80m)} committed", hours[1], StringComparison.Ordinal);
        Assert.StartsWith(Whole(12m), hours[3], StringComparison.Ordinal);
        Assert.StartsWith(Whole(11m), hours[4], StringComparison.Ordinal);
        Assert.EndsWith("80 volunteer hours", hours[1], StringComparison.Ordinal);
        Assert.EndsWith("volunteer hours", hours[2], StringComparison.Ordinal);
        Assert.EndsWith("11 volunteer hours", hours[4], StringComparison.Ordinal);
        Assert.Equal(new Percentage(80m * hour, 500_000m).Display(), hours[5]);
        var tonnes = portfolio.Rows.Single(row =>
            row[0].Contains("NT72", StringComparison.Ordinal)
        );
        Assert.EndsWith("No value in pounds yet", tonnes[0], StringComparison.Ordinal);
        Assert.StartsWith("8 tonnes committed", tonnes[1], StringComparison.Ordinal);
        Assert.All(tonnes.Skip(5), cell => Assert.Equal("–No value in pounds yet", cell));

        await manager.GetAsync(HrefOf(portfolio, "figure=validated", 0));
        var entries = manager.Page;
        Assert.Equal(
            "Validated entries of Hours volunteered for local community projects (NT29)",
            entries.Heading
        );
        Assert.Contains(
            $"come to 11 volunteer hours: {Money.Display(11m * hour)}",
            entries.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("11 volunteer hours", entries.Rows.Single(), StringComparer.Ordinal);
        var entry = await manager.GetAsync(HrefOf(entries, "/portfolio/entries/", 0));
        Assert.Contains("Validated", entry.Text, StringComparison.Ordinal);
        var file = await manager.GetAsync($"{HrefOf(entries, "format=csv", 0)}");
        Assert.Equal("text/csv", file.ContentHeaders.ContentType!.MediaType);
        foreach (var by in (string[])["theme", "quarter", "supplier", "contract", "nonsense"])
        {
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/portfolio?by={by}")).Status);
        }
    }

    [Fact]
    public async Task The_public_sees_published_contracts_only_and_no_unchecked_claim()
    {
        await World.ValidatedQuarterAsync(contract);
        await World.ReportedQuarterAsync(contract, contract.First.Next);
        var visitor = Site.Visitor();
        Assert.Contains(
            "published no contract",
            (await visitor.GetAsync("/results/lancashire")).Text,
            StringComparison.Ordinal
        );

        await World.Database.TamperAsync("update contract set published_at = database_now()");

        Assert.Single((await visitor.GetAsync("/results")).Rows);
        var page = await visitor.FollowAsync("lancashire council");
        Assert.Contains(Whole(11m), page.Text, StringComparison.Ordinal);
        var file = await visitor.GetAsync("/results/lancashire?format=csv");
        var text = System.Text.Encoding.UTF8.GetString(file.Bytes);
        Assert.Contains(InFile(11m), text, StringComparison.Ordinal);
        Assert.DoesNotContain(InFile(12m), text, StringComparison.Ordinal);
        var signedIn = await Site.SignInAsync(contract.Manager);
        Assert.Equal(file.Bytes, (await signedIn.GetAsync("/results/lancashire?format=csv")).Bytes);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/results/nowhere")).Status);
    }

    [Fact]
    public async Task A_published_contract_has_a_page_of_its_own_without_people_statements_or_unchecked_claims()
    {
        await World.ValidatedQuarterAsync(contract);
        await World.ReportedQuarterAsync(contract, contract.First.Next);
        _ = await World.AuthorityAsync("elsewhere");
        var manager = await Site.SignInAsync(contract.Manager);
        var own = await manager.GetAsync($"/contracts/{contract.Id}");
        var visitor = Site.Visitor();
        var at = $"/results/lancashire/{contract.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(at)).Status);

        await manager.GetAsync($"/contracts/{contract.Id}/publish");
        await manager.PressAsync("Make it public");
        var results = await visitor.GetAsync("/results/lancashire");
        var page = await visitor.GetAsync(HrefOf(results, at, 0));

        Assert.Equal((at, own.Heading), (page.Path, page.Heading));
        Assert.Contains(Whole(11m), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Whole(12m), page.Text, StringComparison.Ordinal);
        foreach (var kept in new[] { contract.Manager.Name, "Our people give days." })
        {
            Assert.DoesNotContain(kept, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/results/elsewhere/{contract.Id}")).Status
        );
    }

    private string Whole(decimal hours) => Money.DisplayWhole(hours * hour);

    private string InFile(decimal hours) =>
        Money.Pence(hours * hour).ToString("0.##", CultureInfo.InvariantCulture);

    private static string HrefOf(WebPage page, string part, int at) =>
        page
            .Document.QuerySelectorAll("main a, body a")
            .Select(link => link.GetAttribute("href") ?? "")
            .Where(href => href.Contains(part, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ElementAt(at);
}
