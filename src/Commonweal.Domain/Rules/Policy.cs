using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>Where an authority asks for social value.</summary>
/// <param name="Id">Stable name, such as <c>southend-works</c>.</param>
/// <param name="Categories">What it covers.</param>
/// <param name="Limit">The contracts it reaches by value.</param>
/// <param name="MinimumMonths">And by length, in months, this long or longer; null for any length.</param>
/// <param name="Clause">Where the policy says so.</param>
public sealed record Requirement(
    string Id,
    IReadOnlyList<ProcurementCategory> Categories,
    Limit Limit,
    int? MinimumMonths,
    string Clause
);

/// <summary>Which tenders carry the minimum weighting.</summary>
public enum WeightingScope
{
    /// <summary>Every tender for which the policy requires social value.</summary>
    Required,

    /// <summary>Every tender that meets the national threshold.</summary>
    AboveNationalThreshold,
}

/// <summary>The least weight an authority gives social value.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Percent">Per cent of the whole award, 0 to 100.</param>
/// <param name="Scope">Which tenders carry it.</param>
/// <param name="Clause">Where the policy says so.</param>
public sealed record MinimumWeighting(
    string Id,
    decimal Percent,
    WeightingScope Scope,
    string Clause
);

/// <summary>What an authority asks of every list of measures.</summary>
/// <param name="Most">The most measures one purchase asks for; null for no limit.</param>
/// <param name="OneOf">Ids of themes or outcomes of editions, of which at least one measure is asked for; empty where any will do.</param>
/// <param name="Clause">Where the policy says so.</param>
public sealed record MenuRule(int? Most, IReadOnlyList<string> OneOf, string Clause)
{
    /// <summary>The themes or outcomes in words: <c>employment and skills or healthier community</c>.</summary>
    public string Wanted() => string.Join(" or ", OneOf.Select(id => id.Replace('-', ' ')));

    /// <summary>Lists are compared by what they hold.</summary>
    public bool Equals(MenuRule? other) =>
        other is not null
        && (Most, Clause) == (other.Most, other.Clause)
        && OneOf.SequenceEqual(other.OneOf, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Most, OneOf.Count, Clause);
}

/// <summary>How often delivery is reviewed.</summary>
public enum ReviewFrequency
{
    /// <summary>Every calendar quarter and at the end.</summary>
    Quarterly,

    /// <summary>Once in twelve months and at the end.</summary>
    Yearly,
}

/// <summary>A policy as it stood from one day. What its text leaves open is empty or null, and must be set by the authority.</summary>
/// <param name="Requirements">Where social value is required; no category is in two. Empty when not set.</param>
/// <param name="MinimumWeighting">Null when not set.</param>
/// <param name="Reviews">Null when not set.</param>
/// <param name="ReportWithinDays">Days after the end of a quarter within which its report is due, 1 or more; null when not set.</param>
/// <param name="Net">What the authority takes off to show net values beside gross ones; null when it shows gross ones alone.</param>
/// <param name="Menu">What every list of measures must be; null when not set.</param>
public sealed record PolicyTerms(
    IReadOnlyList<Requirement> Requirements,
    MinimumWeighting? MinimumWeighting,
    ReviewFrequency? Reviews,
    int? ReportWithinDays,
    Additionality? Net = null,
    MenuRule? Menu = null
)
{
    /// <summary>Rules of central government that the authority follows of its own will, by their stable names.</summary>
    public IReadOnlyList<string> Adopts { get; init; } = [];

    /// <summary>The requirement on a category; null when the policy does not name it.</summary>
    public Requirement? Requirement(ProcurementCategory category) =>
        Requirements.FirstOrDefault(requirement => requirement.Categories.Contains(category));
}

/// <summary>An authority's social value policy over time.</summary>
/// <param name="Name">Short name, such as <c>southend</c>.</param>
/// <param name="Authority">The authority's full name.</param>
/// <param name="Code">Its code of the Office for National Statistics, such as <c>E06000033</c>; empty when it has none.</param>
/// <param name="Terms">Each version from its first day; at least one.</param>
public sealed record Policy(
    string Name,
    string Authority,
    string Code,
    DatedValues<PolicyTerms> Terms
)
{
    /// <summary>What is taken off for net values on a day; null when the authority has not chosen to.</summary>
    public Additionality? NetOn(DateOnly day) => Terms.On(day)?.Value.Net;

    /// <summary>The first day of the terms in force on the day of a check, or on that of commencement where it is later; null where there are none.</summary>
    public DateOnly? FromOn(DateOnly commenced, DateOnly on) =>
        Terms.On(commenced > on ? commenced : on)?.From;

    /// <summary>The terms of the day of commencement, then those in force on a later day where they are others.</summary>
    public IReadOnlyList<DatedValue<PolicyTerms>> BindingOn(DateOnly commenced, DateOnly on) =>
        [
            .. new[] { Terms.On(commenced), Terms.On(commenced > on ? commenced : on) }
                .OfType<DatedValue<PolicyTerms>>()
                .DistinctBy(terms => terms.From),
        ];

    /// <summary>Whether a rule written for others is adopted on a day.</summary>
    public bool Adopts(string rule, DateOnly day) =>
        Terms.On(day)?.Value.Adopts.Contains(rule, StringComparer.Ordinal) is true;

    /// <summary>
    /// The last day on which the report of a quarter is in time, by the terms of the day the quarter ends. Null where they
    /// set no number of days: the report is then due once the quarter has ended, and never late.
    /// </summary>
    public DateOnly? ReportDue(Quarter quarter) =>
        Terms.On(quarter.End)?.Value.ReportWithinDays is { } days
            ? quarter.End.AddDays(days)
            : null;

    /// <summary>
    /// The same policy with the versions its authority published itself: from the first of them on only they count, so that
    /// nothing added to the policy's file later changes what the authority decided.
    /// </summary>
    /// <exception cref="ArgumentException">Two of them start on one day.</exception>
    public Policy FollowedBy(IReadOnlyCollection<DatedValue<PolicyTerms>> own) =>
        own.Count == 0
            ? this
            : this with
            {
                Terms = new([
                    .. Terms.All.Where(version => version.From < own.Min(one => one.From)),
                    .. own,
                ]),
            };
}
