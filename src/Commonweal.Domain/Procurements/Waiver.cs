using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>How an application for a waiver stands.</summary>
public enum WaiverState
{
    /// <summary>Nobody has decided it.</summary>
    Waiting,

    /// <summary>It counts.</summary>
    Granted,

    /// <summary>It does not count.</summary>
    Refused,

    /// <summary>The tender was published below the policy because of it, and it is spent.</summary>
    Used,

    /// <summary>It was granted until a day that has passed, and counts no longer.</summary>
    Expired,

    /// <summary>It was granted for a smaller, shorter or other purchase than this has become, and counts no longer.</summary>
    Outgrown,

    /// <summary>Whoever applied took it back.</summary>
    Withdrawn,
}

/// <summary>Leave to ask for less social value than the policy does; one person makes the case, another decides it.</summary>
public sealed class Waiver : IOwnedByAuthority
{
    private Waiver() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>Down to which weighting social value is waived, per cent; 0 waives it wholly.</summary>
    public decimal DownTo { get; private set; }

    /// <summary>What was bought when it was applied for; a grant counts for nothing else.</summary>
    public ProcurementCategory Category { get; private set; }

    /// <summary>The whole-life value net of VAT then, GBP: a grant does not count for more.</summary>
    public decimal NetValue { get; private set; }

    /// <summary>The months then, options included: a grant does not count for longer.</summary>
    public int Months { get; private set; }

    /// <summary>Why the policy should not apply; 1 to 8,000 characters.</summary>
    public string BusinessCase { get; private set; } = "";

    /// <summary>What else was looked at, and why it will not do; 1 to 4,000 characters.</summary>
    public string Alternatives { get; private set; } = "";

    /// <summary>What could go wrong with the waiver, and what is done about it; 1 to 4,000 characters.</summary>
    public string Risk { get; private set; } = "";

    /// <summary>Who made the case.</summary>
    public Guid AppliedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>The decision; null while it waits.</summary>
    public bool? Granted { get; private set; }

    /// <summary>The reason for the decision, 1 to 2,000 characters.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>What a grant hangs on, in the order given.</summary>
    public IReadOnlyList<WaiverCondition> Conditions { get; private set; } = [];

    /// <summary>The last day on which a grant counts; null for as long as it takes.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>Who decided; never the one who applied.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The day in the United Kingdom on which the tender was published below the policy because of it; null while it was not.</summary>
    public DateOnly? UsedOn { get; private set; }

