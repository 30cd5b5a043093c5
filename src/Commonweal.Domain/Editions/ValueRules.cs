using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>What values and the figures they read must agree in, in the words of the pages that write them; the loader holds files to the same.</summary>
internal static class ValueRules
{
    /// <summary>A value reads a figure of another unit than its arithmetic needs, told at the field of its key.</summary>
    public static IEnumerable<Problem> Units(Proxy proxy) =>
        proxy
            .Terms.Where(term => !term.Parameter.Fits(term.Key))
            .Select(term => new Problem(
                "editions.value.unit",
                $"\"{term.Parameter.Name}\" is in {term.Parameter.Unit}. Choose a figure in {Parameter.UnitFor(term.Key).Trim()}{(term.Key == "figure" ? " something" : "")}.",
                $"{char.ToUpperInvariant(term.Key[0])}{term.Key[1..]}"
            ));

    /// <summary>
    /// Why the edition's values cannot be worked out in its prices, or come to more than is counted; each reason once. Sums would
    /// otherwise mix the pounds of several years.
    /// </summary>
    /// <param name="isAsked">The values that are looked at.</param>
    /// <param name="prices">Where the page asks for the prices.</param>
    /// <param name="amount">Where it asks for what is multiplied.</param>
    public static IEnumerable<Problem> Pounds(
        Edition edition,
        Func<Proxy, bool> isAsked,
        string? prices,
        string? amount
    ) =>
        edition
            .Proxies.Where(isAsked)
            .Select(proxy =>
                Prices(proxy, edition.PriceYear, prices)
                ?? (
                    proxy.IsTooMuch
                        ? new Problem(
                            "editions.value.most",
                            $"\"{proxy.Title}\" would come to more than {Money.DisplayWhole(Parameter.Most)} for one. Correct the figures it is worked out from.",
                            amount
                        )
                        : null
                )
            )
            .OfType<Problem>()
            .Distinct();

    private static Problem? Prices(Proxy proxy, int year, string? field)
    {
        if (proxy.OtherPrices(year) is not { Count: > 0 } others)
        {
            return null;
        }

        if (proxy.Uprating is not { } uprating)
        {
            return new Problem(
                "editions.prices.index",
                $"\"{proxy.Title}\" is worked out from pounds of {Years(others)}, and the framework is in prices of {year}. Choose the index that brings them there on the page of that value, or write the figure in prices of {year}.",
                field
            );
        }

        return
            others.Prepend(year).Where(one => uprating.Of(one) is null).ToArray()
                is { Length: > 0 } gaps
            ? new Problem(
                EditionChange.IndexLacksYear,
                $"The index \"{uprating.Deflator.Name}\" has no figure of {Years(gaps)}, which is needed to bring pounds to prices of {year}. Add to the index a figure that holds from 1 January {gaps[0]}, then save this again.",
                field
            )
            : null;
    }

    private static string Years(IEnumerable<int> years) => string.Join(", ", years);
}
