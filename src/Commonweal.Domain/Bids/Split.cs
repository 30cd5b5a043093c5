using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Bids;

/// <summary>How what two measures may not both count is divided between them, in the bidder's words.</summary>
/// <param name="First">The code that comes first by its signs, so that a pair has one form.</param>
/// <param name="Second">The other.</param>
/// <param name="Statement">What is counted under which; never empty once kept.</param>
public sealed record Split(string First, string Second, string Statement)
{
    /// <summary>The longest statement, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>Trimmed, with line feeds alone between lines.</summary>
    public string Statement { get; init; } = Written.Plain(Statement);

    /// <summary>The split between two measures, whichever is named first.</summary>
    public static Split Between(string one, string other, string statement) =>
        string.CompareOrdinal(one, other) < 0
            ? new Split(one, other, statement)
            : new Split(other, one, statement);

    /// <summary>Whether it is about this measure.</summary>
    public bool Concerns(string measure) => First == measure || Second == measure;

    /// <summary>Whether it is about the same pair.</summary>
    public bool IsLike(Split other) => (First, Second) == (other.First, other.Second);
}

/// <summary>Two measures of a bid that may not count the same thing, both offered.</summary>
/// <param name="First">The one asked first.</param>
/// <param name="Second">The other.</param>
/// <param name="Shared">What must not be counted twice: <c>person</c>, <c>pound</c>.</param>
/// <param name="Refused">Whether the procurement lets only one of them stand.</param>
/// <param name="Statement">How the bidder divides it; empty until said.</param>
public sealed record MeasureOverlap(
    Measure First,
    Measure Second,
    string Shared,
    bool Refused,
    string Statement
)
{
    /// <summary>Null once the bidder said how it is divided; a refusal that the procurement sets stays until one measure is given up.</summary>
    public Problem? Problem =>
        Refused
            ? new Problem(
                "bids.overlap.refused",
                $"{First.Name} and {Second.Name} may not both be offered here: they would count the same {Shared}. Set the quantities of one of them to 0 and take its statement out.",
                $"{First.Code}.Splits[{Second.Code}]"
            )
        : Statement.Length == 0
            ? new Problem(
                "bids.overlap.unsaid",
                $"{First.Name} and {Second.Name} may not count the same {Shared}. Say what you count under each, or offer one of them.",
                $"{First.Code}.Splits[{Second.Code}]"
            )
        : null;

    /// <summary>The other measure of the pair.</summary>
    public Measure Beside(Measure measure) => measure.Code == First.Code ? Second : First;
}

/// <summary>All that a line of an opened bid tells beside its figures and statement.</summary>
/// <param name="Unit">The unit in which the workings end.</param>
/// <param name="Basis">By what the own share was reckoned; null where all is the bidder's own.</param>
/// <param name="Workings">How the quantities were worked out; empty where they were typed.</param>
/// <param name="Partners">With whom it is delivered; may be empty.</param>
/// <param name="Milestones">What will be done by when.</param>
/// <param name="Splits">How it is kept apart from other measures.</param>
public sealed record OfferParticulars(
    Unit Unit,
    AttributionBasis? Basis,
    IReadOnlyList<Working> Workings,
    string Partners,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<Split> Splits
);
