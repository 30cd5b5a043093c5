using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>All criteria of the award on one page. Rows are added and taken away without saving; what does not sum is said at once.</summary>
public sealed class CriteriaModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SetCriteria setCriteria
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public CriteriaInput Input { get; set; } = new();

    /// <summary>The row just added, where the next thing is typed; null where none was.</summary>
    public int? Added { get; private set; }

    public void OnGet() => Input = CriteriaInput.Of(Procurement);

    /// <summary>Adds up what is typed.</summary>
    public void OnPostSum() => ModelState.Clear();

    public void OnPostAdd() => Add(Input.Rows.Count, 0);

    /// <summary>Adds a part at the end of a criterion.</summary>
    public void OnPostPart(int at)
    {
        if (at >= 0 && at < Input.Rows.Count && Input.DepthOf(at) < CriteriaInput.Deepest)
            Add(Input.EndOf(at), Input.DepthOf(at) + 1);
    }

    /// <summary>Takes a criterion away with its parts.</summary>
    public void OnPostRemove(int at)
    {
        ModelState.Clear();
        if (at >= 0 && at < Input.Rows.Count)
            Input.Rows.RemoveRange(at, Input.EndOf(at) - at);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var criteria = Input.Read(ModelState);
        var isRead = ModelState.IsValid;
        // A weight that could not be read makes every sum wrong; it says so itself.
        var problems = Procurement
            .CriteriaProblems(criteria, State.Policy)
            .Where(problem => isRead || problem.Code != "evaluation.weights.do-not-sum");
        if (this.Refused([.. problems.Select(Input.InWords)], nameof(Input)) || !ModelState.IsValid)
        {
            return Page();
        }

        var set = await setCriteria.RunAsync(Actor, Id, criteria, stop);
        return this.Refused(set, nameof(Input))
            ? Page()
            : Saved(
                criteria.Count > 0
                    ? "The criteria of the award are saved."
                    : "Social value stands by itself again. The other criteria are removed."
            );
    }

    /// <summary>Like <c>The award: 64 of 100. Take 4 away.</c></summary>
    public static string InWords(Criterion.Sum sum)
    {
        var found =
            $"{sum.Name ?? "The award"}: {Quantity.Display(sum.Parts)} of {Quantity.Display(sum.Weight)}.";
        return (sum.Parts - sum.Weight) switch
        {
            0m => found,
            > 0m and var over => $"{found} Take {Quantity.Display(over)} away.",
            var under => $"{found} {Quantity.Display(-under)} are left to share.",
        };
    }

    private void Add(int at, int depth)
    {
        ModelState.Clear();
        if (Input.Rows.Count < Procurement.MostCriteria)
        {
            Input.Rows.Insert(at, new CriteriaInput.RowPart { Depth = depth });
            Added = at;
        }
        else
        {
            ModelState.AddModelError(
                "",
                $"An award has up to {Procurement.MostCriteria} criteria and parts. Remove one first."
            );
        }
    }
}
