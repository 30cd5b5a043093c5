using System.Globalization;
using System.Text;
using Commonweal.Domain.People;
using Commonweal.Story;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>What every list does, shown on the list of people.</summary>
public sealed class ListingTests : SiteCase
{
    private Browser browser = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("ours");
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        await World.Database.TamperAsync(
            $"""
            insert into account (id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, created_at)
            select gen_random_uuid(), case n when 60 then '=HYPERLINK("http://x","y")' else 'Person ' || to_char(n, 'FM000') end,
                   a, upper(a), a, upper(a), false, now()
            from generate_series(1, 60) n, lateral (select n || '@example.net' as a) address;
            insert into membership (id, account_id, authority_id, role, granted_at)
            select gen_random_uuid(), id, '{authority}', 'Officer', now() from account where email like '%@example.net';
            delete from invitation;
            """
        );
        browser = await Site.SignInAsync(administrator);
    }

    [Fact]
    public async Task Its_pages_together_hold_every_row_once()
    {
        List<string> seen = [];
        for (
            var page = await browser.GetAsync("/people?sort=email");
            ;
            page = await browser.GetAsync(Next(page)!)
        )
        {
            seen.AddRange(page.Rows.Select(row => row[1]));
            if (Next(page) is null)
                break;
        }

        Assert.Equal(61, seen.Count);
        Assert.Equal(61, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("(page 3 of 3)", browser.Page.Document.Title, StringComparison.Ordinal);
        Assert.Contains("Showing 51 to 61 of 61", browser.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_sorts_and_sorts_the_other_way_and_keeps_search_and_filters()
    {
        await browser.GetAsync("/people?search=Person 0&state=open&page=2");

        var page = await browser.FollowAsync("Name ↕");
        Assert.Equal("/people?state=open&search=Person%200&sort=name", page.Path);
        Assert.Equal("Person 001", page.Rows[0][0]);
        Assert.NotNull(page.Document.QuerySelector("th[aria-sort=ascending]"));

        page = await browser.FollowAsync("Name ↑");
        Assert.Equal("Person 059", page.Rows[0][0]);
        Assert.NotNull(page.Document.QuerySelector("th[aria-sort=descending]"));
    }

    [Theory]
    [InlineData("page=99")]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=99999999999999")]
    [InlineData("page=two")]
    [InlineData("sort=nothing")]
    [InlineData("sort=-")]
    [InlineData("format=exe")]
    public async Task An_address_that_makes_no_sense_shows_the_first_page(string query)
    {
        var page = await browser.GetAsync($"/people?{query}");

        Assert.Contains("Showing 1 to 25 of 61", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%25", 0)]
    [InlineData("_", 0)]
    [InlineData("person 00_", 0)]
    [InlineData("%00Person 007%0A", 1)]
    [InlineData("\\", 0)]
    [InlineData("';--", 0)]
    public async Task Search_takes_signs_literally(string search, int found)
    {
        var page = await browser.GetAsync($"/people?search={search}");

        Assert.Equal(found, page.Rows.Count);
        if (found == 0)
            Assert.Contains("Nothing matches.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_csv_file_holds_all_matching_rows_and_no_formula()
    {
        var file = await browser.GetAsync("/people?search=example.net&sort=email&format=csv");
        var lines = Encoding.UTF8.GetString(file.Bytes).TrimStart('\ufeff').Trim().Split("\r\n");

        Assert.Equal("Name,Email address,Roles,Two-step sign-in", lines[0]);
        Assert.Equal(61, lines.Length);
        Assert.Contains(
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",60@example.net,Procurement officer,Off",
            lines,
            StringComparer.Ordinal
        );
        Assert.Matches(
            @"^people-\d{4}-\d\d-\d\d\.csv$",
            file.ContentHeaders.ContentDisposition!.FileName
        );
    }

    [Fact]
    public async Task The_workbook_holds_the_same_rows_as_text()
    {
        var file = await browser.GetAsync("/people?search=example.net&format=xlsx");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file.Bytes), false);
        var cells = workbook
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet.Descendants<Cell>()
            .ToArray();

        Assert.Equal(61 * 4, cells.Length);
        Assert.DoesNotContain(cells, cell => cell.CellFormula is not null);
        Assert.Contains(cells, cell => cell.InnerText == "=HYPERLINK(\"http://x\",\"y\")");
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator()
                .Validate(workbook)
                .Select(error =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{error.Path?.XPath} {error.Description}"
                    )
                )
        );
    }

    private static string? Next(WebPage page) =>
        page.Document.QuerySelector(".govuk-pagination__next a")?.GetAttribute("href");
}
