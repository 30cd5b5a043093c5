using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>Reasons people give in their own words.</summary>
internal static class Words
{
    /// <summary>The text without stray spaces; refused when empty or longer than <paramref name="most"/> characters.</summary>
    public static Outcome<string> Kept(
        string? text,
        int most,
        string code,
        string request,
        string field
    ) =>
        text?.Trim() is { Length: > 0 } kept && kept.Length <= most
            ? kept
            : new Problem(code, $"{request}, in 1 to {Quantity.Display(most)} characters.", field);
}
