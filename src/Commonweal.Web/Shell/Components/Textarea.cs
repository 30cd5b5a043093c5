using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Textarea : Field
{
    public int? Rows { get; init; }
    public string? Autocomplete { get; init; }
    public bool? Spellcheck { get; init; }

    public override IHtmlContent Render() =>
        Group(
            new Element("textarea", "govuk-textarea", ErrorClass("govuk-textarea--error"), Classes)
                .Set("id", Key)
                .Set("name", Name ?? "")
                .Set("rows", $"{Rows ?? 5}")
                .Set("spellcheck", Spellcheck is { } check ? (check ? "true" : "false") : null)
                .Set("disabled", Disabled)
                .Set("aria-describedby", Description(DescribedBy))
                .Set("autocomplete", Autocomplete)
                .Set(Attributes)
                .Add(Value)
        );
}
