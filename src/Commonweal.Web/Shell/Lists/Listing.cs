using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell.Lists;

/// <summary>What <c>&lt;cw-list&gt;</c> needs to draw a list of any kind of row.</summary>
public abstract class Listing
{
    public ListAddress Address { get; protected set; } = null!;
    public int Total { get; protected set; }
    public int Page { get; protected set; } = 1;
    public int Pages { get; protected set; } = 1;
    public int First { get; protected set; }

    internal abstract IEnumerable<Cell> Headings { get; }
    internal abstract IReadOnlyList<IReadOnlyList<Cell>> Cells { get; }
}

/// <summary>
/// A list whose search, order and page are in its address, and whose whole content downloads as CSV or XLSX.
/// The lookup does the searching, sorting and paging (<see cref="Paging"/>); columns are declared once, here.
/// </summary>
/// <example><code>
/// public sealed class ContractsModel(ContractRegister register, CurrentActor current) : PageModel
/// {
///     public Listing&lt;ContractRegister.Row> List { get; } = new Listing&lt;ContractRegister.Row>("contracts")
///         .Text("Contract", row => row.Title, sort: "title", link: row => $"/contracts/{row.Id}")
///         .Money("Contract value", row => row.Value, sort: "value")
///         .Date("Ends", row => row.EndsOn, sort: "ends");
///
///     public Task&lt;IActionResult> OnGetAsync(CancellationToken stop) =>
///         List.AnswerAsync(this, request => register.RunAsync(current.Actor, request, stop));
/// }
/// </code>
/// <c>&lt;cw-list list="Model.List" caption="Contracts" search="Contract or supplier" empty="No contracts yet. Award one first." /></c>
/// </example>
/// <param name="name">The downloaded file's name, before date and ending: lower case, words joined by hyphens.</param>
public sealed class Listing<TRow>(string name) : Listing
{
    private const string NotReported = "Not reported";

    private readonly List<Column<TRow>> columns = [];
    private IReadOnlyList<TRow> rows = [];

    private IEnumerable<Column<TRow>> Shown => columns.Where(column => !column.InFileOnly);

