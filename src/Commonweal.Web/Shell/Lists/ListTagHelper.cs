using Commonweal.Web.Shell.Components;
using Commonweal.Web.Shell.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.Lists;

/// <summary>
/// A <see cref="Listing"/>: search, the page's own filters (what stands inside the tag), count, sortable table, pages
/// and downloads. Without rows it says what to do next.
/// </summary>
[HtmlTargetElement("cw-list")]
public sealed class ListTagHelper : TagHelper
{
    public required Listing List { get; set; }

    public string Caption { get; set; } = "";

    /// <summary>The label of the search box, naming what is searched; without it there is none.</summary>
    public string? Search { get; set; }

    /// <summary>What to say, and what to do next, when there is nothing at all.</summary>
    public string Empty { get; set; } = "There is nothing here yet.";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    private ListAddress Address => List.Address;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var filters = await output.InsideAsync();
        if (List.Pages > 1)
            View.ViewData["Title"] = $"{View.ViewData["Title"]} (page {List.Page} of {List.Pages})";
        var isBlank = List.Total == 0 && !Address.IsFiltered;
        var parts = new HtmlContentBuilder();
        if (!isBlank && (Search ?? (object?)filters) is not null)
            parts.AppendHtml(Tools(filters));
        if (List.Total == 0)
            parts.AppendHtml(Nothing(isBlank));
        else
            parts.AppendHtml(Count()).AppendHtml(Table()).AppendHtml(Pages()).AppendHtml(Files());
        output.Become(parts);
    }

    private Element Tools(IHtmlContent? filters) =>
        new Element("form", "cw-list-tools")
            .Set("method", "get")
            .Set("action", Address.Path)
            .Set("role", "search")
            .Add(
                Search is null
                    ? null
                    : new Input
                    {
                        Id = "search",
                        Name = "search",
                        Label = new Label { Text = Search },
                        Value = Address.Search,
                        Classes = "govuk-input--width-20",
                        Spellcheck = false,
                    },
                filters is null ? null : Folded(filters),
                Address.Sort is null
                    ? null
                    : new Element("input")
                        .Set("type", "hidden")
                        .Set("name", "sort")
                        .Set("value", Address.Descending ? $"-{Address.Sort}" : Address.Sort),
                new Button
                {
                    Text = filters is null ? "Search" : "Apply",
                    Classes = "govuk-button--secondary",
                },
                Address.IsFiltered
                    ? Paragraph().Add(Link(Address.Path, "Clear search and filters"))
                    : null
            );

    /// <summary>Folded away on a narrow screen while none is set; the style sheet shows them as they are on a wide one.</summary>
    private Element Folded(IHtmlContent filters) =>
        new Element("details", "cw-filters")
            .Set("open", Address.FiltersSet > 0)
            .Add(
                new Element("summary", "govuk-body", "govuk-link", "cw-filters__summary").Add(
                    Address.FiltersSet == 0 ? "Filters" : $"Filters, {Address.FiltersSet} set"
                ),
                new Element("div", "cw-filters__choices").Add(filters)
            );

    private Element Nothing(bool isBlank) =>
        Paragraph().Add(isBlank ? Empty : "Nothing matches. Change the search, or clear it.");

    private Element Count() =>
        Paragraph()
            .Add(
                List.Pages > 1
                    ? $"Showing {List.First} to {List.First + List.Cells.Count - 1} of {List.Total}"
                : List.Total == 1 ? "1 result"
                : $"{List.Total} results"
            );

    private Element Table() =>
        new Element("div", "cw-wide")
            .Set("role", "region")
            .Set("aria-label", Caption)
            .Set("tabindex", "0")
            .Add(
                new Table
                {
                    Caption = Caption,
                    CaptionClasses = "govuk-table__caption--m",
                    FirstCellIsHeader = true,
                    Head = [.. List.Headings],
                    Rows = List.Cells,
                }
            );

    private IHtmlContent Pages()
    {
        if (List.Pages == 1)
            return HtmlString.Empty;
        int[] shown =
        [
            .. new[] { 1, List.Page - 1, List.Page, List.Page + 1, List.Pages }
                .Where(page => page >= 1 && page <= List.Pages)
                .Distinct(),
        ];
        return new Pagination
        {
            LandmarkLabel = $"Pages of {Caption}",
            Previous = List.Page > 1 ? new PageLink { Href = Address.OnPage(List.Page - 1) } : null,
            Next =
                List.Page < List.Pages
                    ? new PageLink { Href = Address.OnPage(List.Page + 1) }
                    : null,
            Items =
            [
                .. shown.SelectMany(
                    (page, at) =>
                        at > 0 && page > shown[at - 1] + 1
                            ? (PageLink[])[new PageLink { Ellipsis = true }, Number(page)]
                            : [Number(page)]
                ),
            ],
        };
    }

    private PageLink Number(int page) =>
        new()
        {
            Number = $"{page}",
            Href = Address.OnPage(page),
            Current = page == List.Page,
        };

    private Element Files() =>
        Paragraph()
            .Add(List.Pages > 1 ? $"Download all {List.Total} rows: " : "Download this list: ")
            .Add(Link(Address.AsFile("csv"), "CSV"))
            .Add(" or ")
            .Add(Link(Address.AsFile("xlsx"), "Excel (XLSX)"));

    private static Element Paragraph() => new("p", "govuk-body");

    private static Element Link(string href, string words) =>
        new Element("a", "govuk-link").Set("href", href).Add(words);
}
