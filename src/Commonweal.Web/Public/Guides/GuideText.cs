using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Cell = Commonweal.Web.Shell.Components.Cell;
using Element = Commonweal.Web.Shell.Components.Element;
using Row = Markdig.Extensions.Tables.TableRow;

namespace Commonweal.Web.Public.Guides;

/// <summary>A guide as the site shows it: Markdown in the design system's own elements, nothing of it as raw HTML.</summary>
/// <param name="Title">Its first heading.</param>
/// <param name="Body">All below that; shown any number of times, so nothing that Razor would empty by showing it.</param>
public sealed record GuideText(string Title, IHtmlContent Body)
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .DisableHtml()
        .Build();

    /// <summary>Reads a guide.</summary>
    /// <exception cref="InvalidDataException">It has no title, or something that guides do not use.</exception>
    public static GuideText Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Reader);
        var title = document.FirstOrDefault() is HeadingBlock { Level: 1 } first
            ? WordsOf(first.Inline!)
            : throw new InvalidDataException("A guide begins with a heading of level 1.");
        return new GuideText(
            title,
            new Element("div").Add(document.Skip(1).Select(block => Shown(block)))
        );
    }

    private static Element Shown(Block block) =>
        block switch
        {
            HeadingBlock { Level: 2 or 3 } heading => Inside(
                new Element(
                    $"h{heading.Level}",
                    $"govuk-heading-{(heading.Level == 2 ? "m" : "s")}"
                ),
                heading.Inline!
            ),
            ParagraphBlock words => Inside(new Element("p", "govuk-body"), words.Inline!),
            ListBlock list => new Element(
                list.IsOrdered ? "ol" : "ul",
                "govuk-list govuk-list--spaced",
                list.IsOrdered ? "govuk-list--number" : "govuk-list--bullet"
            ).Add(list.Cast<ListItemBlock>().Select(Item)),
            Markdig.Extensions.Tables.Table table => Tabular(table),
            CodeBlock code => new Element("pre", "cw-wide")
                .Set("tabindex", "0")
                .Add(new Element("code").Add(code.Lines.ToString())),
            _ => throw Unknown(block),
        };

    /// <summary>One line of a list is no paragraph of its own.</summary>
    private static Element Item(ListItemBlock item) =>
        item is [ParagraphBlock first, ..]
            ? Inside(new Element("li"), first.Inline!).Add(item.Skip(1).Select(Shown))
            : throw Unknown(item);

    /// <summary>A table whose headings are empty is a list of things with what to say of each, and fits a phone as it is.</summary>
    private static Element Tabular(Markdig.Extensions.Tables.Table table)
    {
        var rows = table.Cast<Row>().ToArray();
        string[] columns =
        [
            .. rows.Where(row => row.IsHeader).SelectMany(row => row).Select(WordsOf),
        ];
        var body = new Element("tbody", "govuk-table__body").Add(
            rows.Where(row => !row.IsHeader).Select(row => Shown(row, columns))
        );
        if (columns.All(column => column.Length == 0))
        {
            return new Element("table", "govuk-table").Add(body);
        }

        var head = new Element("tr", "govuk-table__row").Add(
            columns.Select(column =>
                new Element("th", "govuk-table__header").Set("scope", "col").Add(column)
            )
        );
        return new Element("div", "cw-wide")
            .Set("role", "region")
            .Set("aria-label", string.Join(", ", columns))
            .Set("tabindex", "0")
            .Add(
                new Element("table", "govuk-table").Add(
                    new Element("thead", "govuk-table__head").Add(head),
                    body
                )
            );
    }

    private static Element Shown(Row row, string[] columns) =>
        new Element("tr", "govuk-table__row").Add(
            row.Cast<TableCell>()
                .Select(
                    (held, place) =>
                        held.OfType<ParagraphBlock>()
                            .Aggregate(
                                place == 0
                                    ? new Element("th", "govuk-table__header").Set("scope", "row")
                                    : new Element("td", "govuk-table__cell").Set(
                                        Cell.ColumnAttribute,
                                        columns[place].Length > 0 ? columns[place] : null
                                    ),
                                (shown, words) => Inside(shown, words.Inline!)
                            )
                )
        );

    private static Element Inside(Element outer, ContainerInline words) =>
        words.Aggregate(outer, (shown, word) => shown.Add(Shown(word)));

    private static IHtmlContent Shown(Inline word) =>
        word switch
        {
            LiteralInline text => new HtmlContentBuilder().Append(text.Content.ToString()),
            LineBreakInline => new HtmlContentBuilder().Append(" "),
            CodeInline code => new Element("code").Add(code.Content),
            EmphasisInline { DelimiterCount: 2 } strong => Inside(new Element("strong"), strong),
            EmphasisInline soft => Inside(new Element("em"), soft),
            LinkInline { IsImage: false } link => Linked(link),
            _ => throw Unknown(word),
        };

    /// <summary>Guides link to guides and to pages of the site; what is only in the source is named without a link.</summary>
    private static Element Linked(LinkInline link)
    {
        var url = link.Url ?? "";
        var to =
            url.StartsWith('/') || url.StartsWith("https://", StringComparison.Ordinal) ? url
            : url.EndsWith(".md", StringComparison.Ordinal) && !url.Contains('/')
                ? $"/guides/{url[..^".md".Length]}"
            : null;
        return to is null
            ? Inside(new Element("span"), link)
            : Inside(new Element("a", "govuk-link").Set("href", to), link);
    }

    private static string WordsOf(MarkdownObject of) =>
        string.Concat(of.Descendants<LiteralInline>().Select(text => text.Content.ToString()));

    private static InvalidDataException Unknown(MarkdownObject of) =>
        new($"Line {of.Line + 1} of a guide holds a {of.GetType().Name}, which guides do not use.");
}
