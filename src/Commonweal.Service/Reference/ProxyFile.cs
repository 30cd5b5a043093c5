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
        CarbonPerMile,
    }

    /// <param name="priceYear">The edition's; null when its heading is refused.</param>
    public static Proxy Proxy(YamlMap map, Named<Parameter> parameters, int? priceYear)
    {
        var terms = new Terms(map, parameters);
        var formula = Formula(terms);
        var uprating =
            formula.Parameters.Count > 0 && map.Has("deflator") && priceYear is { } year
                ? new Uprating(terms.Term("deflator"), year)
                : null;
        var proxy = new Proxy(
            map.Text("id"),
            map.Title("title"),
            map.Choice<Unit>("unit"),
            formula,
            uprating
        );
        RefusePrices(map, proxy, priceYear);
        RefuseRange(map, proxy);
        return proxy;
    }

    /// <summary>Figures in the prices of any year but the edition's must be brought there, or sums would mix prices.</summary>
    private static void RefusePrices(YamlMap map, Proxy proxy, int? priceYear)
    {
        if (priceYear is not { } wanted || proxy.OtherPrices(wanted) is not { Count: > 0 } others)
        {
            return;
        }

        if (!map.Has("deflator"))
        {
            map.Refuse(
                "data.proxy.price-year",
                $"This rests on figures in prices of {string.Join(", ", others)}, and the edition is in prices of {wanted}. Add \"deflator: gdp-deflator\" to bring them there.",
                "formula"
            );
        }
        else if (
            proxy.Uprating is { Deflator.Values.All.Count: > 0 } uprating
            && others.Prepend(wanted).Where(year => uprating.Of(year) is null).ToArray()
                is { Length: > 0 } gaps
        )
        {
            map.Refuse(
                "data.proxy.deflator",
                $"\"{uprating.Deflator.Id}\" has no figure of {string.Join(", ", gaps)}, needed to bring prices to {wanted}. Add it from the first day of that year.",
                "deflator"
            );
        }
    }

    private static void RefuseRange(YamlMap map, Proxy proxy)
    {
        if (proxy.IsTooMuch)
        {
            map.Refuse(
                "data.proxy.range",
                $"This comes to more than {Parameter.Most} pounds per unit. Correct the figures it names.",
                "formula"
            );
        }
    }

    private static Formula Formula(Terms terms) =>
        terms.Map.Choice<FormulaName>("formula") switch
        {
            FormulaName.OneForOne => new Formula.OneForOne(),
            FormulaName.DatedFigure => new Formula.DatedFigure(terms.Term("figure")),
            FormulaName.AnnualWage => new Formula.AnnualWage(
                terms.Term("wage"),
                terms.Term("hoursPerWeek"),
                terms.Term("weeksPerYear")
            ),
            FormulaName.CarbonPerMile => new Formula.CarbonPerMile(
                terms.Term("carbon"),
                terms.Term("kilogramsPerMile")
            ),
        };

    /// <summary>The parameters that a formula names, each held to the unit that the arithmetic needs.</summary>
    private sealed record Terms(YamlMap Map, Named<Parameter> Parameters)
    {
        public Parameter Term(string key)
        {
            var unit = Parameter.UnitFor(key);
            var parameter = Parameters.Refer(Map, key);
            if (parameter is not null && !parameter.Fits(key))
            {
                Map.Refuse(
                    "data.parameter.unit",
                    $"\"{parameter.Id}\" is in {parameter.Unit}, and \"{key}\" needs {unit.Trim()}{(unit.EndsWith(' ') ? " a unit" : "")}. Name another parameter.",
                    key
                );
            }

            return parameter ?? new Parameter("", "", "", new([]));
        }
    }
}
