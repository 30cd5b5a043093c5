using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record TaskList : Component
{
    public string? IdPrefix { get; init; }
    public IReadOnlyList<TaskItem?> Items { get; init; } = [];

    public override IHtmlContent Render()
    {
        var prefix = string.IsNullOrEmpty(IdPrefix) ? "task-list" : IdPrefix;
        return Outer("ul", "govuk-task-list")
            .Add(
                Items.Select(
                    (item, at) =>
                        item?.Render(
                            string.Create(CultureInfo.InvariantCulture, $"{prefix}-{at + 1}")
                        )
                )
            );
    }
}

public sealed record TaskItem
{
    public string? Classes { get; init; }
    public Part Title { get; init; } = "";
    public Part? Hint { get; init; }

    /// <summary>Without an address the task cannot be started yet.</summary>
    public string? Href { get; init; }
    public TaskProgress Status { get; init; } = new();

    internal Element Render(string id)
    {
        var isLink = !string.IsNullOrEmpty(Href);
        var hintId = Hint is null ? null : id + "-hint";
        return new Element(
            "li",
            "govuk-task-list__item",
            isLink ? "govuk-task-list__item--with-link" : null,
            Classes
        ).Add(
            new Element("div", "govuk-task-list__name-and-hint").Add(
                isLink
                    ? Title
                        .In("a", "govuk-link", "govuk-task-list__link")
                        .Set("href", Href)
                        .Set("aria-describedby", Element.Join(hintId, id + "-status"))
                    : Title.In("div"),
                Hint?.In("div", "govuk-task-list__hint").Set("id", hintId)
            ),
            Status.Render().Set("id", id + "-status")
        );
    }
}

/// <summary>How far a task is: plain words when completed or not to be started, a tag in between.</summary>
public sealed record TaskProgress : Part
{
    public Tag? Tag { get; init; }

    internal Element Render() =>
        Tag is null
            ? In("div", "govuk-task-list__status")
            : Outer("div", "govuk-task-list__status").Add(Tag);
}
