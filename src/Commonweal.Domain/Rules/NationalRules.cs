using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>How strongly a rule binds a council.</summary>
public enum Binding
{
    /// <summary>A statutory duty.</summary>
    Law,

    /// <summary>A statutory duty to think of it; a council may decide otherwise and say why.</summary>
    Regard,

    /// <summary>A statutory power or central policy that a council may use and need not.</summary>
    Optional,
}

/// <summary>Whom a rule is written for.</summary>
public enum Addressee
{
    /// <summary>Councils, among others.</summary>
    Councils,

    /// <summary>Ministries; a council follows it only if its own policy adopts it.</summary>
    CentralGovernment,
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
/// <param name="Does">The duty in words that follow "must", "must have regard to" or "may": <c>set and publish at least three key performance indicators</c>.</param>
/// <param name="Binding">How strongly it binds.</param>
/// <param name="From">It covers procurements commenced on this day or later.</param>
/// <param name="To">The last such day; null while in force.</param>
/// <param name="Categories">What it covers.</param>
/// <param name="Limits">All of them must hold; none for a duty without an amount.</param>
/// <param name="AboveThreshold">True where it covers contracts that meet the national threshold, false where it covers those that do not, null for either.</param>
/// <param name="Source">The provision.</param>
/// <param name="Issuer">Who made it.</param>
/// <param name="Addressee">Whom it is written for.</param>
/// <param name="Unseen">What of it nobody here has read in the source itself, a sentence or two for the officer; null where it was read.</param>
public sealed record Duty(
    string Id,
    string Does,
    Binding Binding,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<ProcurementCategory> Categories,
    IReadOnlyList<Limit> Limits,
    bool? AboveThreshold,
    Source Source,
    string Issuer,
    Addressee Addressee,
    string? Unseen = null
);

/// <summary>A rate of value added tax from one day on.</summary>
/// <param name="Name">Stable name, such as <c>standard</c>; a later day under the same name takes over.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Covers">What it is charged on, in plain words.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Percent">Per cent of the net value, 0 to 100.</param>
/// <param name="Source">The provision.</param>
public sealed record VatRate(
    string Name,
    string Title,
    string Covers,
    DateOnly From,
    decimal Percent,
    Source Source
);

/// <summary>What binds every council in England.</summary>
/// <param name="Thresholds">By period; no category has two on one day.</param>
/// <param name="Duties">In the order to be shown.</param>
/// <param name="VatRates">Every rate of VAT with its first day; the standard one is named <c>standard</c>.</param>
public sealed record NationalRules(
    IReadOnlyList<NationalThreshold> Thresholds,
    IReadOnlyList<Duty> Duties,
    IReadOnlyList<VatRate> VatRates
)
{
    /// <summary>The duty to consider social value before buying: Public Services (Social Value) Act 2012, section 1.</summary>
    internal const string DutyToConsider = "psva-2012";

    /// <summary>The duty to consider lots: Procurement Act 2023, section 18.</summary>
    public const string DutyToConsiderLots = "pa-s18-lots";

    /// <summary>The duty to publish engagement before a tender, or to say why not: Procurement Act 2023, sections 16 and 17.</summary>
    internal const string DutyToPublishEngagement = "pa-s16-engagement";

    /// <summary>The power to keep a competition to local suppliers: SI 2026/94.</summary>
    internal const string PowerToReserve = "lga1988-local-reservation";

    /// <summary>The name of the standard rate of VAT.</summary>
    public const string Standard = "standard";

    /// <summary>The threshold for a procurement that commenced on a day; null outside the periods on record.</summary>
    public NationalThreshold? Threshold(ProcurementCategory category, DateOnly commenced) =>
        Thresholds.FirstOrDefault(threshold =>
            threshold.From <= commenced
            && commenced <= threshold.To
            && threshold.Categories.Contains(category)
        );

    /// <summary>The standard rate of VAT on a day, per cent; null before the first rate on record.</summary>
    public decimal? VatOn(DateOnly day) => StandardVat(day)?.Percent;

    /// <summary>The standard rate of VAT on a day; null before the first rate on record.</summary>
    public VatRate? StandardVat(DateOnly day) =>
        VatRatesOn(day).FirstOrDefault(rate => rate.Name == Standard);

    /// <summary>The rates of VAT in force on a day, in the order they are written.</summary>
    public IEnumerable<VatRate> VatRatesOn(DateOnly day) =>
        VatRates
            .Where(rate => rate.From <= day)
            .GroupBy(rate => rate.Name, StringComparer.Ordinal)
            .Select(rates => rates.MaxBy(rate => rate.From)!);

    /// <summary>The rate in force on a day that comes to so many per cent; null when there is none.</summary>
    public VatRate? VatRateOf(decimal percent, DateOnly day) =>
        VatRatesOn(day).FirstOrDefault(rate => rate.Percent == percent);
}
