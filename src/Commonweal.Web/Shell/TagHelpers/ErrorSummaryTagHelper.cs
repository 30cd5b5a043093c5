using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>All that is wrong on the page, each leading to its field. The layout places it; pages need not.</summary>
[HtmlTargetElement("govuk-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = RenderedFields.Of(ViewContext.HttpContext).Errors(ViewContext.ModelState);
        if (errors.Count == 0)
            output.SuppressOutput();
        else
            output.Become(
                new ErrorSummary { TitleText = "There is a problem", ErrorList = errors }
            );
    }
}
