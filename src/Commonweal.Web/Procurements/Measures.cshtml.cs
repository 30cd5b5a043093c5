using Commonweal.Domain.Frameworks;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class MeasuresModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ChooseMeasures choose,
    RemoveMeasures remove
) : ProcurementPage(current, lookup)
{
    public sealed class MeasuresInput
    {
        public List<string> Codes { get; set; } = [];
        public Dictionary<string, string?> Reasons { get; set; } = [];
    }

    [BindProperty]
    public MeasuresInput Input { get; set; } = new();

    /// <summary>Ids of the priorities the officer says the purchase serves.</summary>
    [BindProperty(Name = "priority")]
    public List<string> Served { get; set; } = [];

    /// <summary>Measures that serve them, and the titles of those each serves; null before it was asked.</summary>
    public IReadOnlyList<(Measure Measure, string Why)>? Suggested { get; private set; }

    public string NothingSuggested =>
        Served.Count == 0
            ? "Tick at least one of the priorities above, then choose Suggest measures again."
            : "No measure of this edition serves the priorities you ticked. Choose from the whole list below.";

    public void OnGet() =>
        Input = new MeasuresInput
        {
            Codes = [.. Procurement.Measures.Select(chosen => chosen.Measure)],
            Reasons = Procurement.Measures.ToDictionary(
                chosen => chosen.Measure,
                chosen => (string?)chosen.Reason,
                StringComparer.Ordinal
            ),
        };

    /// <summary>Suggests; nothing is saved, and nothing ticked or written is lost.</summary>
    public void OnPostSuggest() =>
        Suggested = [
            .. (State.Edition?.Measures ?? [])
                .Select(measure => (measure, PrioritiesOf(measure)))
                .Where(found => found.Item2.Length > 0),
        ];

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (this.Refused(await remove.RunAsync(Actor, Id, stop)))
            return Page();
        TempData["Success"] = "All measures are removed. Choose measures again before you publish.";
        return Redirect($"{Home}/measures");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var ticked = Input.Codes.OfType<string>();
        var inOrder = Procurement
            .Measures.Select(chosen => chosen.Measure)
            .Intersect(ticked, StringComparer.Ordinal)
            .Union(ticked, StringComparer.Ordinal);
        return this.Refused(
            await choose.RunAsync(
                Actor,
                Id,
                [
                    .. inOrder.Select(code => new ChooseMeasures.Choice(
                        code,
                        Input.Reasons.GetValueOrDefault(code) ?? ""
                    )),
                ],
                stop
            ),
            nameof(Input)
        )
            ? Page()
            : Saved("The measures are saved.");
    }

    /// <summary>Moves one measure up or down by one place.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string measure, int by, CancellationToken stop)
    {
        List<ChooseMeasures.Choice> order =
        [
            .. Procurement.Measures.Select(chosen => new ChooseMeasures.Choice(
                chosen.Measure,
                chosen.Reason
            )),
        ];
        var from = order.FindIndex(choice => choice.Measure == measure);
        var to = Math.Clamp(from + Math.Sign(by), 0, order.Count - 1);
        if (from >= 0)
            (order[from], order[to]) = (order[to], order[from]);
        return this.Refused(await choose.RunAsync(Actor, Id, order, stop))
            ? Page()
            : Redirect($"{Home}/measures");
    }

    /// <summary>Why it is suggested, its unit, and what may be counted.</summary>
    public string HintOf(Measure measure)
    {
        var serves = Suggested is null ? "" : PrioritiesOf(measure);
        return $"{(serves.Length > 0 ? $"Suggested, because it serves: {serves}. " : "")}In {measure.Unit.Words()}. {measure.Counts}.{(measure.Proxy is null ? " No value in pounds yet." : "")}";
    }

    private string PrioritiesOf(Measure measure) =>
        string.Join(
            "; ",
            State
                .Edition!.Priorities.Where(priority =>
                    Served.Contains(priority.Id)
                    && measure.Priorities.Contains(priority.Id, StringComparer.Ordinal)
                )
                .Select(priority => priority.Title)
        );
}