    /// <summary>When the one who applied took it back.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>
    /// Makes the case for the purchase as it is; refused while its kind, value or length is not known, where the case leaves a question open,
    /// and while an earlier application waits or counts.
    /// </summary>
    /// <param name="today">The day in the United Kingdom.</param>
    public static Outcome<Waiver> Apply(
        Procurement procurement,
        Waiver? earlier,
        Guid id,
        WaiverCase asked,
        Guid by,
        DateTimeOffset now,
        DateOnly today
    )
    {
        if (procurement.Refusal() is { } closed)
        {
            return closed;
        }

        if (earlier?.StateOf(procurement, today) is WaiverState.Waiting or WaiverState.Granted)
        {
            return new Problem(
                "procurements.waiver.applied-already",
                earlier.Granted is true
                    ? "A waiver has been granted for this procurement already. Set the weighting you need."
                    : "An application for this procurement is waiting already. Ask a head of procurement to decide on it."
            );
        }

        if (
            (procurement.Category, procurement.NetValue, procurement.Months)
            is not
            ({ } category, { } value, { } months)
        )
        {
            return new Problem(
                "procurements.waiver.facts-missing",
                "A waiver is granted for a purchase of a kind, a value and a length. Say in the details what is bought, what it is worth and how many months it lasts, then apply."
            );
        }

        Problem[] problems = [.. asked.Problems()];
        return problems.Length > 0
            ? Outcome.Refused<Waiver>(problems)
            : new Waiver
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                ProcurementId = procurement.Id,
                Category = category,
                NetValue = value,
                Months = months,
                DownTo = asked.IsWhole is true ? 0m : asked.DownTo!.Value,
                BusinessCase = Written.Plain(asked.BusinessCase),
                Alternatives = Written.Plain(asked.Alternatives),
                Risk = Written.Plain(asked.Risk),
                AppliedBy = by,
                AppliedAt = now,
            };
    }

    /// <summary>How it stands on a day for the purchase as it is.</summary>
    public WaiverState StateOf(Procurement procurement, DateOnly day) =>
        this switch
        {
            { WithdrawnAt: not null } => WaiverState.Withdrawn,
            { Granted: null } => WaiverState.Waiting,
            { Granted: false } => WaiverState.Refused,
            { UsedOn: not null } => WaiverState.Used,
            _ => day > ExpiresOn ? WaiverState.Expired
            : Outgrown(procurement) is not null ? WaiverState.Outgrown
            : WaiverState.Granted,
        };

    /// <summary>
    /// In what the purchase has become another than it was applied for, like <c>its value was £10,000.00, and is £12,000.00 now</c>; null
    /// while it is the same, or smaller or shorter.
    /// </summary>
    public string? Outgrown(Procurement procurement)
    {
        string[] changes =
        [
            .. procurement.NetValue > NetValue
                ?
                [
                    $"its value without VAT was {Money.Display(NetValue)}, and is {Money.Display(procurement.NetValue.Value)} now",
                ]
                : Array.Empty<string>(),
            .. procurement.Months > Months
                ?
                [
                    $"it was to last {Counted.Of(Months, "month")}, and lasts {procurement.Months} now",
                ]
                : Array.Empty<string>(),
            .. procurement.Category is { } category && category != Category
                ?
                [
                    $"it was for {Category.Words().ToLowerInvariant()}, and is for {category.Words().ToLowerInvariant()} now",
                ]
                : Array.Empty<string>(),
        ];
        return changes.Length == 0 ? null : string.Join("; ", changes);
    }

    /// <summary>
    /// Grants or refuses it, with a reason, neither of which may be missing; refused for the one who applied, when it is decided or
    /// withdrawn already, and once its procurement is published.
    /// </summary>
    /// <param name="today">The day in the United Kingdom.</param>
    public Outcome<Done> Decide(
        Procurement procurement,
        WaiverDecision decision,
        Guid by,
        DateTimeOffset now,
        DateOnly today
    )
    {
        if ((procurement.Refusal() ?? DecisionRefusal(by)) is { } closed)
        {
            return closed;
        }

        if (decision.Granted is true && Outgrown(procurement) is { } changes)
        {
            return new Problem(
                "procurements.waiver.outgrown",
                $"The purchase is not the one it was applied for: {changes}. It cannot be granted for that. Refuse it, or ask whoever applied to withdraw it and apply anew.",
                nameof(WaiverDecision.Granted)
            );
        }

        Problem[] problems = [.. decision.Problems(today)];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Done>(problems);
        }

        (Granted, DecisionReason) = (decision.Granted, Written.Plain(decision.Reason));
        (DecidedBy, DecidedAt) = (by, now);
        if (Granted is true)
        {
            (Conditions, ExpiresOn) = (decision.Conditions(), decision.ExpiresOn);
        }

        return Outcome.Done;
    }

    /// <summary>Takes the application, or the grant, back; only for the one who applied, and before publication.</summary>
    public Outcome<Done> Withdraw(Procurement procurement, Guid by, DateTimeOffset now)
    {
        if (procurement.Refusal() is { } closed)
        {
            return closed;
        }

        if (WithdrawnAt is not null || Granted is false)
        {
            return new Problem(
                "procurements.waiver.over",
                "This application was refused or withdrawn already, so there is nothing to withdraw."
            );
        }

        if (by != AppliedBy)
        {
            return new Problem(
                "procurements.waiver.not-yours",
                "Somebody else applied for this waiver. Ask them to withdraw it."
            );
        }

        WithdrawnAt = now;
        return Outcome.Done;
    }

    /// <summary>Ticks a condition of a grant as met, on a day that is not ahead and not before the grant.</summary>
    /// <param name="number">Its place among the conditions, from 1.</param>
    /// <param name="today">The day in the United Kingdom.</param>
    /// <param name="grantedOn">The day of the grant there.</param>
    public Outcome<Done> Meet(
        int number,
        DateOnly? metOn,
        Guid by,
        DateOnly today,
        DateOnly? grantedOn
    )
    {
        var condition = Conditions.ElementAtOrDefault(number - 1);
        if (condition is null or { MetOn: not null } || WithdrawnAt is not null)
        {
            return new Problem(
                "procurements.waiver.condition-settled",
                "There is no such condition still to be met. Load the page again to see how it stands."
            );
        }

        if (metOn is null || metOn > today || metOn < grantedOn)
        {
            return new Problem(
                "procurements.waiver.met-on",
                $"Enter the day the condition was met: not before the waiver was granted, and not after today, {today:d MMMM yyyy}.",
                nameof(WaiverCondition.MetOn)
            );
        }

        Conditions =
        [
            .. Conditions.Select(
                (one, at) => at == number - 1 ? one with { MetOn = metOn, MetBy = by } : one
            ),
        ];
        return Outcome.Done;
    }

    /// <summary>Notes that the tender was published below the policy because of it.</summary>
    internal void Use(DateOnly on) => UsedOn = on;

    private Problem? DecisionRefusal(Guid by) =>
        Granted is not null || WithdrawnAt is not null
            ? new Problem(
                "procurements.waiver.decided-already",
                "This application has been decided or withdrawn already. Load the page again to see how."
            )
        : by == AppliedBy
            ? new Problem(
                "procurements.waiver.own-application",
                "You applied for this waiver yourself. Another head of procurement must decide it."
            )
        : null;
}
