using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>A state in words; the colour only helps.</summary>
[HtmlTargetElement("govuk-tag")]
public sealed class TagTagHelper : ComponentTagHelper
{
    /// <summary><c>grey</c>, <c>green</c>, <c>teal</c>, <c>blue</c>, <c>purple</c>, <c>magenta</c>, <c>red</c>, <c>orange</c> or <c>yellow</c>.</summary>
    public string? Colour { get; set; }

    protected override Component Build(IHtmlContent? inside) =>
        new Tag { Html = inside, Classes = Colour is null ? null : $"govuk-tag--{Colour}" };
}
