using Commonweal.Service.Common;

namespace Commonweal.Service.Procurements.Alerts;

/// <summary>A search somebody wants emails for.</summary>
/// <param name="Words">Words looked for; null for none.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="InWords">The same as its asker reads it.</param>
/// <param name="Query">The same as the address of the list has it, with its question mark; empty for all.</param>
public sealed record SavedSearch(
    string? Words,
    OpportunityFilter Filter,
    string InWords,
    string Query = ""
)
{
    /// <summary>What was published in a span of time, the newest first.</summary>
    public ListRequest Request => new(Words, "published", Descending: true);

    /// <summary>Whether nothing new can fit it, because the day by which it wants tenders to close has passed.</summary>
    /// <param name="today">The day in the United Kingdom.</param>
    public bool IsOverOn(DateOnly today) => Filter.ClosesBy < today;

    /// <summary>As it is stored.</summary>
    public string ToJson() => StoredJson.Write(this);

    /// <summary>As it was stored.</summary>
    public static SavedSearch Of(string json) => StoredJson.Read<SavedSearch>(json);
}
