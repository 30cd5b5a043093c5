using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Input : Field
{
    public string? Type { get; init; }
    public string? Autocomplete { get; init; }
    public bool Autofocus { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Inputmode { get; init; }
    public string? Pattern { get; init; }
    public bool? Spellcheck { get; init; }
    public Part? Prefix { get; init; }
    public Part? Suffix { get; init; }
    public Part InputWrapper { get; init; } = new();

    public override IHtmlContent Render()
    {
        if (Affixes().All(part => part is not { HasContent: true }))
            return Group(Box());
        var wrapper = InputWrapper
            .In("div", "govuk-input__wrapper")
            .Add(
                FormGroup.BeforeInput?.Content,
                Affix(Prefix, "prefix"),
                Box(),
                Affix(Suffix, "suffix"),
                FormGroup.AfterInput?.Content
            );
        return (
            this with
            {
                FormGroup = FormGroup with { BeforeInput = null, AfterInput = null },
            }
        ).Group(wrapper);
    }

    private IEnumerable<Part?> Affixes() =>
        [Prefix, Suffix, FormGroup.BeforeInput, FormGroup.AfterInput];

    private static Element? Affix(Part? part, string side) =>
        part is { HasContent: true }
            ? part.In("div", $"govuk-input__{side}").Set("aria-hidden", "true")
            : null;

    private Element Box() =>
        new Element("input", "govuk-input", Classes, ErrorClass("govuk-input--error"))
            .Set("id", Key)
            .Set("name", Name ?? "")
            .Set("type", string.IsNullOrEmpty(Type) ? "text" : Type)
            .Set("spellcheck", Spellcheck is { } check ? (check ? "true" : "false") : null)
            .Set("value", Value)
            .Set("disabled", Disabled)
            .Set("aria-describedby", Description(DescribedBy))
            .Set("autocomplete", Autocomplete)
            .Set("autofocus", Autofocus ? "" : null)
            .Set("autocapitalize", Autocapitalize)
            .Set("pattern", Pattern)
            .Set("inputmode", Inputmode)
            .Set(Attributes);
}
