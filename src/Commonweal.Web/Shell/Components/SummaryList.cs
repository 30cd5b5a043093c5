using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record SummaryList : Component
{
    public IReadOnlyList<SummaryRow?> Rows { get; init; } = [];
    public SummaryCard? Card { get; init; }

    public override IHtmlContent Render()
    {
        SummaryRow[] rows = [.. Rows.OfType<SummaryRow>()];
        var anyActions = rows.Any(row => row.Actions is { Items.Count: > 0 });
        var list = Outer("dl", "govuk-summary-list")
            .Add(rows.Select(row => row.Render(anyActions, Card?.Title)));
        return Card is null ? list : Card.Around(list);
    }
}

public sealed record SummaryRow
{
    public string? Classes { get; init; }
    public Part Key { get; init; } = "";
    public Part Value { get; init; } = "";
    public SummaryActions? Actions { get; init; }

    internal Element Render(bool anyActions, Part? cardTitle) =>
        new Element(
            "div",
            "govuk-summary-list__row",
            anyActions && Actions is null ? "govuk-summary-list__row--no-actions" : null,
            Classes
        ).Add(
            Key.In("dt", "govuk-summary-list__key"),
            Value.In("dd", "govuk-summary-list__value"),
            Actions is { Items.Count: > 0 }
                ? new Element("dd", "govuk-summary-list__actions", Actions.Classes).Add(
                    Actions.Items.Count == 1
                        ? Actions.Items[0].Render(cardTitle)
                        : new Element("ul", "govuk-summary-list__actions-list").Add(
                            Actions.Items.Select(action =>
                                new Element("li", "govuk-summary-list__actions-list-item").Add(
                                    action.Render(cardTitle)
                                )
                            )
                        )
                )
                : null
        );
}

public sealed record SummaryCard : Part
{
    public CardTitle? Title { get; init; }
    public SummaryActions? Actions { get; init; }

    internal Element Around(Element list) =>
        Outer("div", "govuk-summary-card")
            .Add(
                new Element("div", "govuk-summary-card__title-wrapper").Add(
                    Title?.In($"h{Title.HeadingLevel ?? 2}", "govuk-summary-card__title"),
                    ActionLinks()
                ),
                new Element("div", "govuk-summary-card__content").Add(list)
            );

    private Element? ActionLinks() =>
        Actions?.Items.Count switch
        {
            null or 0 => null,
            1 => new Element("div", "govuk-summary-card__actions", Actions.Classes).Add(
                Actions.Items[0].Render(Title)
            ),
            _ => new Element("ul", "govuk-summary-card__actions", Actions.Classes).Add(
                Actions.Items.Select(action =>
                    new Element("li", "govuk-summary-card__action").Add(action.Render(Title))
                )
            ),
        };
}

public sealed record CardTitle : Part
{
    public int? HeadingLevel { get; init; }
}

public sealed record SummaryActions
{
    public string? Classes { get; init; }
    public IReadOnlyList<SummaryAction> Items { get; init; } = [];
}

public sealed record SummaryAction : Part
{
    public string? Href { get; init; }

    /// <summary>What is changed, for those who meet the link on its own.</summary>
    public string? VisuallyHiddenText { get; init; }

    internal Element Render(Part? cardTitle)
    {
        var link = In("a", "govuk-link").Set("href", Href ?? "");
        if (string.IsNullOrEmpty(VisuallyHiddenText) && cardTitle is null)
            return link;
        var hidden = new Element("span", "govuk-visually-hidden");
        if (!string.IsNullOrEmpty(VisuallyHiddenText))
            hidden.Add(" " + VisuallyHiddenText);
        if (cardTitle is not null)
            hidden.Add(" (").Add(cardTitle.Content).Add(")");
        return link.Add(hidden);
    }
}
