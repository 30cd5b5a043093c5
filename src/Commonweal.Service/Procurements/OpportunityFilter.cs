using Commonweal.Domain.Rules;

namespace Commonweal.Service.Procurements;

/// <summary>Which opportunities somebody wants to see; what is null or false leaves nothing out.</summary>
/// <param name="Category">What is bought.</param>
/// <param name="Least">The smallest estimated value net of VAT, GBP; leaves out those that do not say theirs.</param>
/// <param name="Most">The largest.</param>
/// <param name="Council">The council's name in addresses.</param>
/// <param name="ClosesBy">The last day, in the United Kingdom, on which its deadline may lie.</param>
/// <param name="Smes">Only what suits small and medium-sized firms.</param>
/// <param name="Vcses">Only what suits voluntary, community and social enterprises.</param>
/// <param name="Region">The region of England its council or its local area lies in.</param>
/// <param name="Reserved">Only what is reserved for some suppliers, or only what anybody may bid for; null for both.</param>
public sealed record OpportunityFilter(
    ProcurementCategory? Category = null,
    decimal? Least = null,
    decimal? Most = null,
    string? Council = null,
    DateOnly? ClosesBy = null,
    bool Smes = false,
    bool Vcses = false,
    string? Region = null,
    bool? Reserved = null
)
{
    /// <summary>Only what was published later; null for all.</summary>
    public DateTimeOffset? PublishedAfter { get; init; }

    /// <summary>Only what was published until then; null for all.</summary>
    public DateTimeOffset? PublishedUpTo { get; init; }
}
