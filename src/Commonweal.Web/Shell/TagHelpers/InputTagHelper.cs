using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-input")]
public sealed class InputTagHelper : FieldTagHelper
{
    public string? Type { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }

    /// <summary>2, 3, 4, 5, 10, 20 or 30 characters.</summary>
    public int? Width { get; set; }

    /// <summary><c>numeric</c> for whole numbers, <c>decimal</c> for money and quantities.</summary>
    public string? Inputmode { get; set; }
    public string? Autocomplete { get; set; }
    public bool? Spellcheck { get; set; }

    /// <summary>Where to go on typing after a page that added this field.</summary>
    public bool Autofocus { get; set; }

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new Input
        {
            Label = MakeLabel(),
            Value = CurrentValue(),
            Type = Type,
            Prefix = Prefix is null ? null : (Part)Prefix,
            Suffix = Suffix is null ? null : (Part)Suffix,
            Inputmode = Inputmode,
            Autocomplete = Autocomplete,
            Spellcheck = Spellcheck,
            Autofocus = Autofocus,
            Classes = Width is null ? null : $"govuk-input--width-{Width}",
        };
}
