using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Frameworks;

public sealed class ModelsModel(ReferenceData data) : PageModel
{
    /// <summary>The day asked about.</summary>
    [BindProperty(SupportsGet = true)]
    public DateParts Commenced { get; set; } = new();

    public DateOnly Day { get; private set; }

    /// <summary>The models that may be followed then; null while no day was asked about.</summary>
    public IReadOnlyList<SocialValueModel>? Answer { get; private set; }

    public Listing<SocialValueModel> List { get; } =
        new Listing<SocialValueModel>("social-value-models")
            .Text(
                "Model",
                model => model.Title,
                sort: "title",
                link: model => $"/models/{model.Name}"
            )
            .Text("Policy note", model => model.Notice)
            .Date("Published", model => model.PublishedOn)
            .InFileOnly()
            .Date("Applies from", model => model.AppliesFrom, sort: "from")
            .Text("Last day to commence", model => LastDayOf(model))
            .Text("Least weighting", ModelWords.WeightingOf)
            .InFileOnly()
            .Count("Outcomes", model => model.Outcomes.Count)
            .Count("Criteria", model => model.Count(ModelPartKind.Criterion))
            .Count("Metrics", model => model.Count(ModelPartKind.Metric))
            .Text("Parts verified", ModelWords.SettledOf)
            .Count("Known to be missing", model => model.Gaps.Count);

    public static string LastDayOf(SocialValueModel model) =>
        model.LastCommencement is { } last ? UkTime.Day(last) : "No end known";

    public Task<IActionResult> OnGetAsync()
    {
        if (
            Request.Query.Keys.Any(key =>
                key.StartsWith(nameof(Commenced), StringComparison.Ordinal)
            )
        )
            Ask();
        return List.AnswerAsync(
            this,
            request =>
                data.Models.Matching(request, model => [model.Title, model.Notice])
                    .Page(
                        request,
                        ("from", model => model.AppliesFrom),
                        ("title", model => model.Title)
                    )
        );
    }

    private void Ask()
    {
        var day = Commenced.Read("The day on which the procurement commences", nameof(Commenced));
        if (this.Refused(day))
            return;
        Day = day.Value;
        Answer = SocialValueModel.For(data.Models, Day);
    }
}
