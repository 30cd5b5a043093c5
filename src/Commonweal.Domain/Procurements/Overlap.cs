using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Procurements;

/// <summary>What becomes of a bid that offers two measures which may not count the same person, pound, hour or tonne.</summary>
public enum Overlap
{
    /// <summary>Both may be offered; the bidder states how what counts under one is kept apart from the other.</summary>
    AskForSplit,

    /// <summary>Only one of the two may be offered.</summary>
    Refuse,
}

/// <summary>Overlaps as bidders read them.</summary>
public static class OverlapWords
{
    /// <summary>One sentence for each rule of the edition that two measures asked for meet; none where no two do.</summary>
    /// <param name="overlap">What the authority chose.</param>
    /// <param name="edition">The procurement's edition.</param>
    /// <param name="codes">The measures asked for.</param>
    public static IEnumerable<string> InWords(
        this Overlap overlap,
        Edition edition,
        IReadOnlySet<string> codes
    )
    {
        var then = overlap switch
        {
            Overlap.AskForSplit =>
                "If you offer two that may not, say how you keep what they count apart.",
            Overlap.Refuse => "If two may not, offer one of them only.",
        };
        return edition
            .Exclusions.Where(rule => rule.Warning(codes) is not null)
            .Select(rule =>
                $"{Named(rule.Measures)} may not count the same {rule.Shared}{(rule.Against.Count == 0 ? "" : $" as {Named(rule.Against)}")}. {then}"
            );

        string Named(IReadOnlyList<string> all) =>
            string.Join(
                ", ",
                all.Where(codes.Contains).Select(code => edition.Find(code)?.Name ?? code)
            );
    }
}
