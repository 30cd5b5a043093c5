using Commonweal.Service.Reporting;

namespace Commonweal.Web.Reporting;

/// <summary>Addresses of the portfolio: everything that is looked at stands in them, so that a link shows the same to a colleague.</summary>
public static class PortfolioAddress
{
    /// <summary>The portfolio, grouped and filtered, with values as agreed or restated to an edition.</summary>
    public static string Of(
        PortfolioGrouping by,
        PortfolioFilter filter,
        string? restatedTo = null
    ) => $"/portfolio{Query([.. Parts(by, filter), ("RestatedTo", restatedTo)])}";

    /// <summary>What the address of the portfolio as agreed says, name by name; null where it does not.</summary>
    public static IEnumerable<(string Name, string? Value)> Parts(
        PortfolioGrouping by,
        PortfolioFilter filter
    ) => [("by", by.ToString().ToLowerInvariant()), .. Parts(filter)];

    /// <summary>The entries behind a figure.</summary>
    public static string Entries(PortfolioFigure figure, PortfolioFilter filter) =>
        $"/portfolio/entries{Query([("figure", figure.ToString().ToLowerInvariant()), .. Parts(filter)])}";

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

    private static IEnumerable<(string Name, string? Value)> Parts(PortfolioFilter filter) =>
        [
            ("edition", filter.Edition),
            ("theme", filter.Theme),
            ("measure", filter.Measure),
            ("quarter", filter.Quarter),
            ("supplier", filter.Supplier?.ToString()),
            ("contract", filter.Contract?.ToString()),
        ];

    private static QueryString Query(IEnumerable<(string Name, string? Value)> parts) =>
        QueryString.Create(
            parts
                .Where(part => part.Value is not null)
                .Select(part => KeyValuePair.Create(part.Name, part.Value))
        );
}
