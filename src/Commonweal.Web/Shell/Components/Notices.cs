using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record NotificationBanner : Component
{
    public string? TitleText { get; init; }
    public IHtmlContent? TitleHtml { get; init; }
    public string? TitleId { get; init; }
    public string? TitleHeadingLevel { get; init; }
    public string? Role { get; init; }

    /// <summary><c>success</c> after an act; otherwise it is important news.</summary>
    public string? Type { get; init; }
    public bool? DisableAutoFocus { get; init; }

    public override IHtmlContent Render()
    {
        var success = Type == "success";
        var titleId = string.IsNullOrEmpty(TitleId) ? "govuk-notification-banner-title" : TitleId;
        var level = string.IsNullOrEmpty(TitleHeadingLevel) ? "2" : TitleHeadingLevel;
        var title = new Part
        {
            Html = TitleHtml,
            Text = string.IsNullOrEmpty(TitleText)
                ? (success ? "Success" : "Important")
                : TitleText,
        };
        return Outer(
                "div",
                "govuk-notification-banner",
                success ? "govuk-notification-banner--success" : null
            )
            .Set("role", string.IsNullOrEmpty(Role) ? (success ? "alert" : "region") : Role)
            .Set("aria-labelledby", titleId)
            .Set("data-module", "govuk-notification-banner")
            .Set(
                "data-disable-auto-focus",
                DisableAutoFocus is { } off ? (off ? "true" : "false") : null
            )
            .Add(
                new Element("div", "govuk-notification-banner__header").Add(
                    title.In($"h{level}", "govuk-notification-banner__title").Set("id", titleId)
                ),
                new Element("div", "govuk-notification-banner__content").Add(
                    Html
                        ?? (
                            HasContent
                                ? new Element("p", "govuk-notification-banner__heading").Add(Text)
                                : null
                        )
                )
            );
    }
}

/// <summary>The green box that says an act is done; it never holds links.</summary>
public sealed record Panel : Component
{
    public string? TitleText { get; init; }
    public IHtmlContent? TitleHtml { get; init; }
    public int? HeadingLevel { get; init; }

    public override IHtmlContent Render() => new Element(
            "div",
            "govuk-panel",
            // An interruption says so by its class; every other panel confirms.
            Classes?.Contains("govuk-panel--interruption", StringComparison.Ordinal) == true
                ? null
                : "govuk-panel--confirmation",
            Classes
        ).Set(Attributes).Add(new Part { Text = TitleText, Html = TitleHtml }.In($"h{HeadingLevel ?? 1}", "govuk-panel__title"), HasContent ? new Element("div", "govuk-panel__body").Add(Content) : null);
}

public sealed record Tag : Component
{
    public override IHtmlContent Render() => In("strong", "govuk-tag");
}

public sealed record InsetText : Component
{
    public override IHtmlContent Render() => In("div", "govuk-inset-text").Set("id", Id);
}

public sealed record WarningText : Component
{
    public string? IconFallbackText { get; init; }

    public override IHtmlContent Render() =>
        Outer("div", "govuk-warning-text")
            .Add(
                new Element("span", "govuk-warning-text__icon").Set("aria-hidden", "true").Add("!"),
                new Element("strong", "govuk-warning-text__text")
                    .Add(
                        new Element("span", "govuk-visually-hidden").Add(
                            string.IsNullOrEmpty(IconFallbackText) ? "Warning" : IconFallbackText
                        )
                    )
                    .Add(" ")
                    .Add(Content)
            );
}

public sealed record Details : Component
{
    public string? SummaryText { get; init; }
    public IHtmlContent? SummaryHtml { get; init; }
    public bool Open { get; init; }

    public override IHtmlContent Render() =>
        Outer("details", "govuk-details")
            .Set("id", Id)
            .Set("open", Open)
            .Add(
                new Element("summary", "govuk-details__summary").Add(
                    new Part { Text = SummaryText, Html = SummaryHtml }.In(
                        "span",
                        "govuk-details__summary-text"
                    )
                ),
                new Element("div", "govuk-details__text").Add(Content)
            );
}
