using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>
/// Every form: browsers keep their own bubbles to themselves, for the server checks and explains; and one that posts to
/// an address of its own carries the antiforgery token too, which the framework adds only to the others.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormRulesTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        if (Said(context, "method") == "post" && Said(context, "action").Length > 0)
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }

    private static string Said(TagHelperContext context, string attribute) =>
        context.AllAttributes.TryGetAttribute(attribute, out var found)
            ? found.Value?.ToString() ?? ""
            : "";
}
