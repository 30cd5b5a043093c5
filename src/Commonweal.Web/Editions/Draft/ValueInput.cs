using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Draft;

/// <summary>How a unit is valued, as it is typed.</summary>
public sealed class ValueInput
{
    public string? Title { get; set; }
    public Unit? Unit { get; set; }
    public string? Formula { get; set; }
    public string? Figure { get; set; }
    public string? Wage { get; set; }
    public string? HoursPerWeek { get; set; }
    public string? WeeksPerYear { get; set; }
    public string? Carbon { get; set; }
    public string? KilogramsPerMile { get; set; }
    public string? Deflator { get; set; }

    public static ValueInput Of(Proxy proxy)
    {
        var input = new ValueInput
        {
            Title = proxy.Title,
            Unit = proxy.Unit,
            Formula = proxy.Formula.Name,
            Deflator = proxy.Uprating?.Deflator.Id,
        };
        foreach (var (key, parameter) in proxy.Formula.Terms)
        {
            input.Set(key, parameter.Id);
        }

        return input;
    }

    /// <summary>The value; null when something is missing, which the page then says.</summary>
    /// <param name="id">Its id; empty for a new one.</param>
    public Proxy? Read(PageModel page, Edition edition, string id)
    {
        var state = page.ModelState;
        page.Refused(SetProxy.Lacks(Title), "Input");
        if (Unit is null)
        {
            state.AddModelError($"Input.{nameof(Unit)}", "Choose the unit that is valued.");
        }

        var formula = ReadFormula(state, edition);
        var uprating =
            string.IsNullOrEmpty(Deflator) ? null
            : Term(state, edition, nameof(Deflator), Deflator) is { } index
                ? new Uprating(index, edition.PriceYear)
            : null;
        return state.IsValid && Unit is { } unit && formula is not null
            ? new Proxy(
                id,
                Written.Plain(Title),
                unit,
                formula,
                formula.Parameters.Count > 0 ? uprating : null
            )
            : null;
    }

    private Formula? ReadFormula(ModelStateDictionary state, Edition edition)
    {
        switch (Formula)
        {
            case "oneForOne":
                return new Formula.OneForOne();
            case "datedFigure":
                return Chosen(nameof(Figure), Figure) is { } figure
                    ? new Formula.DatedFigure(figure)
                    : null;
            case "annualWage":
                var (wage, hours, weeks) = (
                    Chosen(nameof(Wage), Wage),
                    Chosen(nameof(HoursPerWeek), HoursPerWeek),
                    Chosen(nameof(WeeksPerYear), WeeksPerYear)
                );
                return wage is null || hours is null || weeks is null
                    ? null
                    : new Formula.AnnualWage(wage, hours, weeks);
            case "carbonPerMile":
                var (carbon, kilograms) = (
                    Chosen(nameof(Carbon), Carbon),
                    Chosen(nameof(KilogramsPerMile), KilogramsPerMile)
                );
                return carbon is null || kilograms is null
                    ? null
                    : new Formula.CarbonPerMile(carbon, kilograms);
            default:
                state.AddModelError($"Input.{nameof(Formula)}", "Choose how it is worked out.");
                return null;
        }

        Parameter? Chosen(string field, string? id) => Term(state, edition, field, id);
    }

    private static Parameter? Term(
        ModelStateDictionary state,
        Edition edition,
        string field,
        string? id
    )
    {
        var found = edition.Parameters.FirstOrDefault(one => one.Id == id);
        if (found is null)
        {
            state.AddModelError($"Input.{field}", "Choose the figure it is worked out from.");
        }

        return found;
    }

    private void Set(string key, string id)
    {
        switch (key)
        {
            case "figure":
                Figure = id;
                break;
            case "wage":
                Wage = id;
                break;
            case "hoursPerWeek":
                HoursPerWeek = id;
                break;
            case "weeksPerYear":
                WeeksPerYear = id;
                break;
            case "carbon":
                Carbon = id;
                break;
            case "kilogramsPerMile":
                KilogramsPerMile = id;
                break;
        }
    }
}
