namespace Commonweal.Domain.Procurements;

/// <summary>One criterion of the whole award, such as price, quality or a single question, with what it is made of.</summary>
/// <param name="Name">As published; nothing else in the same whole has it.</param>
/// <param name="Weight">Marks of the 100 of the award, 0 to 100 with at most 10 decimal places.</param>
/// <param name="SocialValue">Whether this is the criterion the method marks; it may stand alone or inside another.</param>
/// <param name="Parts">What it is made of, whose weights come to its own; null when it is marked as one.</param>
public sealed record Criterion(
    string Name,
    decimal Weight,
    bool SocialValue = false,
    IReadOnlyList<Criterion>? Parts = null
);
