using Commonweal.Domain.Common;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary>What to take off for net values: one of the published choices by its name, or four shares; never a part of either.</summary>
internal sealed record NetInput(
    string? Choice = null,
    decimal? Deadweight = null,
    decimal? Displacement = null,
    decimal? Leakage = null,
    decimal? Substitution = null
)
{
    /// <summary>The shares meant.</summary>
    public Outcome<Additionality> In(ReferenceData data) =>
        (Choice, Deadweight, Displacement, Leakage, Substitution) switch
        {
            (null, { } deadweight, { } displacement, { } leakage, { } substitution) =>
                new Additionality(deadweight, displacement, leakage, substitution),
            ({ } name, null, null, null, null) when Named(data, name) is { } chosen => chosen,
            _ => new Problem(
                "frameworks.additionality.unknown",
                $"Write all four of deadweight, displacement, leakage and substitution, or only a \"choice\", one of {string.Join(", ", data.NetChoices.Select(known => known.Id))}.",
                "additionality"
            ),
        };

    private static Additionality? Named(ReferenceData data, string name) =>
        data.NetChoices.FirstOrDefault(known => known.Id == name)?.Shares;
}
