using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>A choice inside radios, checkboxes or a select; <c>divider="or"</c> makes it a word between choices.</summary>
[HtmlTargetElement("govuk-choice")]
public sealed class ChoiceTagHelper : TagHelper
{
    public string? Value { get; set; }
    public string? Hint { get; set; }
    public bool? Checked { get; set; }
    public bool Disabled { get; set; }
    public string? Divider { get; set; }

    /// <summary>Unticks the other boxes: "None of these".</summary>
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var conditionals = context.Gather<Conditional>();
        var words = await output.InsideAsync();
        context.Give(
            new Choice
            {
                Value = Value,
                Html = words,
                Hint = Hint is null ? null : new Hint { Text = Hint },
                Checked = Checked,
                Disabled = Disabled,
                Divider = Divider,
                Behaviour = Exclusive ? "exclusive" : null,
                Conditional = conditionals is [{ Inside: { } inside }, ..]
                    ? new Part { Html = inside }
                    : null,
            }
        );
        output.SuppressOutput();
    }
}

internal sealed record Conditional(IHtmlContent? Inside);

/// <summary>The questions inside a <c>govuk-choice</c> that are asked only when it is chosen.</summary>
[HtmlTargetElement("govuk-conditional", ParentTag = "govuk-choice")]
public sealed class ConditionalTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Give(new Conditional(await output.InsideAsync()));
        output.SuppressOutput();
    }
}
