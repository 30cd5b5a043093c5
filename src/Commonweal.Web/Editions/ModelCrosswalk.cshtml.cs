using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Frameworks;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class ModelCrosswalkModel(
    ReferenceData data,
    EditionShelf shelf,
    CrosswalkShelf crosswalks,
    CurrentActor current
) : PageModel
{
    /// <summary>Only the measures of one edition, which may be a council's own; null for those a crosswalk names itself.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    /// <summary>Only criteria with a measure, or only those without; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Found { get; set; }

    public SocialValueModel Held { get; private set; } = null!;

    /// <summary>Each crosswalk that starts here, its edition, and the codes of measures that no criterion leads to.</summary>
    public IReadOnlyList<(
        Crosswalk Crosswalk,
        Edition Edition,
        IReadOnlyList<string> Unreached
    )> Crosswalks { get; private set; } = [];

    public Listing<Row> List => field ??= Columns();

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken stop)
    {
        if (data.Model(name) is not { } model)
            return NotFound();
        Held = model;
        Crosswalks = Edition is null
            ?
            [
                .. data
                    .Crosswalks.Where(crosswalk => crosswalk.From == name)
                    .Select(crosswalk => Whole(crosswalk, data.Edition(crosswalk.To)!)),
            ]
            : await OfAsync(Edition, stop);
        if (Crosswalks.Count == 0)
            return NotFound();
        return await List.AnswerAsync(
            this,
            request =>
                Rows()
                    .Where(row => Found is null || row.Measure is not null == Found)
                    .Matching(
                        request,
                        row =>
                            [
                                row.Criterion.Code,
                                row.Criterion.Title,
                                row.Measure?.Code ?? "",
                                row.Measure?.Title ?? "",
                            ]
                    )
                    .Page(
                        request,
                        ("order", row => row.Order),
                        ("code", row => row.Criterion.Code),
                        ("measure", row => row.Measure?.Title)
                    )
        );
    }

    private async Task<IReadOnlyList<(Crosswalk, Edition, IReadOnlyList<string>)>> OfAsync(
        string name,
        CancellationToken stop
    ) =>
        shelf.FindOpen(name) is { } edition
            ?
            [
                .. (await crosswalks.FromModelsAsync(current.Actor, edition, stop))
                    .Where(one => one.Model == Held)
                    .Select(one => Whole(one.Way, edition)),
            ]
            : [];

    private static (Crosswalk, Edition, IReadOnlyList<string>) Whole(
        Crosswalk crosswalk,
        Edition edition
    ) =>
        (
            crosswalk,
            edition,
            [
                .. edition
                    .Measures.Select(measure => measure.Code)
                    .Where(code => !crosswalk.LeadingTo(code).Any()),
            ]
        );

    private IEnumerable<Row> Rows() =>
        Crosswalks
            .SelectMany(whole =>
                whole.Crosswalk.Rows.SelectMany(row =>
                    row.Counterparts.Select(whole.Edition.Find)
                        .DefaultIfEmpty()
                        .Select(measure => new Row(
                            Held.Criterion(row.Code)!,
                            whole.Edition,
                            measure,
                            row.Note
                        ))
                )
            )
            .Select((row, place) => row with { Order = place });

    private Listing<Row> Columns() =>
        new Listing<Row>($"{Held.Name}-crosswalk")
            .Text("Criterion", row => row.Criterion.Code, sort: "code")
            .Text("Label", row => row.Criterion.Title)
            .Tag(
                "How the criterion is known",
                row => ModelWords.Of(row.Criterion.Certainty),
                row => ModelWords.Colour(row.Criterion.Certainty)
            )
            .Text(
                "Measure",
                row => row.Measure?.Name ?? "No counterpart",
                sort: "measure",
                link: row =>
                    row.Measure is { } measure
                        ? $"/frameworks/{row.Edition.Name}/measures/{measure.Code}"
                        : null
            )
            .Text("Counted in", row => row.Measure?.Unit.Words())
            .Text("Note", row => row.Note)
            .Text("Edition", row => row.Edition.Title)
            .InFileOnly();

    /// <summary>A criterion with one of its measures.</summary>
    /// <param name="Measure">Null when it has none.</param>
    public sealed record Row(ModelPart Criterion, Edition Edition, Measure? Measure, string? Note)
    {
        public int Order { get; init; }
    }
}
