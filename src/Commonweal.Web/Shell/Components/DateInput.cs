using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>Day, month and year in three boxes.</summary>
public sealed record DateInput : Field
{
    public string? NamePrefix { get; init; }
    public Fieldset? Fieldset { get; init; }
    public IReadOnlyList<DateBox?> Items { get; init; } = [];
    public IReadOnlyDictionary<string, string?> Values { get; init; } = NoAttributes;

    private static readonly IReadOnlyList<DateBox> Usual =
    [
        new() { Name = "day" },
        new() { Name = "month" },
        new() { Name = "year" },
    ];

    protected override string Key => Id ?? "";

    public override IHtmlContent Render()
    {
        IReadOnlyList<DateBox> boxes = Items.Count == 0 ? Usual : [.. Items.OfType<DateBox>()];
        var anyMarked = boxes.Any(box => box.IsMarked);
        var inputs = Outer("div", "govuk-date-input")
            .Set("id", Id)
            .Add(FormGroup.BeforeInputs?.Content)
            .Add(boxes.Select(box => Box(box, anyMarked)))
            .Add(FormGroup.AfterInputs?.Content);
        IEnumerable<IHtmlContent?> inner = [.. HintAndError(), inputs];
        if (Fieldset is null)
            return Around(inner);
        var html = new HtmlContentBuilder();
        foreach (var part in inner.OfType<IHtmlContent>())
            html.AppendHtml(part);
        // A fieldset of text boxes is announced with its description only under this role.
        return Around(
            Fieldset with
            {
                Role = "group",
                DescribedBy = Description(Fieldset.DescribedBy),
                Html = html,
            }
        );
    }

    private Element Box(DateBox box, bool anyMarked)
    {
        var name = box.Name ?? "";
        var full = string.IsNullOrEmpty(NamePrefix) ? name : $"{NamePrefix}-{name}";
        var marked =
            box.IsMarked || (box.Error is not false && ErrorMessage is not null && !anyMarked);
        return new Element("div", "govuk-date-input__item").Add(
            new Input
            {
                Id = box.Id ?? $"{Key}-{name}",
                Name = full,
                Value =
                    box.Value ?? Values.GetValueOrDefault(full) ?? Values.GetValueOrDefault(name),
                Inputmode = box.Inputmode ?? "numeric",
                Autocomplete = box.Autocomplete,
                Pattern = box.Pattern,
                Attributes = box.Attributes,
                Label = new Label
                {
                    Text = box.Label ?? Capital(name),
                    Classes = "govuk-date-input__label",
                },
                Classes = Element.Join(
                    "govuk-date-input__input",
                    marked && !box.Has("govuk-input--error") ? "govuk-input--error" : null,
                    box.Has("govuk-input--width-") ? null : Width(name),
                    box.Classes
                ),
            }
        );
    }

    private static string Width(string name) =>
        name.EndsWith("year", StringComparison.OrdinalIgnoreCase)
            ? "govuk-input--width-4"
            : "govuk-input--width-2";

    private static string Capital(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>One of the boxes of a date.</summary>
public sealed record DateBox : Part
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public string? Inputmode { get; init; }
    public string? Autocomplete { get; init; }
    public string? Pattern { get; init; }

    /// <summary>Whether this box is the one in error; when none says, all are.</summary>
    public bool? Error { get; init; }

    internal bool IsMarked => Error is true || Has("govuk-input--error");

    internal bool Has(string name) => Classes?.Contains(name, StringComparison.Ordinal) is true;
}
