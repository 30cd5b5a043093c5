using System.Globalization;
using System.Text;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>The files that lists are downloaded as, read back as a spreadsheet reads them.</summary>
public sealed class ListFileTests : WorldCase
{
    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_file_holds_the_rows_of_one_moment_while_others_write(string format)
    {
        var authority = await World.AuthorityAsync("ours");
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        await World.Database.TamperAsync(
            $"""
            insert into account (id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, created_at)
            select gen_random_uuid(), 'Person', a, upper(a), a, upper(a), false, now()
            from generate_series(10001, 20100) n, lateral (select n || '@example.net' as a) address;
            insert into membership (id, account_id, authority_id, role, granted_at)
            select gen_random_uuid(), id, '{authority}', 'Officer', now() from account where email like '%@example.net';
            """
        );
        var part = 0;
        var rows = await DownloadAsync<PeopleOfOrganisation.Person>(
            format,
            administrator,
            row => row.Email,
            async (services, request) =>
            {
                if (part++ > 0)
                {
                    // The first row goes, so that one moves up over the border, and the last moves down past the end.
                    await World.Database.TamperAsync(
                        $"""
                        delete from membership where account_id in
                            (select id from account where email = '{10_000 + part}@example.net');
                        update account set email = 'z{part}@example.net' where email = '{20_100
                            - part}@example.net'
                        """
                    );
                }

                return await services
                    .GetRequiredService<PeopleOfOrganisation>()
                    .RunAsync(
                        administrator,
                        request with
                        {
                            Search = "@example.net",
                            Sort = "email",
                        },
                        Stop
                    );
            }
        );

        Assert.Equal(3, part);
        Assert.Equal(
            Enumerable.Range(10_001, 10_100).Select(n => $"{n}@example.net"),
            rows,
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("+44 20 7946 0000", true)]
    [InlineData("-2+3", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("\t=1+1", true)]
    [InlineData("\r=1+1", true)]
    [InlineData("\n=1+1", true)]
    [InlineData("\tindented", true)]
    [InlineData("  =1+1", true)]
    [InlineData("\u00a0=1+1", true)]
    [InlineData("\ufeff=1+1", true)]
    [InlineData("\u200b@x", true)]
    [InlineData("＝1+1", true)]
    [InlineData("Ŵyn, Llŷn a Môn", false)]
    [InlineData("two\nlines", false)]
    [InlineData("a \"quoted\" word; and, commas", false)]
    [InlineData("\"=1+1\"", false)]
    [InlineData(" blanks kept ", false)]
    [InlineData("5 = 5", false)]
    [InlineData("_x0041_ is no A", false)]
    [InlineData("💷", false)]
    public async Task Text_arrives_as_it_was_written_and_runs_nowhere(string text, bool marked)
    {
        var csv = await DownloadAsync("csv", text);
        var xlsx = await DownloadAsync("xlsx", text);

        Assert.Equal(marked ? $"'{text}" : text, csv);
        Assert.Equal(text.Replace('\r', '\n'), xlsx);
    }

    [Fact]
    public async Task The_csv_file_says_that_it_is_utf8()
    {
        var file = await FileAsync("csv", Actor.Public, Of, (_, _) => OneAsync("Ŵ"));

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("Name\r\nŴ\r\n", Encoding.UTF8.GetString(file[3..]));
    }

    protected override void Bring(IServiceCollection services) =>
        services.AddScoped<CurrentActor>();

    private async Task<string> DownloadAsync(string format, string text) =>
        Assert.Single(await DownloadAsync(format, Actor.Public, Of, (_, _) => OneAsync(text)));

    private static string Of(string row) => row;

    private static Task<ListPage<string>> OneAsync(string row) =>
        Task.FromResult(new ListPage<string>([row], 1, 1, 1));

    /// <summary>The only column of the downloaded file, without its heading.</summary>
    private async Task<IReadOnlyList<string>> DownloadAsync<TRow>(
        string format,
        Actor actor,
        Func<TRow, string> column,
        Func<IServiceProvider, ListRequest, Task<ListPage<TRow>>> lookup
    )
    {
        using var file = new MemoryStream(await FileAsync(format, actor, column, lookup));
        return format == "csv" ? CsvColumn(file) : XlsxColumn(file);
    }

    private Task<byte[]> FileAsync<TRow>(
        string format,
        Actor actor,
        Func<TRow, string> column,
        Func<IServiceProvider, ListRequest, Task<ListPage<TRow>>> lookup
    ) =>
        World.AskAsync<IServiceProvider, byte[]>(async services =>
        {
            services.GetRequiredService<CurrentActor>().Actor = actor;
            using var body = new MemoryStream();
            var http = new DefaultHttpContext { RequestServices = services };
            http.Request.QueryString = new QueryString($"?format={format}");
            http.Response.Body = body;
            var page = new Blank { PageContext = new PageContext { HttpContext = http } };

            var file = await new Listing<TRow>("list")
                .Text("Name", column)
                .AnswerAsync(page, request => lookup(services, request));
            await file.ExecuteResultAsync(page.PageContext);

            return body.ToArray();
        });

    private static List<string> CsvColumn(Stream file)
    {
        using var reader = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        reader.Read();
        List<string> read = [];
        while (reader.Read())
        {
            read.Add(reader.GetField(0)!);
        }

        return read;
    }

    private static List<string> XlsxColumn(Stream file)
    {
        using var workbook = SpreadsheetDocument.Open(file, false);
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>();
        Assert.All(cells, cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        // A spreadsheet takes _x005F_ for the line that begins a coded sign.
        return
        [
            .. cells
                .Skip(1)
                .Select(cell => cell.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal)),
        ];
    }

    private sealed class Blank : PageModel;
}
