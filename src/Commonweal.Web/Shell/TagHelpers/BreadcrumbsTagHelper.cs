using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : ComponentTagHelper
{
    private List<Link> crumbs = [];

    protected override void Prepare(TagHelperContext context) => crumbs = context.Gather<Link>();

    protected override Component Build(IHtmlContent? inside) =>
        new Breadcrumbs { Items = crumbs, CollapseOnMobile = true };
}

[HtmlTargetElement("govuk-crumb", ParentTag = "govuk-breadcrumbs")]
public sealed class CrumbTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Give(new Link { Href = Href, Html = await output.InsideAsync() });
        output.SuppressOutput();
    }
}
