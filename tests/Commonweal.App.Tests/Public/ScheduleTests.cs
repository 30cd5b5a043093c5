using System.Net;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Commonweal.Web.Shell.Printing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Public;

/// <summary>The social value schedule of a tender pack: as a page, as a Word document, as PDF.</summary>
public sealed class ScheduleTests : SiteCase
{
    private Actor officer = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        id = await World.PublishedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                Title = "<b>Parks</b> & gardens",
            }
        );
    }

    [Fact]
    public async Task The_page_says_the_method_works_an_example_and_names_each_measure()
    {
        var page = await Site.Visitor().GetAsync($"/opportunities/{id}/schedule");

        Assert.Equal("Social value schedule: <b>Parks</b> & gardens", page.Heading);
        Assert.Contains(
            "Social value counts for 10.00 of the 100 marks",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("A worked example", page.Text, StringComparison.Ordinal);
        Assert.Contains("What counts:", page.Text, StringComparison.Ordinal);
        var tables = page.Document.QuerySelectorAll("table");
        Assert.Equal(
            [
                "Scores for delivery statements",
                "What the two made-up bids offer",
                "Marks of the two made-up bids",
                "The measures of this tender",
            ],
            tables.Select(table => table.QuerySelector("caption")!.TextContent.Trim()).ToArray()
        );
        Assert.All(
            page.Document.QuerySelectorAll("th"),
            cell => Assert.NotNull(cell.GetAttribute("scope"))
        );
        // The best on both counts has all marks, whatever the figures of the day.
        Assert.Equal(
            ["Bidder A", "5.00", "4.00", "9.00", "1"],
            page.Rows.Single(row => row[0] == "Bidder A" && row[^1] == "1")
                .Where((_, at) => at is not (1 or 2))
                .ToArray()
        );
        // Each class on its own, and never their sum.
        Assert.Equal(
            ["Social value offered", "Local economic value offered"],
            tables[2]
                .QuerySelectorAll("thead th")
                .Skip(1)
                .Take(2)
                .Select(cell => cell.TextContent.Trim())
                .ToArray()
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await Site.Visitor().GetAsync($"/opportunities/{Guid.CreateVersion7()}/schedule")
            ).Status
        );
    }

    [Fact]
    public async Task Points_are_told_as_points_in_the_schedule_and_to_the_bidder()
    {
        var points = await World.PreparedProcurementAsync(
            officer,
            ["NT29"],
            method: ProcurementsStory.Method() with
            {
                Quantitative = new(QuantitativeMethod.Points, ExpectedPoints: 400m),
            }
        );
        await World.AskForAsync(officer, points, [new("NT29", "It fits.", 5m)]);
        var published = await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, points, CancellationToken.None)
        );
        Assert.True(published.Succeeded);
        var owner = await World.SupplierAsync("Bee Lane Builders");
        var bid = await World.StartedBidAsync(owner, points);
        var supplier = await Site.SignInAsync(owner);

        WebPage[] told =
        [
            await Site.Visitor().GetAsync($"/opportunities/{points}/schedule"),
            await supplier.GetAsync($"/supplier/bids/{bid}/measures/NT29"),
        ];

        Assert.All(
            told,
            page =>
            {
                Assert.Contains("earns 5 points", page.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(
                    "of the 100 of all measures",
                    page.Text,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Theory]
    [InlineData(QuantitativeMethod.None)]
    [InlineData(QuantitativeMethod.Points)]
    [InlineData(QuantitativeMethod.PerMeasure)]
    public async Task A_tender_without_pounds_shows_none_in_its_schedule(QuantitativeMethod how)
    {
        var units = await World.PreparedProcurementAsync(
            officer,
            ["NT29"],
            method: ProcurementsStory.WithCriteria(
                ProcurementsStory.Method(
                    quantitativeShare: how == QuantitativeMethod.None ? 0m : 50m
                ) with
                {
                    Quantitative = new(
                        how,
                        ExpectedPoints: how == QuantitativeMethod.Points ? 400m : null
                    ),
                }
            )
        );
        if (how != QuantitativeMethod.None)
        {
            await World.AskForAsync(officer, units, [new("NT29", "It fits.", 100m, 50m, 80m)]);
        }

        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, units, CancellationToken.None)
            )
        ).Value;

        var page = await Site.Visitor().GetAsync($"/opportunities/{units}/schedule");
        Assert.DoesNotContain("£", page.Text, StringComparison.Ordinal);
        Assert.Contains("A worked example", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Rows, row => row[0] == "Bidder A" && row[^1] == "1");
        Assert.Contains("Any supplier.", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Quality", "Cost", "Social value"],
            page.Rows.Select(row => row[0])
                .Where(name => name is "Quality" or "Cost" or "Social value")
                .ToArray()
        );
        Assert.Contains(
            "A price a tenth above the lowest gets 54.55.",
            page.Text,
            StringComparison.Ordinal
        );
        if (how != QuantitativeMethod.None)
        {
            Assert.Contains(
                page.Rows,
                row =>
                    row[0].StartsWith("NT29", StringComparison.Ordinal)
                    && row[^1] == "80"
                    && row[^2] == "50"
            );
        }
    }

    [Fact]
    public async Task An_officer_reads_the_draft_before_publication_and_nobody_else_does()
    {
        var bare = await World.DraftProcurementAsync(officer);
        var draft = await World.PreparedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);

        var early = await browser.GetAsync($"/procurements/{bare}/schedule");
        Assert.Contains("not settled yet", early.Text, StringComparison.Ordinal);
        var page = await browser.GetAsync($"/procurements/{draft}/schedule");
        Assert.StartsWith("Draft: Social value schedule", page.Heading, StringComparison.Ordinal);
        Assert.Contains("This is a draft.", page.Text, StringComparison.Ordinal);
        var file = await browser.GetAsync($"/procurements/{draft}/schedule.docx");
        using (var content = new MemoryStream(file.Bytes))
        using (var document = WordprocessingDocument.Open(content, isEditable: false))
        {
            Assert.Contains(
                "This is a draft.",
                document.MainDocumentPart!.Document.InnerText,
                StringComparison.Ordinal
            );
            Assert.StartsWith(
                "Draft:",
                document.MainDocumentPart.HeaderParts.Single().Header.InnerText,
                StringComparison.Ordinal
            );
            Assert.Empty(
                new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016)
                    .Validate(document)
                    .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")
            );
        }

        file = await browser.GetAsync($"/procurements/{draft}/schedule.pdf");
        if (File.Exists("/usr/bin/chromium"))
        {
            Assert.Equal("%PDF-", Encoding.ASCII.GetString(file.Bytes.AsSpan(0, 5)));
            Assert.Contains(
                "(Draft: Social value schedule",
                Encoding.Latin1.GetString(file.Bytes),
                StringComparison.Ordinal
            );
        }
        else
        {
            Assert.Contains("take the Word document", file.Text, StringComparison.Ordinal);
        }

        var auditor = await World.PersonAsync(officer.AuthorityId!.Value, Role.Auditor);
        var reader = await Site.SignInAsync(auditor);
        Assert.NotEqual(
            HttpStatusCode.OK,
            (await reader.GetAsync($"/procurements/{draft}/schedule")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Site.Visitor().GetAsync($"/opportunities/{draft}/schedule")).Status
        );
    }

    [Fact]
    public async Task The_document_has_real_headings_table_headings_language_and_title()
    {
        var page = await Site.Visitor().GetAsync($"/opportunities/{id}/schedule.docx");
        using var file = new MemoryStream(page.Bytes);
        using var document = WordprocessingDocument.Open(file, isEditable: false);

        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016)
                .Validate(document)
                .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")
        );
        Assert.Equal(
            "Social value schedule: <b>Parks</b> & gardens",
            document.PackageProperties.Title
        );
        Assert.Equal("en-GB", document.PackageProperties.Language);
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Single(Styled("Heading1"));
        Assert.True(Styled("Heading2").Count >= 3);
        Assert.Equal(4, Styled("Heading3").Count);
        Assert.All(
            body.Descendants<Table>(),
            table =>
                Assert.NotNull(
                    table
                        .Elements<TableRow>()
                        .First()
                        .TableRowProperties?.GetFirstChild<TableHeader>()
                )
        );

        List<Paragraph> Styled(string style) =>
            [
                .. body.Descendants<Paragraph>()
                    .Where(line => line.ParagraphProperties?.ParagraphStyleId?.Val == style),
            ];
    }

    [Fact]
    public async Task Where_it_cannot_be_printed_the_page_says_why_and_what_else_to_do()
    {
        var page = await Site.Visitor().GetAsync($"/opportunities/{id}/schedule.pdf");

        Assert.Equal($"/opportunities/{id}/schedule", page.Path);
        Assert.Contains("take the Word document", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chromium_prints_a_page_of_the_site_and_reaches_no_other()
    {
        var asked = 0;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        await using var site = builder.Build();
        site.MapGet(
            "/page",
            (HttpContext http) =>
            {
                asked++;
                return Results.Content(
                    "<!doctype html><html lang=en-GB><title>Parks</title><h1>Parks</h1><img src='http://example.org/a.png' alt=''><script>document.title='run'</script>",
                    "text/html"
                );
            }
        );
        await site.StartAsync();
        using var printer = new PagePrinter(site.Services.GetRequiredService<IServer>());

        var printed = await printer.PrintAsync("/page", Stop);

        if (File.Exists("/usr/bin/chromium"))
        {
            Assert.Equal("%PDF-", Encoding.ASCII.GetString(printed.Value.AsSpan(0, 5)));
            Assert.Equal(1, asked);
        }
        else
        {
            Assert.Equal("shell.print.no-chromium", CodeOf(printed));
        }
    }
}
