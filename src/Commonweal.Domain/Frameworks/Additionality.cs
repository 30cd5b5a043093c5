using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// How much of a gross value is net: what happened because of it, here, and not in place of something else. The four shares
/// of government's additionality guidance, each 0 to 1.
/// </summary>
/// <param name="Deadweight">What would have happened anyway.</param>
/// <param name="Displacement">What happens less elsewhere in the area because of it.</param>
/// <param name="Leakage">What benefits those outside the area.</param>
/// <param name="Substitution">What replaces something of the same organisation.</param>
public sealed record Additionality(
    decimal Deadweight,
    decimal Displacement,
    decimal Leakage,
    decimal Substitution
)
{
    /// <summary>
    /// (1 - deadweight) x (1 - displacement) x (1 - leakage) x (1 - substitution), nothing rounded: 1 when nothing is taken
    /// off, 0 when nothing is left. Refused with <c>frameworks.additionality.range</c>, each share at its field.
    /// </summary>
    public Outcome<ExplanationStep> Net()
    {
        (string Name, decimal Share)[] shares =
        [
            ("deadweight", Deadweight),
            ("displacement", Displacement),
            ("leakage", Leakage),
            ("substitution", Substitution),
        ];
        return
            Bounds.Refuse(
                "frameworks.additionality.range",
                [.. shares.Select(one => (one.Name, one.Share, 0m, 1m))]
            )
                is { Length: > 0 } problems
            ? Outcome.Refused<ExplanationStep>(problems)
            : new ExplanationStep(
                "What would happen anyway, elsewhere, for others or in place of something else is taken off.",
                "(1 - deadweight) x (1 - displacement) x (1 - leakage) x (1 - substitution)",
                [.. shares.Select(one => new ExplanationInput(one.Name, one.Share, "share"))],
                shares.Aggregate(1m, (net, one) => net * (1m - one.Share)),
                "share"
            );
    }
}
