using Commonweal.Service.Reporting;
using Microsoft.AspNetCore.Http.Extensions;

namespace Commonweal.Web.Reporting;

/// <summary>Addresses of the portfolio: everything that is looked at stands in them, so that a link shows the same to a colleague.</summary>
public static class PortfolioAddress
{
    /// <summary>The portfolio, grouped and filtered.</summary>
    public static string Of(PortfolioGrouping by, PortfolioFilter filter) =>
        $"/portfolio{Query(filter, ("by", by.ToString().ToLowerInvariant()))}";

    /// <summary>The entries behind a figure.</summary>
    public static string Entries(PortfolioFigure figure, PortfolioFilter filter) =>
        $"/portfolio/entries{Query(filter, ("figure", figure.ToString().ToLowerInvariant()))}";

    /// <summary>The filter narrowed to one group; the whole row narrows nothing.</summary>
    public static PortfolioFilter Within(
        this PortfolioFilter filter,
        PortfolioGrouping by,
        Portfolio.Row row
    ) =>
        row.Key is not { } key
            ? filter
            : by switch
            {
                PortfolioGrouping.Theme => filter with { Theme = key, Edition = row.Edition },
                PortfolioGrouping.Measure => filter with { Measure = key, Edition = row.Edition },
                PortfolioGrouping.Quarter => filter with { Quarter = key },
                PortfolioGrouping.Supplier => filter with { Supplier = Guid.Parse(key) },
                PortfolioGrouping.Contract => filter with { Contract = Guid.Parse(key) },
            };

    private static string Query(PortfolioFilter filter, (string Name, string Value) first)
    {
        var query = new QueryBuilder { { first.Name, first.Value } };
        (string Name, string? Value)[] chosen =
        [
            ("edition", filter.Edition),
            ("theme", filter.Theme),
            ("measure", filter.Measure),
            ("quarter", filter.Quarter),
            ("supplier", filter.Supplier?.ToString()),
            ("contract", filter.Contract?.ToString()),
        ];
        foreach (var (name, value) in chosen)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return query.ToString();
    }
}
