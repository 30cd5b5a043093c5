using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

[HtmlTargetElement("govuk-task-list")]
public sealed class TaskListTagHelper : ComponentTagHelper
{
    private List<TaskItem> tasks = [];

    public string? IdPrefix { get; set; }

    protected override void Prepare(TagHelperContext context) => tasks = context.Gather<TaskItem>();

    protected override Component Build(IHtmlContent? inside) =>
        new TaskList { IdPrefix = IdPrefix, Items = tasks };
}

/// <summary>One task; without <c>href</c> it cannot be started yet. A status without a colour is plain words.</summary>
[HtmlTargetElement("govuk-task", ParentTag = "govuk-task-list")]
public sealed class TaskTagHelper : TagHelper
{
    // A view that binds null gets "" here; both mean none.
    public string? Href
    {
        get;
        set => field = value is { Length: > 0 } ? value : null;
    }
    public string? Hint { get; set; }
    public string Status { get; set; } = "";
    public string? Colour
    {
        get;
        set => field = value is { Length: > 0 } ? value : null;
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = await output.InsideAsync();
        context.Give(
            new TaskItem
            {
                Title = new Part { Html = name },
                Href = Href,
                Hint = Hint is null ? null : (Part)Hint,
                Status = Colour is null
                    ? new TaskProgress
                    {
                        Text = Status,
                        Classes = Href is null ? "govuk-task-list__status--cannot-start-yet" : null,
                    }
                    : new TaskProgress
                    {
                        Tag = new Tag { Text = Status, Classes = $"govuk-tag--{Colour}" },
                    },
            }
        );
        output.SuppressOutput();
    }
}
