using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record ErrorSummary : Component
{
    public string? TitleText { get; init; }
    public IHtmlContent? TitleHtml { get; init; }
    public string? DescriptionText { get; init; }
    public IHtmlContent? DescriptionHtml { get; init; }
    public bool? DisableAutoFocus { get; init; }
    public IReadOnlyList<Link> ErrorList { get; init; } = [];

    public override IHtmlContent Render()
    {
        var description = new Part { Text = DescriptionText, Html = DescriptionHtml };
        return Outer("div", "govuk-error-summary")
            .Set(
                "data-disable-auto-focus",
                DisableAutoFocus is { } off ? (off ? "true" : "false") : null
            )
            .Set("data-module", "govuk-error-summary")
            .Add(
                new Element("div")
                    .Set("role", "alert")
                    .Add(
                        new Part { Text = TitleText, Html = TitleHtml }.In(
                            "h2",
                            "govuk-error-summary__title"
                        ),
                        new Element("div", "govuk-error-summary__body").Add(
                            description.HasContent ? description.In("p") : null,
                            ErrorList.Count == 0
                                ? null
                                : new Element("ul", "govuk-list", "govuk-error-summary__list").Add(
                                    ErrorList.Select(error => new Element("li").Add(error))
                                )
                        )
                    )
            );
    }
}

/// <summary>Words that lead somewhere; without an address, just the words.</summary>
public record Link : Component
{
    public string? Href { get; init; }

    public override IHtmlContent? Render() =>
        string.IsNullOrEmpty(Href) ? Content : In("a").Set("href", Href);
}
