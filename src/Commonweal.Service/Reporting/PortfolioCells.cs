using Commonweal.Domain.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Reporting;

/// <summary>What the queries of the portfolio have in common. Fixed text; nothing of a request goes into it.</summary>
internal static class PortfolioCells
{
    /// <summary>The totals that are looked at, as a condition on <c>ledger_total t</c>.</summary>
    public const string Filtered = """
        t.authority_id = @authority
                    and (@edition is null or t.edition = @edition)
                    and (@theme is null or t.theme = @theme)
                    and (@measure is null or t.measure = @measure)
                    and (@quarter is null or t.quarter = @quarter)
                    and (@supplier is null or t.supplier_id = @supplier)
                    and (@contract is null or t.contract_id = @contract)
        """;

    /// <summary>What each figure adds up, as a condition on the cells.</summary>
    private static readonly (PortfolioFigure Figure, string Is)[] Figures =
    [
        (PortfolioFigure.Committed, "figure = 'Committed'"),
        (PortfolioFigure.Due, "figure = 'Committed' and has_ended"),
        (PortfolioFigure.Claimed, "figure = 'Claimed'"),
        (PortfolioFigure.Validated, "figure = 'Validated'"),
    ];

    /// <summary>What the names in the text stand for.</summary>
    public static object[] Values(Guid authority, Quarter ended, PortfolioFilter filter) =>
        [
            PlainSql.Id(authority, "authority"),
            PlainSql.Text(ended.ToString(), "ended"),
            PlainSql.Text(filter.Edition, "edition"),
            PlainSql.Text(filter.Theme, "theme"),
            PlainSql.Text(filter.Measure, "measure"),
            PlainSql.Text(filter.Quarter, "quarter"),
            PlainSql.Id(filter.Supplier, "supplier"),
            PlainSql.Id(filter.Contract, "contract"),
        ];

    /// <summary>Key, edition, label and order of each grouping.</summary>
    public static (string Key, string Edition, string Label, string Order) Columns(
        PortfolioGrouping by
    ) =>
        by switch
        {
            PortfolioGrouping.Theme => (
                "t.theme",
                "t.edition",
                "t.key",
                "\"Committed\" desc nulls last"
            ),
            PortfolioGrouping.Measure => ("t.measure", "t.edition", "t.key", "\"Edition\""),
            PortfolioGrouping.Quarter => ("t.quarter", "''", "t.key", "\"Key\""),
            PortfolioGrouping.Supplier => (
                "t.supplier_id::text",
                "''",
                "s.name",
                "\"Committed\" desc nulls last"
            ),
            PortfolioGrouping.Contract => (
                "t.contract_id::text",
                "''",
                "c.reference || ': ' || c.title",
                "\"Committed\" desc nulls last"
            ),
        };

    /// <summary>A piece of text for each figure and the condition on its cells.</summary>
    public static string ForEach(string separator, Func<PortfolioFigure, string, string> sql) =>
        string.Join(separator, Figures.Select(one => sql(one.Figure, one.Is)));
}
