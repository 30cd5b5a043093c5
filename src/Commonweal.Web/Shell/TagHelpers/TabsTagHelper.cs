using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-tabs")]
public sealed class TabsTagHelper : ComponentTagHelper
{
    private List<Tab> tabs = [];

    public string TabsTitle { get; set; } = "Contents";

    protected override void Prepare(TagHelperContext context) => tabs = context.Gather<Tab>();

    protected override Component Build(IHtmlContent? inside) =>
        new Tabs { Title = TabsTitle, Items = tabs };
}

[HtmlTargetElement("govuk-tab", ParentTag = "govuk-tabs")]
public sealed class TabTagHelper : TagHelper
{
    public string Id { get; set; } = "";
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Give(
            new Tab
            {
                Id = Id,
                Label = Label,
                Panel = new Part { Html = await output.InsideAsync() },
            }
        );
        output.SuppressOutput();
    }
}
