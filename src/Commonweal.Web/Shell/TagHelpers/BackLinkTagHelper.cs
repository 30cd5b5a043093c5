using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-back-link")]
public sealed class BackLinkTagHelper : ComponentTagHelper
{
    public string? Href { get; set; }

    /// <summary>It stands before the main part, so it is a landmark of its own: nothing on a page is outside of one.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await base.ProcessAsync(context, output);
        output.PreElement.SetHtmlContent("<nav aria-label=\"Back\">");
        output.PostElement.SetHtmlContent("</nav>");
    }

    protected override Component Build(IHtmlContent? inside) =>
        new BackLink { Href = Href, Html = inside };
}
