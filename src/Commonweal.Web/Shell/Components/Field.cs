using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>What every question has: a name, a label, perhaps a hint and an error, and the group around them.</summary>
public abstract record Field : Component
{
    public string? Name { get; init; }
    public string? Value { get; init; }
    public string? DescribedBy { get; init; }
    public bool Disabled { get; init; }
    public Label? Label { get; init; }
    public Hint? Hint { get; init; }
    public ErrorMessage? ErrorMessage { get; init; }
    public FormGroup FormGroup { get; init; } = new();

    protected virtual string Key => Id ?? Name ?? "";

    protected string? Description(string? first) =>
        Element.Join(
            first,
            Hint is null ? null : Key + "-hint",
            ErrorMessage is null ? null : Key + "-error"
        )
            is { Length: > 0 } ids
            ? ids
            : null;

    protected string? ErrorClass(string name) => ErrorMessage is null ? null : name;

    /// <summary>The hint and the error, under the ids that <see cref="Description"/> names.</summary>
    protected IEnumerable<IHtmlContent?> HintAndError() =>
        [
            Hint is null ? null : Hint with { Id = Key + "-hint" },
            ErrorMessage is null ? null : ErrorMessage with { Id = Key + "-error" },
        ];

    /// <summary>Everything together: the usual shape of a question with one control.</summary>
    protected Element Group(IHtmlContent control) =>
        Around([
            Label is null ? null : Label with { For = Key },
            .. HintAndError(),
            FormGroup.BeforeInput?.Content,
            control,
            FormGroup.AfterInput?.Content,
        ]);

    protected Element Around(params IEnumerable<IHtmlContent?> parts) =>
        FormGroup.In("div", "govuk-form-group", ErrorClass("govuk-form-group--error")).Add(parts);
}

/// <summary>The box around a question.</summary>
public sealed record FormGroup : Part
{
    public Part? BeforeInput { get; init; }
    public Part? AfterInput { get; init; }
    public Part? BeforeInputs { get; init; }
    public Part? AfterInputs { get; init; }
}
