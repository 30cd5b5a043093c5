namespace Commonweal.Domain.Common;

/// <summary>
/// How much of a gross value is net: what happened because of it, here, and not in place of something else. The four shares
/// of government's additionality guidance, each 0 to 1.
/// </summary>
/// <param name="Deadweight">What would have happened anyway.</param>
/// <param name="Displacement">What happens less elsewhere in the area because of it.</param>
/// <param name="Leakage">What benefits those outside the area.</param>
/// <param name="Substitution">What replaces something of the same organisation.</param>
/// <param name="Source">Who says so; null for what a person entered.</param>
public sealed record Additionality(
    decimal Deadweight,
    decimal Displacement,
    decimal Leakage,
    decimal Substitution,
    Source? Source = null
)
{
    private IReadOnlyList<(string Name, decimal Share)> Shares =>
        [
            ("deadweight", Deadweight),
            ("displacement", Displacement),
            ("leakage", Leakage),
            ("substitution", Substitution),
        ];

    /// <summary>
    /// (1 - deadweight) x (1 - displacement) x (1 - leakage) x (1 - substitution), nothing rounded: 1 when nothing is taken
    /// off, 0 when nothing is left. Refused with <c>frameworks.additionality.range</c>, each share at its field.
    /// </summary>
    public Outcome<ExplanationStep> Net() =>
        Bounds.Refuse(
            "frameworks.additionality.range",
            [.. Shares.Select(one => (one.Name, one.Share, 0m, 1m))]
        )
            is { Length: > 0 } problems
            ? Outcome.Refused<ExplanationStep>(problems)
            : Less(
                Shares,
                "What would happen anyway, elsewhere, for others or in place of something else is taken off."
            );

    /// <summary>The share of a gross value that is net, 0 to 1; the shares are known to be in range.</summary>
    public decimal Factor => Net().Value.Result!.Value;

    /// <summary>
    /// What is net of a gross value, and how. Where deadweight of its own is taken off the gross value already, that
    /// counts in place of <see cref="Deadweight"/>: nothing is taken off twice.
    /// </summary>
    /// <param name="gross">In pounds, nothing rounded.</param>
    /// <param name="hasOwnDeadweight">Whether the gross value is less deadweight of its own.</param>
    public NetValue Of(ValueRange gross, bool hasOwnDeadweight)
    {
        var factor = hasOwnDeadweight
            ? Less(
                [.. Shares.Skip(1)],
                "What would happen elsewhere, for others or in place of something else is taken off. Its own deadweight is off already, and the general one is not taken off as well."
            )
            : Net().Value;
        var net = gross * factor.Result!.Value;
        return new NetValue(
            net,
            new Explanation([
                factor,
                new ExplanationStep(
                    "The net value, beside the gross one.",
                    "gross value x share that is net",
                    [
                        new ExplanationInput("gross value", gross.Central, "GBP"),
                        new ExplanationInput("share that is net", factor.Result.Value, "share"),
                    ],
                    net.Central,
                    "GBP",
                    net.IsWide ? net : null
                ),
            ])
        );
    }

    private ExplanationStep Less(IReadOnlyList<(string Name, decimal Share)> shares, string says) =>
        new(
            says,
            string.Join(" x ", shares.Select(one => $"(1 - {one.Name})")),
            [
                .. shares.Select(one => new ExplanationInput(
                    one.Name,
                    one.Share,
                    "share",
                    null,
                    Source
                )),
            ],
            shares.Aggregate(1m, (net, one) => net * (1m - one.Share)),
            "share"
        );
}

/// <summary>What is left of a gross value.</summary>
/// <param name="Range">In pounds, nothing rounded; never more than the gross one.</param>
/// <param name="Explanation">Which shares were taken off, and whose they are.</param>
public sealed record NetValue(ValueRange Range, Explanation Explanation);
