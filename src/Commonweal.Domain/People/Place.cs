using Commonweal.Domain.Common;

namespace Commonweal.Domain.People;

/// <summary>What kind of council an area has.</summary>
public enum PlaceKind
{
    /// <summary>A county with districts.</summary>
    County,

    /// <summary>A district of a county.</summary>
    District,

    /// <summary>A council that is county and district at once.</summary>
    Unitary,

    /// <summary>A metropolitan borough.</summary>
    Metropolitan,

    /// <summary>A London borough, or the City of London.</summary>
    LondonBorough,
}

/// <summary>The area of a council.</summary>
/// <param name="Code">Code of the Office for National Statistics, such as <c>E10000017</c>.</param>
/// <param name="Name">What people call it; no two places are called alike.</param>
/// <param name="Kind">What kind of council it has.</param>
/// <param name="Region">The region of England it lies in.</param>
/// <param name="Within">The code of the county a district lies in; null for the others.</param>
public sealed record Place(string Code, string Name, PlaceKind Kind, string Region, string? Within);

/// <summary>The areas there are.</summary>
/// <param name="All">By region, then by name.</param>
/// <param name="Source">Where they are from; null for an empty book.</param>
public sealed record PlaceBook(IReadOnlyList<Place> All, Source? Source)
{
    /// <summary>The book without places.</summary>
    public static PlaceBook Empty { get; } = new([], null);

    /// <summary>The place that a name or a code means, whatever its capitals; null when there is none.</summary>
    public Place? Find(string written) =>
        All.FirstOrDefault(place =>
            string.Equals(place.Code, written, StringComparison.OrdinalIgnoreCase)
            || string.Equals(place.Name, written, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Whether an area is a council's own: the same, a district of it, or the county it lies in.</summary>
    /// <param name="area">The code asked about.</param>
    /// <param name="own">The code of the council's area.</param>
    public bool IsOwn(string area, string own) =>
        string.Equals(area, own, StringComparison.Ordinal)
        || string.Equals(Find(area)?.Within, own, StringComparison.Ordinal)
        || string.Equals(Find(own)?.Within, area, StringComparison.Ordinal);

    /// <summary>What a code is called; the code itself where the book no longer has it.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;

    /// <summary>Several, as they stand in a sentence: <c>Burnley, Lancashire</c>.</summary>
    public string NamesOf(IEnumerable<string> codes) => string.Join(", ", codes.Select(NameOf));
}
