using System.Globalization;
using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>A textarea that says how much room is left; over-typing is allowed and told, never cut.</summary>
public sealed record CharacterCount : Field
{
    public int? Maxlength { get; init; }
    public int? Maxwords { get; init; }

    /// <summary>Per cent of the limit to be used before the count is shown.</summary>
    public int? Threshold { get; init; }
    public int? Rows { get; init; }
    public bool? Spellcheck { get; init; }

    /// <summary>Said before any script runs; <c>%{count}</c> is the limit.</summary>
    public string? TextareaDescriptionText { get; init; }
    public Part? CountMessage { get; init; }

    private int? Limit => Maxwords ?? Maxlength;

    public override IHtmlContent Render() =>
        new Textarea
        {
            Id = Key,
            Name = Name,
            Value = Value,
            Rows = Rows,
            Spellcheck = Spellcheck,
            DescribedBy = Key + "-info",
            Label = Label,
            Hint = Hint,
            ErrorMessage = ErrorMessage,
            Attributes = Attributes,
            Classes = Element.Join("govuk-js-character-count", Classes),
            FormGroup = FormGroup with
            {
                Classes = Element.Join("govuk-character-count", FormGroup.Classes),
                Attributes = Counting(),
                AfterInput = new Part { Html = Message() },
            },
        };

    private Dictionary<string, string?> Counting() =>
        new(FormGroup.Attributes, StringComparer.Ordinal)
        {
            ["data-module"] = "govuk-character-count",
            ["data-maxlength"] = Figure(Maxlength),
            ["data-maxwords"] = Figure(Maxwords),
            ["data-threshold"] = Figure(Threshold),
            ["data-count-type"] = Maxwords is null ? null : "words",
            ["data-i18n.textarea-description.other"] = Limit is null
                ? TextareaDescriptionText
                : null,
        };

    private IHtmlContentBuilder Message()
    {
        var words =
            TextareaDescriptionText
            ?? $"You can enter up to %{{count}} {(Maxwords is null ? "characters" : "words")}";
        var hint = new Hint
        {
            Id = Key + "-info",
            Text = Limit is null
                ? null
                : words.Replace("%{count}", Quantity.Display(Limit ?? 0), StringComparison.Ordinal),
            Classes = Element.Join("govuk-character-count__message", CountMessage?.Classes),
        };
        IHtmlContentBuilder message = new HtmlContentBuilder().AppendHtml(hint);
        return FormGroup.AfterInput?.Content is { } after ? message.AppendHtml(after) : message;
    }

    private static string? Figure(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
