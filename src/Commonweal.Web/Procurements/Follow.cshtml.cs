using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>Whether statements are judged by criteria of a Social Value Model: that of the day the procurement commences.</summary>
public sealed class FollowModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ReferenceData data,
    ChooseModel choose
) : ProcurementPage(current, lookup)
{
    private const string None = "none";

    /// <summary>The name of one.</summary>
    [BindProperty]
    public string? Model { get; set; }

    [BindProperty]
    public List<string> ModelCriteria { get; set; } = [];

    /// <summary>Whether words that nobody here has seen in the model were compared with it.</summary>
    [BindProperty]
    public bool Compared { get; set; }

    /// <summary>The models of the day; none before it is known.</summary>
    public IReadOnlyList<SocialValueModel> Models =>
        Procurement.CommencedOn is { } day ? SocialValueModel.For(data.Models, day) : [];

    public void OnGet()
    {
        Model = Procurement.Model ?? None;
        ModelCriteria = [.. Procurement.ModelCriteria.Select(code => $"{Model}/{code}")];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var name = Model is null or None ? null : Model;
        // Two models may stand on the page; what is ticked of the other one is passed over.
        var asked = ModelCriteria
            .Select(ticked => ticked.Split('/', 2))
            .Where(ticked => ticked is [var of, _] && of == name)
            .Select(ticked => ticked[1])
            .ToArray();
        return this.Refused(await choose.RunAsync(Actor, Id, name, asked, Compared, stop))
            ? Page()
            : Saved(
                name is null
                    ? "The procurement follows no Social Value Model."
                    : "The criteria of the model are saved."
            );
    }

    public static IEnumerable<ModelPart> CriteriaOf(ModelOutcome outcome) =>
        outcome.Parts.Where(part => part.Kind == ModelPartKind.Criterion);

    public static string HintOf(ModelPart part) =>
        $"{part.Says}{(part.IsSettled ? "" : ". Not checked: compare it with the policy note")}";
}
