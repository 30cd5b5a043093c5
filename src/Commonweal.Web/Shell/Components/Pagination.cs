using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Pagination : Component
{
    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
    public IReadOnlyList<PageLink?>? Items { get; init; }
    public string? LandmarkLabel { get; init; }

    // Without page numbers the two links stand one above the other and may say where they lead.
    private bool IsBlock => Items is null && (Previous ?? Next) is not null;

    public override IHtmlContent Render() =>
        Outer("nav", "govuk-pagination", IsBlock ? "govuk-pagination--block" : null)
            .Set("aria-label", string.IsNullOrEmpty(LandmarkLabel) ? "Pagination" : LandmarkLabel)
            .Add(
                Arrow(Previous, "prev", "Previous"),
                Items is null
                    ? null
                    : new Element("ul", "govuk-pagination__list").Add(
                        Items
                            .OfType<PageLink>()
                            .Where(item => item != PageLink.Nothing)
                            .Select(item => item.Render())
                    ),
                Arrow(Next, "next", "Next")
            );

    private Element? Arrow(PageLink? link, string rel, string word)
    {
        if (string.IsNullOrEmpty(link?.Href))
            return null;
        var labelled = IsBlock && !string.IsNullOrEmpty(link.LabelText);
        var title = new Element(
            "span",
            "govuk-pagination__link-title",
            IsBlock && !labelled ? "govuk-pagination__link-title--decorated" : null
        );
        if (link.HasContent)
            title.Add(link.Content);
        else
            title.Add(word).Add(new Element("span", "govuk-visually-hidden").Add(" page"));
        var iconFirst = IsBlock || rel == "prev";
        return new Element("div", $"govuk-pagination__{rel}").Add(
            new Element("a", "govuk-link", "govuk-pagination__link")
                .Set("href", link.Href)
                .Set("rel", rel)
                .Set(link.Attributes)
                .Add(
                    iconFirst ? Icon(rel) : null,
                    title,
                    labelled ? new Element("span", "govuk-visually-hidden").Add(":") : null,
                    labelled
                        ? new Element("span", "govuk-pagination__link-label").Add(link.LabelText)
                        : null,
                    iconFirst ? null : Icon(rel)
                )
        );
    }

    private static Element Icon(string rel) =>
        new Element("svg", "govuk-pagination__icon", $"govuk-pagination__icon--{rel}")
            .Set("xmlns", "http://www.w3.org/2000/svg")
            .Set("height", "13")
            .Set("width", "15")
            .Set("aria-hidden", "true")
            .Set("focusable", "false")
            .Set("viewBox", "0 0 15 13")
            .Add(
                new Element("path").Set(
                    "d",
                    rel == "prev"
                        ? "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
                        : "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
                )
            );
}

public sealed record PageLink : Part
{
    internal static readonly PageLink Nothing = new();

    public string? Href { get; init; }
    public string? Number { get; init; }
    public bool Current { get; init; }
    public bool Ellipsis { get; init; }
    public string? LabelText { get; init; }
    public string? VisuallyHiddenText { get; init; }

    internal Element Render() =>
        new Element(
            "li",
            "govuk-pagination__item",
            Current ? "govuk-pagination__item--current" : null,
            Ellipsis ? "govuk-pagination__item--ellipsis" : null
        ).Add(Ellipsis ? new Part { Text = "⋯" }.Content : Anchor());

    private Element Anchor() =>
        new Element("a", "govuk-link", "govuk-pagination__link")
            .Set("href", Href)
            .Set("aria-label", VisuallyHiddenText ?? $"Page {Number}")
            .Set("aria-current", Current ? "page" : null)
            .Set(Attributes)
            .Add(Number);
}
