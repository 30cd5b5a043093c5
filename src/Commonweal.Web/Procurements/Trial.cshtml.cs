using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

/// <summary>What a version of the council's rules would have asked of its procurements.</summary>
public sealed class TrialModel(CurrentActor current, PolicyTrial lookup) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ProcurementRegister.Show Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public PolicyTrial.Result? Result { get; set; }

    [BindProperty(SupportsGet = true)]
    public ProcurementCategory? Category { get; set; }

    public PolicyTrial.View Trial { get; private set; } = null!;

    public Listing<PolicyTrial.Row> List { get; } =
        new Listing<PolicyTrial.Row>("policy-trial")
            .Text("Title", row => row.Title, sort: "title", link: row => $"/procurements/{row.Id}")
            .Text("Reference", row => row.Reference)
            .InFileOnly()
            .Text("Category", row => row.Category.Words())
            .Money("Value without VAT", row => row.NetValue, sort: "value")
            .Text("Commenced", row => UkTime.Day(row.CommencedOn), sort: "commenced")
            .Text("Decision then", row => Words(row.Decision?.Then))
            .Text("With these rules", row => Words(row.Decision?.Tried))
            .Tag(
                "Result",
                row => row.Lacks is { } lacks ? $"Lacks {lacks}" : Words(row.Result),
                row => Colour(row.Result)
            );

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.RunAsync(current.Actor, id, Show, stop) is not { } trial)
            return NotFound();
        Trial = trial;
        var places = trial
            .Rows.Select((row, place) => (row.Id, place))
            .ToDictionary(row => row.Id, row => row.place);
        return await List.AnswerAsync(
            this,
            request =>
                trial
                    .Rows.Where(row => Result is null || row.Result == Result)
                    .Where(row => Category is null || row.Category == Category)
                    .Matching(request, row => [row.Title, row.Reference])
                    .Page(
                        request,
                        ("order", row => places[row.Id]),
                        ("title", row => row.Title),
                        ("value", row => row.NetValue),
                        ("commenced", row => row.CommencedOn)
                    )
        );
    }

    public static string Words(PolicyTrial.Result result) =>
        result switch
        {
            PolicyTrial.Result.Changed => "Changed",
            PolicyTrial.Result.Same => "Unchanged",
            PolicyTrial.Result.Untried => "Could not be tried",
        };

    public string Decisions(int count) => count == 1 ? "1 decision" : $"{count} decisions";

    private static string Words(PolicyAsks? asks) =>
        asks switch
        {
            null => "",
            { Required: null, MinimumWeighting: null } => "Rule not set",
            { Required: null, MinimumWeighting: { } least } =>
                $"Rule not set, at least {Quantity.Display(least)}%",
            { Required: true, MinimumWeighting: { } least } =>
                $"Required, at least {Quantity.Display(least)}%",
            { Required: true } => "Required, no least weighting",
            { MinimumWeighting: { } least } => $"Not required, at least {Quantity.Display(least)}%",
            _ => "Not required",
        };

    private static string Colour(PolicyTrial.Result result) =>
        result switch
        {
            PolicyTrial.Result.Changed => "yellow",
            PolicyTrial.Result.Same => "grey",
            PolicyTrial.Result.Untried => "red",
        };
}
