using Commonweal.Domain.Common;
using Commonweal.Domain.Ledger;
using Commonweal.Service.Common;

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

/// <summary>One of the sums. An entry belongs to exactly one of them, and what is due is a part of what is committed.</summary>
public enum PortfolioFigure
{
    /// <summary>Promised, changes by agreement included.</summary>
    Committed,

    /// <summary>Promised for the quarters that have ended.</summary>
    Due,

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
        figure == PortfolioFigure.Due
            ? Kinds(PortfolioFigure.Committed)
            : [.. Enum.GetValues<LedgerKind>().Where(kind => Of(kind) == figure)];

    /// <summary>The last quarter that has ended: what it and the earlier ones promise is due.</summary>
    public static Quarter LastEnded(DateTimeOffset now) =>
        Quarter.Of(Quarter.Of(UkTime.Today(now)).Start.AddDays(-1));
}
