using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>One of the answers offered by radios, checkboxes or a select.</summary>
public sealed record Choice : Component
{
    public Choice() { }

    public Choice(string value, string text, string? hint = null)
    {
        Value = value;
        Text = text;
        Hint = hint is null ? null : new Hint { Text = hint };
    }

    public string? Value { get; init; }

    /// <summary>Null leaves it to the question's value.</summary>
    public bool? Checked { get; init; }
    public bool Disabled { get; init; }
    public Hint? Hint { get; init; }
    public Part? Label { get; init; }

    /// <summary>Shown only while this is chosen.</summary>
    public Part? Conditional { get; init; }

    /// <summary>A word between choices, such as "or"; the rest is then left out.</summary>
    public string? Divider { get; init; }

    /// <summary><c>exclusive</c> unticks the others: "None of these".</summary>
    public string? Behaviour { get; init; }
    public string? Name { get; init; }

    /// <summary>An option of a select.</summary>
    public override IHtmlContent Render() =>
        In("option").Set("value", Value).Set("selected", Checked is true).Set("disabled", Disabled);
}

/// <summary>Radios or checkboxes: one group of choices under one legend.</summary>
public abstract record Choices : Field
{
    public string? IdPrefix { get; init; }
    public Fieldset? Fieldset { get; init; }
    public IReadOnlyList<Choice?> Items { get; init; } = [];

    protected abstract string Block { get; }
    protected abstract string Kind { get; }
    protected virtual string? ItemDescription => null;
    protected override string Key => IdPrefix ?? Name ?? "";

    protected string? GroupDescription => Description(Fieldset?.DescribedBy ?? DescribedBy);

    protected abstract bool IsChosen(Choice choice);

    public override IHtmlContent Render()
    {
        var choices = Outer("div", Block)
            .Set("data-module", Block)
            .Add(FormGroup.BeforeInputs?.Content)
            .Add(Items.SelectMany((item, index) => item is null ? [] : Item(item, index + 1)))
            .Add(FormGroup.AfterInputs?.Content);
        IEnumerable<IHtmlContent?> inner = [.. HintAndError(), choices];
        return Fieldset is null
            ? Around(inner)
            : Around(Fieldset with { DescribedBy = GroupDescription, Html = Join(inner) });
    }

    private static HtmlContentBuilder Join(IEnumerable<IHtmlContent?> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts.OfType<IHtmlContent>())
            all.AppendHtml(part);
        return all;
    }

    private IEnumerable<IHtmlContent> Item(Choice item, int index)
    {
        if (item.Divider is { Length: > 0 })
            return [new Element("div", Block + "__divider").Add(item.Divider)];
        // The first has no number, so that the error summary can link to the question itself.
        var id = item.Id ?? (index == 1 ? Key : $"{Key}-{index}");
        var conditional = item.Conditional is { Html: not null } ? "conditional-" + id : null;
        var box = Box(item, id, conditional);
        return conditional is null ? [box] : [box, Conditional(item, conditional)];
    }

    private Element Box(Choice item, string id, string? conditional)
    {
        var hint = item.Hint is { HasContent: true } ? id + "-item-hint" : null;
        var described = Element.Join(ItemDescription, hint);
        return new Element("div", Block + "__item").Add(
            new Element("input", Block + "__input")
                .Set("id", id)
                .Set("name", item.Name ?? Name ?? "")
                .Set("type", Kind)
                .Set("value", item.Value ?? "")
                .Set("checked", IsChosen(item))
                .Set("disabled", item.Disabled)
                .Set("data-aria-controls", conditional)
                .Set("data-behaviour", item.Behaviour)
                .Set("aria-describedby", described.Length == 0 ? null : described)
                .Set(item.Attributes),
            new Label
            {
                For = id,
                Text = item.Text,
                Html = item.Html,
                Classes = Element.Join(Block + "__label", item.Label?.Classes),
                Attributes = item.Label?.Attributes ?? NoAttributes,
            },
            hint is null
                ? null
                : item.Hint! with
                {
                    Id = hint,
                    Classes = Element.Join(Block + "__hint", item.Hint.Classes),
                }
        );
    }

    private Element Conditional(Choice item, string id) =>
        new Element(
            "div",
            Block + "__conditional",
            IsChosen(item) ? null : Block + "__conditional--hidden"
        )
            .Set("id", id)
            .Add(item.Conditional!.Content);
}

public sealed record Radios : Choices
{
    protected override string Block => "govuk-radios";
    protected override string Kind => "radio";

    protected override bool IsChosen(Choice choice) =>
        choice.Checked ?? (!string.IsNullOrEmpty(Value) && choice.Value == Value);
}

public sealed record Checkboxes : Choices
{
    /// <summary>The values ticked.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    protected override string Block => "govuk-checkboxes";
    protected override string Kind => "checkbox";
    protected override string? ItemDescription => Fieldset is null ? GroupDescription : null;

    protected override bool IsChosen(Choice choice) =>
        choice.Checked
        ?? (
            choice.Value is not null
            && Values?.Contains(choice.Value, StringComparer.Ordinal) is true
        );
}

public sealed record Select : Field
{
    public IReadOnlyList<Choice?> Items { get; init; } = [];

    public override IHtmlContent Render() =>
        Group(
            Outer("select", "govuk-select", ErrorClass("govuk-select--error"))
                .Set("id", Key)
                .Set("name", Name ?? "")
                .Set("disabled", Disabled)
                .Set("aria-describedby", Description(DescribedBy))
                .Add(
                    Items
                        .OfType<Choice>()
                        .Select(item => item with { Checked = item.Checked ?? IsChosen(item) })
                )
        );

    private bool IsChosen(Choice item) =>
        !string.IsNullOrEmpty(Value) && (item.Value ?? item.Text) == Value;
}
