using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
public sealed class TablePartTagHelper : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if (context.TagName != "tr")
            context.Items[typeof(TablePartTagHelper)] = context.TagName;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.AddClasses(
            context.TagName switch
            {
                "thead" => "govuk-table__head",
                "tbody" => "govuk-table__body",
                _ => "govuk-table__row",
            }
        );
}

/// <summary>A header cell: of its column inside <c>thead</c>, of its row elsewhere.</summary>
[HtmlTargetElement("th")]
public sealed class HeaderCellTagHelper : TagHelper
{
    public bool Numeric { get; set; }
    public string? Scope { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var inHead =
            context.Items.TryGetValue(typeof(TablePartTagHelper), out var part) && part is "thead";
        output.AddClasses(Cell.HeaderClass(Numeric));
        output.Attributes.SetAttribute("scope", Scope ?? (inHead ? "col" : "row"));
    }
}

[HtmlTargetElement("td")]
public sealed class CellTagHelper : TagHelper
{
    public bool Numeric { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.AddClasses(Cell.ValueClass(Numeric));
}

internal static class ClassNames
{
    public static void AddClasses(this TagHelperOutput output, string classes)
    {
        foreach (var name in classes.Split(' '))
            output.AddClass(name, System.Text.Encodings.Web.HtmlEncoder.Default);
    }
}
