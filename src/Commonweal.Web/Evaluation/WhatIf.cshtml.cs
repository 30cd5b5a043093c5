using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>The same bids under other weights; there is nothing here that could save them.</summary>
public sealed class WhatIfModel(WholeAward award, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WholeAward.View? Found { get; private set; }

    public IReadOnlyList<Criterion> Criteria => Found?.Method?.Criteria ?? [];

    /// <summary>The weights as typed, or as published before any were.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    /// <summary>Each bid's total under the weights tried; null while they cannot be used.</summary>
    public IReadOnlyDictionary<string, decimal>? Totals { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await award.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        if (Found is { Method: { } method, Table: { IsWhole: true } table })
        {
            Typed =
            [
                .. Criteria.Select(
                    (criterion, i) =>
                        Request.Query[$"w[{i}]"].FirstOrDefault()
                        ?? Quantity.Exact(criterion.Weight)
                ),
            ];
            var totals = Sensitivity.Totals(method, table, [.. Typed.Select(Quantity.Parse)]);
            Totals = this.Refused(totals) ? null : totals.Value;
        }

        return this.Show(outcome);
    }
}
