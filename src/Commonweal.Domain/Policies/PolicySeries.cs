using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Policies;

/// <summary>An authority's policy over time, with where each version comes from.</summary>
/// <param name="Name">Its short name, in addresses.</param>
/// <param name="Authority">The authority's name.</param>
/// <param name="Code">Its code of the Office for National Statistics; empty when it has none.</param>
/// <param name="File">The policy shipped as a file; null when there is none.</param>
/// <param name="Own">What the authority published here itself, without what was withdrawn, in any order.</param>
public sealed record PolicySeries(
    string Name,
    string Authority,
    string Code,
    Policy? File,
    IReadOnlyList<PublishedPolicy> Own
)
{
    /// <summary>All versions as one policy; null when there is none.</summary>
    public Policy? Policy =>
        Own.Count == 0
            ? File
            : (File ?? new Policy(Name, Authority, Code, new([]))).FollowedBy([
                .. Own.Select(version => version.Dated),
            ]);

    /// <summary>Versions of the file that no longer count, since the authority's own had begun by then.</summary>
    /// <param name="first">The first day of an own version, published or about to be.</param>
    public IEnumerable<DatedValue<PolicyTerms>> Overtaken(DateOnly first) =>
        File?.Terms.All.Where(version => version.From >= first) ?? [];
}
