using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>What was typed is never sent back.</summary>
[HtmlTargetElement("govuk-password-input")]
public sealed class PasswordInputTagHelper : FieldTagHelper
{
    /// <summary><c>new-password</c> when choosing one.</summary>
    public string? Autocomplete { get; set; }

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new PasswordInput { Label = MakeLabel(), Autocomplete = Autocomplete };
}
