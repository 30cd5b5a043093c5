using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// Measures that may not count the same person, pound, hour or tonne. Both may stand in one contract, so meeting two
/// is a warning that asks for a statement, never a refusal.
/// </summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Shared">What must not be counted twice: <c>person</c>, <c>pound</c>, <c>hour</c>, <c>week</c>, <c>tonne of carbon</c>.</param>
/// <param name="Measures">Codes that exclude one another; with <paramref name="Against"/>, only each of these and those.</param>
/// <param name="Against">Codes excluded by each of <paramref name="Measures"/> but not by one another.</param>
/// <param name="Source">Who set the rule.</param>
public sealed record Exclusion(
    string Id,
    string Shared,
    IReadOnlyList<string> Measures,
    IReadOnlyList<string> Against,
    Source Source
)
{
    /// <summary>The other codes under which what is counted under this one may not be counted again; none when the rule does not name it.</summary>
    public IReadOnlyList<string> Beside(string code) =>
        Against.Contains(code, StringComparer.Ordinal) ? Measures
        : !Measures.Contains(code, StringComparer.Ordinal) ? []
        : Against.Count > 0 ? Against
        : [.. Measures.Where(other => other != code)];

    /// <summary>A warning <c>frameworks.exclusion.overlap</c> when the codes meet this rule; null when they do not.</summary>
    public Problem? Warning(IReadOnlySet<string> codes)
    {
        string[] ours = [.. Measures.Where(codes.Contains)];
        string[] theirs = [.. Against.Where(codes.Contains)];
        var meets = Against.Count == 0 ? ours.Length > 1 : ours.Length > 0 && theirs.Length > 0;
        return meets
            ? new Problem(
                "frameworks.exclusion.overlap",
                $"{string.Join(", ", [.. ours, .. theirs])} may not count the same {Shared}. State that they do not overlap, or count it once."
            )
            : null;
    }
}
