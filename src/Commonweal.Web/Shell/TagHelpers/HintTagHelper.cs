using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>A hint with markup, inside a field; no links, which are not read out there.</summary>
[HtmlTargetElement("govuk-hint")]
public sealed class HintTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Give(new Hint { Html = await output.InsideAsync() });
        output.SuppressOutput();
    }
}
