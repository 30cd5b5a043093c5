using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Label : Component
{
    public string? For { get; init; }
    public bool IsPageHeading { get; init; }

    public override IHtmlContent? Render()
    {
        if (!HasContent)
            return null;
        var label = In("label", "govuk-label").Set("for", For);
        return IsPageHeading ? new Element("h1", "govuk-label-wrapper").Add(label) : label;
    }
}

public sealed record Hint : Component
{
    public override IHtmlContent Render() => In("div", "govuk-hint").Set("id", Id);
}

public sealed record ErrorMessage : Component
{
    /// <summary>Said before the message to those who cannot see its colour; empty to leave it out.</summary>
    public string VisuallyHiddenText { get; init; } = "Error";

    public override IHtmlContent Render()
    {
        var message = Outer("p", "govuk-error-message").Set("id", Id);
        if (VisuallyHiddenText.Length > 0)
            message
                .Add(new Element("span", "govuk-visually-hidden").Add(VisuallyHiddenText + ":"))
                .Add(" ");
        return message.Add(Content);
    }
}
