using Commonweal.Domain.Frameworks;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class MeasuresModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ChooseMeasures choose
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
    [BindProperty(Name = "priority", SupportsGet = true)]
    public List<string> Served { get; set; } = [];

    public string SuggestedInWords =>
        Suggested is { Count: > 0 } codes
            ? $"Suggested, because they serve these priorities: {string.Join(", ", codes)}."
            : "No measure of this edition serves these priorities.";

    private List<string> Suggested =>
        [
            .. (State.Edition?.Measures ?? [])
                .Where(measure =>
                    measure.Priorities.Intersect(Served, StringComparer.Ordinal).Any()
                )
                .Select(measure => measure.Code),
        ];

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

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var kept = Procurement.Measures.Select(chosen => chosen.Measure);
        var inOrder = kept.Intersect(Input.Codes, StringComparer.Ordinal)
            .Union(Input.Codes, StringComparer.Ordinal);
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

    /// <summary>The unit, and what may be counted.</summary>
    public string HintOf(Measure measure) =>
        $"{(measure.Priorities.Intersect(Served, StringComparer.Ordinal).Any() ? "Suggested. " : "")}In {measure.Unit.Words()}. {measure.Counts}.{(measure.Proxy is null ? " No value in pounds yet." : "")}";
}
