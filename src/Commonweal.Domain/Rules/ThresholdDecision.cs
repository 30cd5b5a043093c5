using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>Why something was decided.</summary>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Text">One or two sentences for the officer.</param>
/// <param name="Source">Where the rule stands.</param>
public sealed record Reason(string Rule, string Text, Source Source);

/// <summary>How a contract stands to its national threshold.</summary>
/// <param name="Threshold">The threshold in force when the procurement commenced.</param>
/// <param name="Above">Whether the contract meets it.</param>
public sealed record NationalStanding(NationalThreshold Threshold, bool Above);

/// <summary>Whether a duty covers a contract.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Applies">Whether it does.</param>
/// <param name="IsAdopted">Whether the authority's policy adopts it, though it is written for others.</param>
public sealed record DutyStanding(Duty Duty, bool Applies, bool IsAdopted)
{
    /// <summary>How much it binds the council.</summary>
    public RuleForce Force =>
        Duty switch
        {
            { Addressee: Addressee.CentralGovernment } => IsAdopted
                ? RuleForce.Adopted
                : RuleForce.NotBinding,
            { Binding: Binding.Law } => RuleForce.Law,
            { Binding: Binding.Regard } => RuleForce.Regard,
            { Binding: Binding.Optional } => RuleForce.Power,
        };
}

/// <summary>How much a rule binds a council.</summary>
public enum RuleForce
{
    /// <summary>It must.</summary>
    Law,

    /// <summary>It must think of it.</summary>
    Regard,

    /// <summary>It decided so itself.</summary>
    Policy,

    /// <summary>It may.</summary>
    Power,

    /// <summary>It follows what binds others.</summary>
    Adopted,

    /// <summary>It need not follow what binds others.</summary>
    NotBinding,
}

/// <summary>A rule that reaches a contract.</summary>
/// <param name="Reason">What it does here, and where it stands.</param>
/// <param name="Issuer">Who made it.</param>
/// <param name="Addressee">Whom it is written for; null for the council's own policy.</param>
/// <param name="Force">How much it binds.</param>
/// <param name="From">The first day of commencement it covers; null for the council's own policy, which says so itself.</param>
/// <param name="To">The last such day; null while it is in force.</param>
/// <param name="Unseen">What of it nobody here has read in the source itself; null where it was read.</param>
public sealed record RuleInForce(
    Reason Reason,
    string Issuer,
    Addressee? Addressee,
    RuleForce Force,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Unseen = null
);

/// <summary>What the authority's policy in force on a later day asks of a contract whose procurement is said to have commenced under an earlier one.</summary>
/// <param name="On">The later day.</param>
/// <param name="Required">Whether it requires social value; null where it has not set its rule.</param>
/// <param name="MinimumWeighting">Per cent of the whole award; null where no minimum is set for this contract.</param>
/// <param name="Reasons">Why: requirement, weighting.</param>
public sealed record LaterPolicy(
    DateOnly On,
    bool? Required,
    decimal? MinimumWeighting,
    IReadOnlyList<Reason> Reasons
);

/// <summary>What the rules ask of one contract.</summary>
/// <param name="SocialValueRequired">Whether the authority's policy of the day of commencement requires social value; null where it has not set its rule.</param>
/// <param name="MinimumWeighting">Per cent of the whole award, by that policy; null where no minimum is set for this contract.</param>
/// <param name="National">The national threshold.</param>
/// <param name="Duties">Every national duty, in order.</param>
/// <param name="Reasons">Why: threshold, requirement, weighting, then every duty.</param>
public sealed record ThresholdDecision(
    bool? SocialValueRequired,
    decimal? MinimumWeighting,
    NationalStanding National,
    IReadOnlyList<DutyStanding> Duties,
    IReadOnlyList<Reason> Reasons
)
{
    /// <summary>What the policy in force on the day of the check asks besides; null where it is that of the day of commencement, or does not count.</summary>
    public LaterPolicy? Later { get; init; }

    /// <summary>The first day of the policy in force on the day of the check; null where there is none.</summary>
    public DateOnly? PolicyFrom { get; init; }

    /// <summary>Whether either policy requires social value; null where neither has set its rule.</summary>
    public bool? Required =>
        Later?.Required is true ? true : SocialValueRequired ?? Later?.Required;

    /// <summary>The greater of what the two policies ask, per cent of the whole award; null where neither sets a minimum.</summary>
    public decimal? LeastWeighting => LaterBinds ? Later!.MinimumWeighting : MinimumWeighting;

    /// <summary>Whether the later policy asks for more weight than that of the day of commencement.</summary>
    public bool LaterBinds => (Later?.MinimumWeighting ?? 0m) > (MinimumWeighting ?? 0m);

    /// <summary>Whether a national duty of that name covers the contract.</summary>
    public bool IsUnder(string duty) =>
        Duties.Any(standing => standing.Applies && standing.Duty.Id == duty);

    /// <summary>Every rule that reaches the contract: the national threshold, the authority's policy, then duties and powers.</summary>
    /// <param name="authority">The authority's name.</param>
    public IEnumerable<RuleInForce> InForce(string authority) =>
        [
            new(
                Reasons[0],
                "Parliament",
                Addressee.Councils,
                RuleForce.Law,
                National.Threshold.From,
                National.Threshold.To
            ),
            .. OfPolicy()
                .Select(reason => new RuleInForce(reason, authority, null, RuleForce.Policy)),
            .. Duties
                .Where(standing => standing.Applies)
                .Select(standing => new RuleInForce(
                    ReasonOf(standing.Duty),
                    standing.Duty.Issuer,
                    standing.Duty.Addressee,
                    standing.Force,
                    standing.Duty.From,
                    standing.Duty.To,
                    standing.Duty.Unseen
                )),
        ];

    /// <summary>Why each duty or power that does not reach the contract does not.</summary>
    public IEnumerable<Reason> OutOfReach() =>
        Duties.Where(standing => !standing.Applies).Select(standing => ReasonOf(standing.Duty));

    private Reason ReasonOf(Duty duty) =>
        Reasons.First(reason => string.Equals(reason.Rule, duty.Id, StringComparison.Ordinal));

    /// <summary>The reasons that are the authority's own policy: requirement and weighting, of the day of commencement, then of the check.</summary>
    public IEnumerable<Reason> OfPolicy() =>
        [
            .. Reasons
                .Skip(1)
                .Where(reason =>
                    Duties.All(standing =>
                        !string.Equals(standing.Duty.Id, reason.Rule, StringComparison.Ordinal)
                    )
                ),
            .. Later?.Reasons ?? [],
        ];
}
