using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>Answers or facts, one <c>govuk-row</c> each; with <c>card-title</c>, as a card.</summary>
[HtmlTargetElement("govuk-summary-list")]
public sealed class SummaryListTagHelper : ComponentTagHelper
{
    private List<SummaryRow> rows = [];
    private List<SummaryAction> cardActions = [];

    public string? CardTitle { get; set; }

    protected override void Prepare(TagHelperContext context)
    {
        rows = context.Gather<SummaryRow>();
        cardActions = context.Gather<SummaryAction>();
    }

    protected override Component Build(IHtmlContent? inside) =>
        new SummaryList
        {
            Rows = rows,
            Card = CardTitle is null
                ? null
                : new SummaryCard
                {
                    Title = new CardTitle { Text = CardTitle },
                    Actions = new SummaryActions { Items = cardActions },
                },
        };
}

/// <summary>A key and its value: in <c>value</c>, or as markup inside.</summary>
[HtmlTargetElement("govuk-row", ParentTag = "govuk-summary-list")]
public sealed class SummaryRowTagHelper : TagHelper
{
    private const string NotProvided = "Not provided";

    public string Key { get; set; } = "";
    public string? Value { get; set; }

    /// <summary>Where the answer can be changed; empty, as a view binds null, means nowhere.</summary>
    public string? Href
    {
        get;
        set => field = value is { Length: > 0 } ? value : null;
    }

    /// <summary>The words of that link; the key is added for those who meet it alone.</summary>
    public string Change { get; set; } = "Change";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = context.Gather<SummaryAction>();
        var inside = await output.InsideAsync();
        // Razor hands a null over as empty text.
        if (!string.IsNullOrEmpty(Href))
            actions.Insert(
                0,
                new SummaryAction
                {
                    Text = Change,
                    Href = Href,
                    VisuallyHiddenText = Within(Key),
                }
            );
        context.Give(
            new SummaryRow
            {
                Key = Key,
                Value = new Part
                {
                    Html = inside,
                    Text = string.IsNullOrWhiteSpace(Value) ? NotProvided : Value,
                },
                Actions = actions.Count == 0 ? null : new SummaryActions { Items = actions },
            }
        );
        output.SuppressOutput();
    }

    /// <summary>The key as words within a sentence: "VAT rate" stays, "Deadline" does not.</summary>
    private static string Within(string key) =>
        key.Length > 1 && char.IsUpper(key[1]) ? key : char.ToLowerInvariant(key[0]) + key[1..];
}

/// <summary>One more link, of the card or of a row.</summary>
[HtmlTargetElement("govuk-action")]
public sealed class SummaryActionTagHelper : TagHelper
{
    public string? Href { get; set; }
    public string? Hidden { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Give(
            new SummaryAction
            {
                Html = await output.InsideAsync(),
                Href = Href,
                VisuallyHiddenText = Hidden,
            }
        );
        output.SuppressOutput();
    }
}
