using Commonweal.Domain.Common;

namespace Commonweal.Domain.Policies;

/// <summary>How much what was found matters.</summary>
public enum FindingKind
{
    /// <summary>The version cannot be published so.</summary>
    MustMend,

    /// <summary>Two rules do not fit each other; publishing is possible, and somebody should decide.</summary>
    Conflict,

    /// <summary>Something is left open; the answer is then "not set".</summary>
    Gap,
}

/// <summary>One thing found in the rules.</summary>
/// <param name="Kind">How much it matters.</param>
/// <param name="Problem">What, with a code that is never renamed, and what to do about it.</param>
public sealed record PolicyFinding(FindingKind Kind, Problem Problem);
