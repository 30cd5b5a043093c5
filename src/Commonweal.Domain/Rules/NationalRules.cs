using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>How strongly a rule binds a council.</summary>
public enum Binding
{
    /// <summary>A statutory duty.</summary>
    Law,

    /// <summary>A statutory power or central policy that a council may use and need not.</summary>
    Optional,
}

/// <summary>A national procurement threshold for the procurements that commenced in one period.</summary>
/// <param name="Period">Name of the period, such as <c>2026-2027</c>.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Categories">What it is the threshold of.</param>
/// <param name="Limit">The amount, with its comparator and VAT basis.</param>
/// <param name="Source">The instrument.</param>
public sealed record NationalThreshold(
    string Period,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ProcurementCategory> Categories,
    Limit Limit,
    Source Source
);

/// <summary>What the law asks, or allows, of contracts that meet a trigger.</summary>
/// <param name="Id">Stable name, such as <c>pa-s52-kpi</c>.</param>
/// <param name="Does">The duty in words that follow "must" or "may": <c>set and publish at least three key performance indicators</c>.</param>
/// <param name="Binding">Whether a council must.</param>
/// <param name="From">It covers procurements commenced on this day or later.</param>
/// <param name="To">The last such day; null while in force.</param>
/// <param name="Categories">What it covers.</param>
/// <param name="Limits">All of them must hold; none for a duty without an amount.</param>
/// <param name="AboveThreshold">True where it covers contracts that meet the national threshold, false where it covers those that do not, null for either.</param>
/// <param name="Source">The provision.</param>
public sealed record Duty(
    string Id,
    string Does,
    Binding Binding,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<ProcurementCategory> Categories,
    IReadOnlyList<Limit> Limits,
    bool? AboveThreshold,
    Source Source
);

/// <summary>What binds every council in England.</summary>
/// <param name="Thresholds">By period; no category has two on one day.</param>
/// <param name="Duties">In the order to be shown.</param>
/// <param name="StandardVat">The standard rate of VAT over time, per cent.</param>
public sealed record NationalRules(
    IReadOnlyList<NationalThreshold> Thresholds,
    IReadOnlyList<Duty> Duties,
    DatedValues<decimal> StandardVat
)
{
    /// <summary>The duty to consider social value before buying: Public Services (Social Value) Act 2012, section 1.</summary>
    internal const string DutyToConsider = "psva-2012";

    /// <summary>The threshold for a procurement that commenced on a day; null outside the periods on record.</summary>
    public NationalThreshold? Threshold(ProcurementCategory category, DateOnly commenced) =>
        Thresholds.FirstOrDefault(threshold =>
            threshold.From <= commenced
            && commenced <= threshold.To
            && threshold.Categories.Contains(category)
        );

    /// <summary>The standard rate of VAT on a day, per cent; null before the first rate on record.</summary>
    public decimal? VatOn(DateOnly day) => StandardVat.On(day)?.Value;
}
