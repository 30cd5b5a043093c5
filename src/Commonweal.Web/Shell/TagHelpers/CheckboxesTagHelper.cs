using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>Any number of answers; <c>for</c> a list, or for a bool with one choice whose value is <c>true</c>.</summary>
[HtmlTargetElement("govuk-checkboxes")]
public sealed class CheckboxesTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];
    public bool Small { get; set; }

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new Checkboxes
        {
            IdPrefix = FullId,
            Fieldset = Label.Length == 0 ? null : MakeFieldset(),
            Values = Ticked(),
            Items = [.. Items, .. choices],
            Classes = Small ? "govuk-checkboxes--small" : null,
        };

    private IReadOnlyList<string> Ticked() =>
        ViewContext.ModelState.TryGetValue(FullName, out var entry) && entry.RawValue is not null
            ? FieldValue.AllOf(entry.RawValue)
            : FieldValue.AllOf(Value ?? For?.Model);
}
