using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>A tag that becomes a component; other attributes and the class pass through.</summary>
public abstract class ComponentTagHelper : TagHelper
{
    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Prepare(context);
        var inside = await output.InsideAsync();
        var component = Build(inside);
        if (component is null)
            output.SuppressOutput();
        else
            output.Become(
                component with
                {
                    Classes = Element.Join(component.Classes, Classes) is { Length: > 0 } all
                        ? all
                        : null,
                    Attributes = output.Others(),
                }
            );
    }

    /// <summary>Starts the lists that the tags inside add to.</summary>
    protected virtual void Prepare(TagHelperContext context) { }

    protected abstract Component? Build(IHtmlContent? inside);
}
