using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>
/// Every form: browsers keep their own bubbles to themselves, for the server checks and explains; and one that posts to
/// an address of its own carries the antiforgery token too, which the framework adds only to the others. One that names
/// no address posts to its page, also when the page is shown again by a handler of another button. A form of an organisation's carries who
/// writes, so that nothing typed is lost with the session, and has in its fields what was kept of it.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormRulesTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        if (Said(context, "method") != "post")
            return;
        var request = ViewContext.HttpContext;
        if (Said(context, "action").Length > 0)
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        else if (Said(context, "asp-page-handler").Length == 0)
            output.Attributes.SetAttribute("action", OwnPage(request.Request));
        if (!await TypedAgain.FillAsync(ViewContext, output))
            await WhatWasRead.AddToAsync(output, request);
        if (
            request.RequestServices.GetRequiredService<TypedForms>().WriterOf(request) is { } writer
        )
            output.PostContent.AppendHtml(TypedAgain.Hidden(TypedForms.Writer, writer));
    }

    private static string OwnPage(HttpRequest request) =>
        request.PathBase + TypedForms.PageOf(request);

    private static string Said(TagHelperContext context, string attribute) =>
        context.AllAttributes.TryGetAttribute(attribute, out var found)
            ? found.Value?.ToString() ?? ""
            : "";
}
