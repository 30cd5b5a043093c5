using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record ServiceNavigation : Component
{
    public string? ServiceName { get; init; }
    public string? ServiceUrl { get; init; }
    public IReadOnlyList<NavigationItem?> Navigation { get; init; } = [];
    public string? NavigationClasses { get; init; }
    public string? NavigationId { get; init; }
    public string? NavigationLabel { get; init; }
    public string? MenuButtonText { get; init; }
    public string? MenuButtonLabel { get; init; }
    public bool? CollapseNavigationOnMobile { get; init; }
    public string AriaLabel { get; init; } = "Service information";

    private string Menu => Given(MenuButtonText, "Menu");

    public override IHtmlContent Render() =>
        Outer(string.IsNullOrEmpty(ServiceName) ? "div" : "section", "govuk-service-navigation")
            .Set("aria-label", string.IsNullOrEmpty(ServiceName) ? null : AriaLabel)
            .Set("data-module", "govuk-service-navigation")
            .Add(
                new Element("div", "govuk-width-container").Add(
                    new Element("div", "govuk-service-navigation__container").Add(Name(), Links())
                )
            );

    private Element? Name() =>
        string.IsNullOrEmpty(ServiceName)
            ? null
            : new Element("span", "govuk-service-navigation__service-name").Add(
                string.IsNullOrEmpty(ServiceUrl)
                    ? new Element("span", "govuk-service-navigation__text").Add(ServiceName)
                    : new Element("a", "govuk-service-navigation__link")
                        .Set("href", ServiceUrl)
                        .Add(ServiceName)
            );

    private Element? Links()
    {
        NavigationItem[] items = [.. Navigation.OfType<NavigationItem>()];
        if (items.Length == 0)
            return null;
        var id = Given(NavigationId, "navigation");
        return new Element("nav", "govuk-service-navigation__wrapper", NavigationClasses)
            .Set("aria-label", Given(NavigationLabel, Menu))
            .Add(
                CollapseNavigationOnMobile ?? items.Length > 1 ? Toggle(id) : null,
                new Element("ul", "govuk-service-navigation__list").Set("id", id).Add(items)
            );
    }

    private Element Toggle(string id) =>
        new Element(
            "button",
            "govuk-service-navigation__toggle",
            "govuk-js-service-navigation-toggle"
        )
            .Set("type", "button")
            .Set("aria-controls", id)
            .Set(
                "aria-label",
                string.IsNullOrEmpty(MenuButtonLabel) || MenuButtonLabel == Menu
                    ? null
                    : MenuButtonLabel
            )
            .Set("hidden", present: true)
            .Set("aria-hidden", "true")
            .Add(Menu);

    private static string Given(string? text, string otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : text;
}

public sealed record NavigationItem : Component
{
    public string? Href { get; init; }

    /// <summary>This very page.</summary>
    public bool Current { get; init; }

    /// <summary>A page of this section.</summary>
    public bool Active { get; init; }

    private bool Marked => Current || Active;

    public override IHtmlContent Render() =>
        new Element(
            "li",
            "govuk-service-navigation__item",
            Marked ? "govuk-service-navigation__item--active" : null
        ).Add(HasContent || !string.IsNullOrEmpty(Href) ? Words() : null);

    private Element Words()
    {
        var isLink = !string.IsNullOrEmpty(Href);
        return new Element(
            isLink ? "a" : "span",
            isLink ? "govuk-service-navigation__link" : "govuk-service-navigation__text"
        )
            .Set("href", isLink ? Href : null)
            .Set("aria-current", Marked ? (Current ? "page" : "true") : null)
            .Set(isLink ? Attributes : null)
            // Bold survives when a reader overrides the colours that mark the current page.
            .Add(
                Marked
                    ? new Element("strong", "govuk-service-navigation__active-fallback").Add(
                        Content
                    )
                    : Content
            );
    }
}
