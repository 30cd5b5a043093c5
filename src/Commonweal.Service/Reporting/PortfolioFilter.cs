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

/// <summary>What of the ledger makes up a figure of the portfolio.</summary>
public static class PortfolioFigures
{
    /// <summary>The ledger's own figure; what is due is a part of what is committed.</summary>
    public static LedgerFigure OfLedger(PortfolioFigure figure) =>
        figure switch
        {
            PortfolioFigure.Committed or PortfolioFigure.Due => LedgerFigure.Committed,
            PortfolioFigure.Claimed => LedgerFigure.Claimed,
            PortfolioFigure.Validated => LedgerFigure.Validated,
        };

    /// <summary>The last quarter that has ended: what it and the earlier ones promise is due.</summary>
    public static Quarter LastEnded(DateTimeOffset now) =>
        Quarter.Of(Quarter.Of(UkTime.Today(now)).Start.AddDays(-1));
}
