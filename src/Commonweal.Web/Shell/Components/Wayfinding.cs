using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record BackLink : Component
{
    public string? Href { get; init; }

    public override IHtmlContent Render() =>
        (HasContent ? this : this with { Text = "Back" })
            .In("a", "govuk-back-link")
            .Set("href", string.IsNullOrEmpty(Href) ? "#" : Href);
}

public sealed record SkipLink : Component
{
    public string? Href { get; init; }

    public override IHtmlContent Render() =>
        In("a", "govuk-skip-link")
            .Set("href", string.IsNullOrEmpty(Href) ? "#content" : Href)
            .Set("data-module", "govuk-skip-link");
}

public sealed record Breadcrumbs : Component
{
    public IReadOnlyList<Link> Items { get; init; } = [];
    public bool CollapseOnMobile { get; init; }
    public string LabelText { get; init; } = "Breadcrumb";

    public override IHtmlContent Render() =>
        Outer(
                "nav",
                "govuk-breadcrumbs",
                CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null
            )
            .Set("aria-label", LabelText)
            .Add(new Element("ol", "govuk-breadcrumbs__list").Add(Items.Select(Item)));

    private static Element Item(Link link)
    {
        var item = new Element("li", "govuk-breadcrumbs__list-item");
        return string.IsNullOrEmpty(link.Href)
            ? item.Set("aria-current", "page").Add(link.Content)
            : item.Add(
                link with
                {
                    Classes = Element.Join("govuk-breadcrumbs__link", link.Classes),
                }
            );
    }
}

/// <summary>The plain header for services outside gov.uk.</summary>
public sealed record GenericHeader : Component
{
    public string? Url { get; init; }
    public string? LogoText { get; init; }
    public IHtmlContent? LogoHtml { get; init; }
    public string? ContainerClasses { get; init; }

    public override IHtmlContent Render() =>
        Outer("div", "govuk-generic-header")
            .Add(
                new Element(
                    "div",
                    "govuk-generic-header__container",
                    string.IsNullOrEmpty(ContainerClasses)
                        ? "govuk-width-container"
                        : ContainerClasses
                ).Add(
                    new Element("div", "govuk-generic-header__logo").Add(
                        new Part { Text = LogoText, Html = LogoHtml }
                            .In("a", "govuk-generic-header__homepage-link")
                            .Set("href", string.IsNullOrEmpty(Url) ? "/" : Url)
                    )
                )
            );
}
