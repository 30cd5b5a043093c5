using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-character-count")]
public sealed class CharacterCountTagHelper : FieldTagHelper
{
    public int? MaxLength { get; set; }
    public int? MaxWords { get; set; }
    public int? Threshold { get; set; }
    public int? Rows { get; set; }

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new CharacterCount
        {
            Label = MakeLabel(),
            Value = CurrentValue(),
            Maxlength = MaxLength,
            Maxwords = MaxWords,
            Threshold = Threshold,
            Rows = Rows,
        };
}
