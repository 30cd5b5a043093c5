using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>News above the heading: <c>success</c> after an act. Never together with an error summary.</summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class NotificationBannerTagHelper : ComponentTagHelper
{
    public bool Success { get; set; }

    /// <summary>Instead of "Success" or "Important".</summary>
    public string? BannerTitle { get; set; }

    /// <summary>One plain sentence; markup goes inside.</summary>
    public string? Text { get; set; }

    protected override Component Build(IHtmlContent? inside) =>
        new NotificationBanner
        {
            Type = Success ? "success" : null,
            TitleText = BannerTitle,
            Text = Text,
            Html = inside,
        };
}

[HtmlTargetElement("govuk-panel")]
public sealed class PanelTagHelper : ComponentTagHelper
{
    public string PanelTitle { get; set; } = "";

    protected override Component Build(IHtmlContent? inside) =>
        new Panel { TitleText = PanelTitle, Html = inside };
}

[HtmlTargetElement("govuk-inset-text")]
public sealed class InsetTextTagHelper : ComponentTagHelper
{
    protected override Component Build(IHtmlContent? inside) => new InsetText { Html = inside };
}

[HtmlTargetElement("govuk-warning-text")]
public sealed class WarningTextTagHelper : ComponentTagHelper
{
    protected override Component Build(IHtmlContent? inside) => new WarningText { Html = inside };
}

[HtmlTargetElement("govuk-details")]
public sealed class DetailsTagHelper : ComponentTagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    protected override Component Build(IHtmlContent? inside) =>
        new Details
        {
            SummaryText = Summary,
            Open = Open,
            Html = inside,
        };
}

[HtmlTargetElement("govuk-error-message")]
public sealed class ErrorMessageTagHelper : ComponentTagHelper
{
    protected override Component Build(IHtmlContent? inside) => new ErrorMessage { Html = inside };
}
