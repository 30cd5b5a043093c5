namespace Commonweal.Domain.Common;

/// <summary>Reasons people must write down, because whom they concern, or a court, may ask for them.</summary>
public static class Written
{
    /// <summary>Null when something was written and it fits; otherwise the refusal with <paramref name="ask"/> and the limit.</summary>
    /// <param name="most">The longest text, in characters.</param>
    public static Problem? Lacks(string? text, int most, string code, string ask, string field) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Length > most
            ? new Problem(code, $"{ask} Use up to {Quantity.Display(most)} characters.", field)
            : null;
}
