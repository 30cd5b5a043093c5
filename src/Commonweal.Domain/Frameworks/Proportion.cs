using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>The most measures that a contract of some value asks for.</summary>
/// <param name="Below">Whole-life value net of VAT, GBP, that the contract stays below; null for any value.</param>
/// <param name="Most">Measures, 1 or more.</param>
public sealed record MenuSize(decimal? Below, int Most);

/// <summary>What some measures need of a contract.</summary>
/// <param name="Id">Name of the rule, such as <c>apprenticeship</c>.</param>
/// <param name="Codes">Measures it is for, by code in any edition.</param>
/// <param name="Units">And those counted in these units.</param>
/// <param name="Months">The shortest contract they fit; null for any.</param>
/// <param name="Value">The smallest contract they fit, GBP net of VAT; null for any.</param>
/// <param name="Because">Why, in one sentence.</param>
/// <param name="Source">Who says so.</param>
public sealed record MeasureNeed(
    string Id,
    IReadOnlyList<string> Codes,
    IReadOnlyList<Unit> Units,
    int? Months,
    decimal? Value,
    string Because,
    Source Source
)
{
    /// <summary>Whether the rule is for this measure.</summary>
    public bool Concerns(Measure measure) =>
        Codes.Contains(measure.Code, StringComparer.Ordinal) || Units.Contains(measure.Unit);
}

/// <summary>How long a bidder sits over what is asked, in minutes.</summary>
/// <param name="Start">To begin with.</param>
/// <param name="Measure">For each measure without a line of its own.</param>
/// <param name="Units">For each measure counted in a unit.</param>
public sealed record BidMinutes(int Start, int Measure, IReadOnlyDictionary<Unit, int> Units)
{
    /// <summary>For one measure.</summary>
    public int For(Unit unit) => Units.TryGetValue(unit, out var minutes) ? minutes : Measure;
}

/// <summary>How much a purchase may ask of those who bid: settings that a council may change, with their source.</summary>
/// <param name="Menus">From the lowest value up.</param>
/// <param name="Needs">What measures need of the contract.</param>
/// <param name="Minutes">How long bidding takes.</param>
/// <param name="Source">Whose settings they are.</param>
public sealed record Proportion(
    IReadOnlyList<MenuSize> Menus,
    IReadOnlyList<MeasureNeed> Needs,
    BidMinutes Minutes,
    Source Source
)
{
    /// <summary>How many published contracts must promise a measure before bidders are told what is typical of it, from a day on.</summary>
    public DatedValues<int> Typical { get; init; } = new([]);

    /// <summary>No limit at all.</summary>
    public static Proportion None { get; } =
        new(
            [],
            [],
            new BidMinutes(0, 0, new Dictionary<Unit, int>()),
            new Source("None", null, "MIT")
        );

    /// <summary>The most measures for a contract of this value; null for no limit.</summary>
    public int? Most(decimal netValue) =>
        Menus.FirstOrDefault(size => size.Below is null || netValue < size.Below)?.Most;
}
