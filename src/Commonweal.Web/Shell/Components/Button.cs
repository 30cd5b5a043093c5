using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>A button, or a link that looks like one when it has an address.</summary>
public sealed record Button : Component
{
    public string? Href { get; init; }
    public string? Type { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public bool? PreventDoubleClick { get; init; }
    public bool IsStartButton { get; init; }

    public override IHtmlContent Render()
    {
        var button = new Element(
            string.IsNullOrEmpty(Href) ? "button" : "a",
            "govuk-button",
            Classes,
            IsStartButton ? "govuk-button--start" : null
        )
            .Set("data-module", "govuk-button")
            .Set(Attributes)
            .Set("id", Id);
        if (string.IsNullOrEmpty(Href))
            button
                .Set("type", string.IsNullOrEmpty(Type) ? "submit" : Type)
                .Set("value", Value)
                .Set("name", Name)
                .Set("disabled", Disabled)
                .Set("aria-disabled", Disabled ? "true" : null)
                .Set(
                    "data-prevent-double-click",
                    PreventDoubleClick is { } prevent ? (prevent ? "true" : "false") : null
                );
        else
            button.Set("href", Href).Set("role", "button").Set("draggable", "false");
        return button.Add(Words(), IsStartButton ? Arrow() : null);
    }

    // A start button lays its parts out side by side, which would swallow the spaces between words and links.
    private IHtmlContent? Words() =>
        IsStartButton && Html is not null ? new Element("span").Add(Html) : Content;

    private static Element Arrow() =>
        new Element("svg", "govuk-button__start-icon")
            .Set("xmlns", "http://www.w3.org/2000/svg")
            .Set("width", "17.5")
            .Set("height", "19")
            .Set("viewBox", "0 0 33 40")
            .Set("aria-hidden", "true")
            .Set("focusable", "false")
            .Add(
                new Element("path")
                    .Set("fill", "currentColor")
                    .Set("d", "M0 0h13l20 20-20 20H0l20-20z")
            );
}
