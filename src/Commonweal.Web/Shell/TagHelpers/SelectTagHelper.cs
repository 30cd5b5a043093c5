using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The words of a first option with no value, such as "Choose a district".</summary>
    public string? Empty { get; set; }

    protected override IEnumerable<Choice> Offered => Items;

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new Select
        {
            Label = MakeLabel(),
            Value = CurrentValue(),
            Items =
            [
                .. Empty is null ? [] : (Choice[])[new Choice("", Empty)],
                .. Items,
                .. choices,
            ],
        };
}
