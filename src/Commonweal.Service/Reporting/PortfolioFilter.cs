using Commonweal.Domain.Ledger;

namespace Commonweal.Service.Reporting;

/// <summary>By what the portfolio is grouped.</summary>
public enum PortfolioGrouping
{
    Theme,
    Measure,
    Quarter,
    Supplier,
    Contract,
}

/// <summary>One of the three sums; an entry belongs to exactly one.</summary>
public enum PortfolioFigure
{
    /// <summary>Promised, changes by agreement included.</summary>
    Committed,

    /// <summary>Reported and not returned.</summary>
    Claimed,

    /// <summary>Accepted by the contract manager.</summary>
    Validated,
}

/// <summary>What of the portfolio is looked at; null leaves nothing out.</summary>
public sealed record PortfolioFilter(
    string? Edition = null,
    string? Theme = null,
    string? Measure = null,
    string? Quarter = null,
    Guid? Supplier = null,
    Guid? Contract = null
);

/// <summary>Which kinds of entry make up a figure.</summary>
public static class PortfolioFigures
{
    /// <summary>Every kind belongs to one figure, so that nothing counts twice and nothing is lost.</summary>
    public static PortfolioFigure Of(LedgerKind kind) =>
        kind switch
        {
            LedgerKind.Committed or LedgerKind.Varied => PortfolioFigure.Committed,
            LedgerKind.Claimed or LedgerKind.Reversed => PortfolioFigure.Claimed,
            LedgerKind.Validated => PortfolioFigure.Validated,
        };

    /// <summary>The kinds of a figure.</summary>
    public static LedgerKind[] Kinds(PortfolioFigure figure) =>
        [.. Enum.GetValues<LedgerKind>().Where(kind => Of(kind) == figure)];
}
