using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>One answer of several: <c>items</c>, or <c>govuk-choice</c> tags inside, or both.</summary>
[HtmlTargetElement("govuk-radios")]
public sealed class RadiosTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];
    public bool Inline { get; set; }
    public bool Small { get; set; }

    protected override IEnumerable<Choice> Offered => Items;

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new Radios
        {
            IdPrefix = FullId,
            Fieldset = MakeFieldset(),
            Value = CurrentValue(),
            Items = [.. Items, .. choices],
            Classes = Element.Join(
                Inline ? "govuk-radios--inline" : null,
                Small ? "govuk-radios--small" : null
            ),
        };
}