    internal override IEnumerable<Cell> Headings =>
        Shown.Select(column => new Cell
        {
            Format = column.Numeric ? "numeric" : null,
            Html = column.Sort is { } key ? SortLink(column.Heading, key) : null,
            Text = column.Heading,
            Attributes =
                column.Sort is { } sort && sort == Address.Sort
                    ? new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["aria-sort"] = Address.Descending ? "descending" : "ascending",
                    }
                    : Part.NoAttributes,
        });

    internal override IReadOnlyList<IReadOnlyList<Cell>> Cells =>
        [
            .. rows.Select(row =>
                (IReadOnlyList<Cell>)[.. Shown.Select(column => Show(column, row))]
            ),
        ];

    /// <summary>Words, linked where <paramref name="link"/> says.</summary>
    public Listing<TRow> Text(
        string heading,
        Func<TRow, string?> value,
        string? sort = null,
        Func<TRow, string?>? link = null
    ) =>
        Add(
            new(heading, value)
            {
                Show = value,
                Sort = sort,
                Link = link,
            }
        );

    /// <summary>A state in words, in a coloured tag (<c>green</c>, <c>red</c> …; null for the usual blue).</summary>
    public Listing<TRow> Tag(
        string heading,
        Func<TRow, string> value,
        Func<TRow, string?> colour,
        string? sort = null
    ) =>
        Add(
            new(heading, value)
            {
                Show = value,
                Sort = sort,
                Colour = row => colour(row) ?? "blue",
            }
        );

    /// <summary>Pounds; null shows as not reported, or as <paramref name="none"/> says.</summary>
    public Listing<TRow> Money(
        string heading,
        Func<TRow, decimal?> value,
        string? sort = null,
        string none = NotReported
    ) =>
        Add(Number(heading, value, (_, pounds) => Domain.Common.Money.Display(pounds), sort, none));

    /// <summary>Pounds that one unit is worth; null shows as <paramref name="none"/> says.</summary>
    public Listing<TRow> Rate(
        string heading,
        Func<TRow, decimal?> value,
        string none,
        string? sort = null
    ) =>
        Add(
            Number(
                heading,
                value,
                (_, pounds) => Domain.Common.Money.DisplayRate(pounds),
                sort,
                none
            )
        );

    /// <summary>An amount of the unit named in the heading, or of the row's own, which a file needs a column for.</summary>
    public Listing<TRow> Quantity(
        string heading,
        Func<TRow, decimal?> value,
        string? sort = null,
        Func<TRow, string>? unit = null
    ) =>
        Add(
            Number(
                heading,
                value,
                (row, number) =>
                    unit is null
                        ? Domain.Common.Quantity.Display(number)
                        : UnitWords.Amount(number, unit(row)),
                sort
            )
        );

    /// <summary>Leaves the last column to files, which have room for it.</summary>
    public Listing<TRow> InFileOnly()
    {
        columns[^1] = columns[^1] with { InFileOnly = true };
        return this;
    }

    /// <summary>A percentage, as the number before the sign: 12.5 is 12.5%.</summary>
    public Listing<TRow> Percent(
        string heading,
        Func<TRow, decimal?> value,
        string? sort = null,
        string none = NotReported
    ) =>
        Add(
            Number(
                heading,
                value,
                (_, number) => $"{Domain.Common.Quantity.Display(number)}%",
                sort,
                none
            )
        );

    /// <summary>How many.</summary>
    public Listing<TRow> Count(string heading, Func<TRow, int?> value, string? sort = null) =>
        Add(
            Number(
                heading,
                row => value(row),
                (_, number) => Domain.Common.Quantity.Display(number),
                sort
            )
        );

    /// <summary>A day, like 5 March 2026.</summary>
    public Listing<TRow> Date(string heading, Func<TRow, DateOnly?> value, string? sort = null) =>
        Add(new(heading, row => value(row)) { Show = row => UkTime.Day(value(row)), Sort = sort });

    /// <summary>A moment, in UK time.</summary>
    public Listing<TRow> Time(
        string heading,
        Func<TRow, DateTimeOffset?> value,
        string? sort = null
    ) =>
        Add(
            new(heading, row => value(row)) { Show = row => UkTime.Moment(value(row)), Sort = sort }
        );

    /// <summary>Answers the page, or the file its address asks for.</summary>
    public async Task<IActionResult> AnswerAsync(
        PageModel page,
        Func<ListRequest, Task<ListPage<TRow>>> lookup
    )
    {
        Address = new ListAddress(page.Request);
        var request = Address.ToRequest();
        if (Address.Format is "csv" or "xlsx")
            return new ListFile<TRow>(name, Address.Format, columns, request, lookup);
        var found = await lookup(request);
        (rows, Total, Page, Pages) = (found.Rows, found.Total, found.Page, found.Pages);
        First = ((Page - 1) * found.PageSize) + 1;
        return page.Page();
    }

    /// <summary>The same from rows that are held in memory.</summary>
    public Task<IActionResult> AnswerAsync(
        PageModel page,
        Func<ListRequest, ListPage<TRow>> lookup
    ) => AnswerAsync(page, request => Task.FromResult(lookup(request)));

    private Listing<TRow> Add(Column<TRow> column)
    {
        columns.Add(column);
        return this;
    }

    private static Column<TRow> Number(
        string heading,
        Func<TRow, decimal?> value,
        Func<TRow, decimal, string> display,
        string? sort,
        string none = NotReported
    ) =>
        new(heading, row => value(row))
        {
            Show = row => value(row) is { } number ? display(row, number) : none,
            Sort = sort,
            Numeric = true,
        };

    private static Cell Show(Column<TRow> column, TRow row)
    {
        var words = column.Show(row);
        return new Cell
        {
            Text = words,
            Format = column.Numeric ? "numeric" : null,
            Column = column.Heading,
            Html =
                column.Link?.Invoke(row) is { } href
                    ? new Element("a", "govuk-link").Set("href", href).Add(words)
                : column.Colour?.Invoke(row) is { } colour
                    ? new Tag { Text = words, Classes = $"govuk-tag--{colour}" }
                : null,
        };
    }

    private Element SortLink(string heading, string key)
    {
        var arrow =
            key != Address.Sort ? "↕"
            : Address.Descending ? "↓"
            : "↑";
        return new Element("a", "govuk-link", "cw-sort")
            .Set("href", Address.SortedBy(key))
            .Add(heading)
            .Add(new Element("span").Set("aria-hidden", "true").Add($" {arrow}"));
    }
}
