using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>Three boxes <c>for</c> a <see cref="DateParts"/>.</summary>
[HtmlTargetElement("govuk-date-input")]
public sealed class DateInputTagHelper : FieldTagHelper
{
    private static readonly string[] Boxes = ["Day", "Month", "Year"];

    protected override string FocusId => FullId + "_Day";

    protected override IEnumerable<string> ErrorNames =>
        [FullName, .. Boxes.Select(box => $"{FullName}.{box}")];

    protected override Field Build(IReadOnlyList<Choice> choices)
    {
        var parts = For?.Model as DateParts ?? new DateParts();
        return new DateInput
        {
            Fieldset = MakeFieldset(),
            Items =
            [
                Box("Day", parts.Day),
                Box("Month", parts.Month) with
                {
                    Inputmode = "text",
                },
                Box("Year", parts.Year),
            ],
        };
    }

    protected override (string Typed, string Saved)? Both()
    {
        if (Typed($"{FullName}.Day") is null)
        {
            return null;
        }

        var saved = For?.Model as DateParts ?? new DateParts();
        return (
            string.Join(' ', Boxes.Select(box => Typed($"{FullName}.{box}"))),
            $"{saved.Day} {saved.Month} {saved.Year}"
        );
    }

    private DateBox Box(string part, string? value) =>
        new()
        {
            Id = $"{FullId}_{part}",
            Name = $"{FullName}.{part}",
            Label = part,
            Value = Typed($"{FullName}.{part}") ?? value,
            Error =
                ViewContext.ModelState.TryGetValue($"{FullName}.{part}", out var entry)
                && entry.Errors.Count > 0
                    ? true
                    : null,
        };
}
