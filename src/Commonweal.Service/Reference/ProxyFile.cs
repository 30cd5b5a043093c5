using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads an edition's <c>proxies.yaml</c>: how a unit is valued, as a named formula over parameters.</summary>
internal static class ProxyFile
{
    private enum FormulaName
    {
        OneForOne,
        DatedFigure,
        AnnualWage,
        UpratedCost,
        CarbonPerMile,
    }

    // Times the largest quantity this still fits a decimal and the store.
    private const decimal MostPerUnit = 1_000_000_000m;

    public static Proxy Proxy(YamlMap map, Named<Parameter> parameters)
    {
        var formula = Formula(new Terms(map, parameters));
        var days = formula.Parameters.SelectMany(term => term.Values.All, (_, dated) => dated.From);
        if (days.Any(day => formula.On(day)?.Figure.Central > MostPerUnit))
        {
            map.Refuse(
                "data.proxy.range",
                $"This comes to more than {MostPerUnit} pounds per unit. Correct the figures it names.",
                "formula"
            );
        }

        return new Proxy(map.Text("id"), map.Text("title"), map.Choice<Unit>("unit"), formula);
    }

    private static Formula Formula(Terms terms) =>
        terms.Map.Choice<FormulaName>("formula") switch
        {
            FormulaName.OneForOne => new Formula.OneForOne(),
            FormulaName.DatedFigure => new Formula.DatedFigure(terms.Term("figure", "GBP per ")),
            FormulaName.AnnualWage => new Formula.AnnualWage(
                terms.Term("wage", "GBP per hour"),
                terms.Term("hoursPerWeek", "hours per week"),
                terms.Term("weeksPerYear", "weeks per year")
            ),
            FormulaName.UpratedCost => new Formula.UpratedCost(
                terms.Term("cost", "GBP per "),
                terms.Term("deflator", "index")
            ),
            FormulaName.CarbonPerMile => new Formula.CarbonPerMile(
                terms.Term("kilogramsPerMile", "kg CO2e per mile"),
                terms.Term("carbon", "GBP per tonne of CO2e")
            ),
        };

    /// <summary>The parameters that a formula names, each held to the unit that the arithmetic needs.</summary>
    private sealed record Terms(YamlMap Map, Named<Parameter> Parameters)
    {
        public Parameter Term(string key, string unit)
        {
            var parameter = Parameters.Refer(Map, key);
            if (parameter is not null && !parameter.Unit.StartsWith(unit, StringComparison.Ordinal))
            {
                Map.Refuse(
                    "data.parameter.unit",
                    $"\"{parameter.Id}\" is in {parameter.Unit}; \"{key}\" needs {unit.Trim()}. Name another parameter.",
                    key
                );
            }

            return parameter ?? new Parameter("", "", "", new([]));
        }
    }
}
