using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-textarea")]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public int? Rows { get; set; }
    public bool? Spellcheck { get; set; }

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new Textarea
        {
            Label = MakeLabel(),
            Value = CurrentValue(),
            Rows = Rows,
            Spellcheck = Spellcheck,
        };
}
