using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>Reasons people must write down, because a bidder or a court may ask for them.</summary>
internal static class Written
{
    /// <summary>Null when something was written and it fits; otherwise the refusal with <paramref name="ask"/> and the limit.</summary>
    public static Problem? Lacks(string? text, int most, string code, string ask, string field) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Length > most
            ? new Problem(code, $"{ask} Use up to {most:N0} characters.", field)
            : null;
}
