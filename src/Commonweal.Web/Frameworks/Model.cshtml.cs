using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Frameworks;

public sealed class ModelModel(ReferenceData data) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ModelPartKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Outcome { get; set; }

    [BindProperty(SupportsGet = true)]
    public Certainty? Known { get; set; }

    public SocialValueModel Held { get; private set; } = null!;

    public SocialValueModel? Successor => data.Model(Held.SupersededBy);

    public bool HasCrosswalk => data.Crosswalks.Any(crosswalk => crosswalk.From == Held.Name);

    public Listing<Row> List => field ??= Columns();

    public async Task<IActionResult> OnGetAsync(string name)
    {
        if (data.Model(name) is not { } model)
            return NotFound();
        Held = model;
        return await List.AnswerAsync(
            this,
            request =>
                Rows()
                    .Where(IsAskedFor)
                    .Matching(request, row => [row.Code, row.Title, row.Says])
                    .Page(
                        request,
                        ("order", row => row.Order),
                        ("code", row => row.Code),
                        ("title", row => row.Title),
                        ("outcome", row => row.Outcome?.Number)
                    )
        );
    }

    private bool IsAskedFor(Row row) =>
        (Kind is null || row.Kind == Kind)
        && (Outcome is null || row.Outcome?.Number == Outcome)
        && (Known is null || row.Certainty == Known);

    /// <summary>What is missing stands in the list at its place: of the whole model first, of an outcome after its parts.</summary>
    private IEnumerable<Row> Rows() =>
        Held
            .Gaps.Where(gap => gap.Outcome is null)
            .Select(gap => Missing(gap, null))
            .Concat(
                Held.Outcomes.SelectMany(outcome =>
                    outcome
                        .Parts.Select(part => Of(part, outcome))
                        .Concat(
                            Held.Gaps.Where(gap => gap.Outcome == outcome.Number)
                                .Select(gap => Missing(gap, outcome))
                        )
                )
            )
            .Select((row, place) => row with { Order = place });

    private static Row Of(ModelPart part, ModelOutcome outcome) =>
        new(
            outcome,
            part.Kind,
            part.Code,
            part.Title,
            part.Says ?? $"Counted in {part.Unit}",
            string.Join(", ", part.SplitBy),
            part.Certainty
        );

    private Row Missing(ModelGap gap, ModelOutcome? outcome) =>
        new(
            outcome,
            gap.Kind,
            "",
            gap.What,
            $"{ModelWords.Of(Held, gap)} Where to look: {gap.Look}.",
            "",
            null
        );

    private Listing<Row> Columns() =>
        new Listing<Row>(Held.Name)
            .Text("Criterion or metric", row => row.Title, sort: "title")
            .Text("Code", row => row.Code, sort: "code")
            .Text("Kind", row => row.Kind is { } kind ? ModelWords.Of(kind) : "")
            .Text(
                "Outcome",
                row => row.Outcome is { } outcome ? ModelWords.Of(outcome) : "Whole model",
                sort: "outcome"
            )
            .Text("Asks for, or counted in", row => row.Says)
            .Tag(
                "How it is known",
                row => row.Certainty is { } known ? ModelWords.Of(known) : ModelWords.Missing,
                row => row.Certainty is { } known ? ModelWords.Colour(known) : "red"
            )
            .Text("Split by", row => row.SplitBy)
            .InFileOnly()
            .Text(Held.ThemeWord ?? "Theme", row => row.Outcome?.Theme?.Title)
            .InFileOnly();

    /// <summary>A part of the model, or what is missing of it.</summary>
    /// <param name="Certainty">How it is known; null when it is missing.</param>
    public sealed record Row(
        ModelOutcome? Outcome,
        ModelPartKind? Kind,
        string Code,
        string Title,
        string Says,
        string SplitBy,
        Certainty? Certainty
    )
    {
        public int Order { get; init; }
    }
}
