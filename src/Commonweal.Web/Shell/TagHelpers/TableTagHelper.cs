using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>
/// A table written with plain <c>thead</c>, <c>tbody</c>, <c>tr</c>, <c>th</c> and <c>td</c>, which take their classes
/// and scopes by themselves; <c>numeric</c> on a cell aligns it to the right.
/// </summary>
[HtmlTargetElement("govuk-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary><c>s</c>, <c>m</c>, <c>l</c> or <c>xl</c>.</summary>
    public string CaptionSize { get; set; } = "m";

    /// <summary>
    /// More columns than a phone can show: there each row is a block with the headings beside its figures. In between the
    /// table scrolls in its own box, the page does not.
    /// </summary>
    public bool Wide { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override void Init(TagHelperContext context)
    {
        if (Wide)
            context.Items[typeof(ColumnNames)] = new ColumnNames();
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = new Table
        {
            Caption = Caption,
            CaptionClasses = $"govuk-table__caption--{CaptionSize}",
            Classes = Classes,
            Attributes = output.Others(),
        };
        var whole = table.Frame().Add(await output.InsideAsync());
        output.Become(
            Wide
                ? new Element("div", "cw-wide")
                    .Set("role", "region")
                    .Set("aria-label", Caption)
                    .Set("tabindex", "0")
                    .Add(whole)
                : whole
        );
    }
}
