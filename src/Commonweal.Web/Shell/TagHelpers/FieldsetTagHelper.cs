using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-fieldset")]
public sealed class FieldsetTagHelper : ComponentTagHelper
{
    public string Legend { get; set; } = "";
    public string LegendSize { get; set; } = "m";

    protected override Component Build(IHtmlContent? inside) =>
        new Fieldset
        {
            Html = inside,
            Legend = new Legend
            {
                Text = Legend,
                Classes = $"govuk-fieldset__legend--{LegendSize}",
            },
        };
}
