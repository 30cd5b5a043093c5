using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-button")]
public sealed class ButtonTagHelper : ComponentTagHelper
{
    /// <summary><c>secondary</c>, <c>warning</c> or <c>inverse</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>Makes it a link.</summary>
    public string? Href { get; set; }
    public bool Start { get; set; }
    public bool Disabled { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string? Type { get; set; }

    /// <summary>A second press within a second is ignored.</summary>
    public bool PreventDoubleClick { get; set; }

    protected override Component Build(IHtmlContent? inside) =>
        new Button
        {
            Html = inside,
            Href = Href,
            IsStartButton = Start,
            Disabled = Disabled,
            Name = Name,
            Value = Value,
            Type = Type,
            PreventDoubleClick = PreventDoubleClick ? true : null,
            Classes = Kind is null ? null : $"govuk-button--{Kind}",
        };
}
