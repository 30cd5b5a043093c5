using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>What national rules and policies write alike.</summary>
internal static class RuleParts
{
    /// <summary>One category or more, at <c>categories</c>.</summary>
    public static IReadOnlyList<ProcurementCategory> Categories(this YamlMap map)
    {
        var categories = map.Choices<ProcurementCategory>("categories");
        if (map.Has("categories") && categories.Count == 0)
        {
            map.Refuse(
                "data.rule.categories",
                "The rule covers nothing. List one category or more.",
                "categories"
            );
        }

        return categories;
    }

    /// <summary>An amount with its comparator and VAT basis.</summary>
    public static Limit Limit(this YamlMap map) =>
        new(
            map.Choice<Comparator>("comparator"),
            map.Pounds("amount"),
            map.Choice<VatBasis>("vat"),
            map.Flag("vatAssumed")
        );

    /// <summary>Zero or more pounds.</summary>
    public static decimal Pounds(this YamlMap map, string key)
    {
        var amount = map.Decimal(key);
        if (amount is < 0m or > Money.Largest)
        {
            map.Refuse(
                "data.rule.amount",
                $"\"{key}\" holds {amount}. Write pounds from 0 up.",
                key
            );
        }

        return amount;
    }
}
