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
        else if (context.Items.TryGetValue(typeof(ColumnNames), out var names))
            ((ColumnNames)names).Begin();
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

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inHead =
            context.Items.TryGetValue(typeof(TablePartTagHelper), out var part) && part is "thead";
        output.AddClasses(Cell.HeaderClass(Numeric));
        output.Attributes.SetAttribute("scope", Scope ?? (inHead ? "col" : "row"));
        if (ColumnNames.Of(context) is { } names)
        {
            if (inHead)
                names.Add(
                    (await output.GetChildContentAsync()).GetContent(NullHtmlEncoder.Default)
                );
            else
                _ = names.Next();
        }
    }
}

[HtmlTargetElement("td")]
public sealed class CellTagHelper : TagHelper
{
    public bool Numeric { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClasses(Cell.ValueClass(Numeric));
        if (ColumnNames.Of(context)?.Next() is { } name)
            output.Attributes.SetAttribute(Cell.ColumnAttribute, name);
    }
}

/// <summary>
/// The headings of a wide table, which each of its cells carries: on a phone the rows stand as blocks, and a figure far from its
/// heading says nothing.
/// </summary>
internal sealed class ColumnNames
{
    private readonly List<string> names = [];
    private int at;

    public static ColumnNames? Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(ColumnNames), out var names) ? (ColumnNames)names : null;

    public void Add(string name) => names.Add(name.Trim());

    /// <summary>A new row begins with the first column.</summary>
    public void Begin() => at = 0;

    /// <summary>The heading of the next cell of the row.</summary>
    public string? Next() => at < names.Count ? names[at++] : null;
}

internal static class ClassNames
{
    public static void AddClasses(this TagHelperOutput output, string classes)
    {
        foreach (var name in classes.Split(' '))
            output.AddClass(name, System.Text.Encodings.Web.HtmlEncoder.Default);
    }
}
