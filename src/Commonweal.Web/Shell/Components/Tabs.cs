using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Tabs : Component
{
    public string? IdPrefix { get; init; }
    public string Title { get; init; } = "Contents";
    public IReadOnlyList<Tab?> Items { get; init; } = [];

    public override IHtmlContent Render()
    {
        (Tab Tab, int Number)[] tabs =
        [
            .. Items
                .Select((tab, at) => (Tab: tab!, at + 1))
                .Where(numbered => numbered.Tab is not null),
        ];
        return Outer("div", "govuk-tabs")
            .Set("id", Id)
            .Set("data-module", "govuk-tabs")
            .Add(new Element("h2", "govuk-tabs__title").Add(Title))
            .Add(
                tabs.Length == 0
                    ? null
                    : new Element("ul", "govuk-tabs__list").Add(
                        tabs.Select(tab => Label(tab.Tab, tab.Number))
                    )
            )
            .Add(tabs.Select(tab => Panel(tab.Tab, tab.Number)));
    }

    private string PanelId(Tab tab, int number) =>
        tab.Id ?? string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}-{number}");

    private Element Label(Tab tab, int number) =>
        new Element(
            "li",
            "govuk-tabs__list-item",
            number == 1 ? "govuk-tabs__list-item--selected" : null
        ).Add(
            new Element("a", "govuk-tabs__tab")
                .Set("href", "#" + PanelId(tab, number))
                .Set(tab.Attributes)
                .Add(tab.Label)
        );

    private Element Panel(Tab tab, int number) =>
        new Element("div", "govuk-tabs__panel", number > 1 ? "govuk-tabs__panel--hidden" : null)
            .Set("id", PanelId(tab, number))
            .Set(tab.Panel.Attributes)
            .Add(
                tab.Panel.Html
                    ?? (
                        tab.Panel.HasContent
                            ? new Element("p", "govuk-body").Add(tab.Panel.Text)
                            : null
                    )
            );
}

public sealed record Tab : Part
{
    public string? Id { get; init; }
    public string? Label { get; init; }
    public Part Panel { get; init; } = "";
}
