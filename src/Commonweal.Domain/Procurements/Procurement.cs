using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>One purchase of an authority, from need to award.</summary>
public sealed partial class Procurement : IOwnedByAuthority
{
    private readonly List<ProcurementMeasure> measures = [];

    private Procurement() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The authority's own reference, unique within it, 1 to 80 characters.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Title, 1 to 400 characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What is bought, in plain words; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What is bought; null while only a notice is known that does not say.</summary>
    public ProcurementCategory? Category { get; private set; }

    /// <summary>Its code of the Common Procurement Vocabulary; null where none is said.</summary>
    public string? Cpv { get; private set; }

    /// <summary>Whom bidders write to; null while nobody has said, and for what was run elsewhere.</summary>
    public TenderContact? Contact { get; private set; }

    /// <summary>How far it has come.</summary>
    public ProcurementStage Stage { get; private set; }

    /// <summary>Estimated whole-life value net of VAT, GBP, with options, extensions and all lots: <see cref="WholeLife"/>; null when not known.</summary>
    public decimal? NetValue { get; private set; }

    /// <summary>VAT rate in per cent, 0 to 100.</summary>
    public decimal VatRate { get; private set; }

    /// <summary>Length in months, options included; null when not known.</summary>
    public int? Months { get; private set; }

    /// <summary>The day the procurement commenced; it picks the thresholds. Null when not known.</summary>
    public DateOnly? CommencedOn { get; private set; }

    /// <summary>The day the contract is to start; null when not known.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>The edition bids are valued with; null until chosen.</summary>
    public string? Edition { get; private set; }

    /// <summary>Social value weighting, per cent of the whole award; null until set.</summary>
    public decimal? Weighting { get; private set; }

    /// <summary>The part of the weighting scored by number, per cent; the rest is scored on delivery statements.</summary>
    public decimal? QuantitativeShare { get; private set; }

    /// <summary>The scoring method as JSON in the form of the evaluate command; null until set.</summary>
    public string? Method { get; private set; }

    /// <summary>What becomes of a bid that offers two measures which exclude one another.</summary>
    public Overlap Overlap { get; private set; }

    /// <summary>Bids are received before this instant, by the database's clock; null until set.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>When it was published; null while private.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When its stage or deadline last changed after publication, as the database notes it; null while neither has.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Why a purchase run elsewhere weighed social value as it did, 1 to 2,000 characters; only of a record, and null where nobody has said.</summary>
    public string? WeightingReason { get; private set; }

    /// <summary>When two officers opened the bids.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it was cancelled; null while it goes on.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was cancelled, 1 to 2,000 characters; bidders read it.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Open contracting identifier; null when entered by hand.</summary>
    public string? Ocid { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who entered it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>The measures bidders may offer, in the order shown.</summary>
    public IReadOnlyList<ProcurementMeasure> Measures => measures;

    /// <summary>What its officers say about it.</summary>
    public ProcurementDetails Details =>
        new(
            Reference,
            Title,
            Description,
            Category,
            BaseValue,
            VatRate,
            BaseMonths,
            CommencedOn,
            StartsOn
        )
        {
            Cpv = Cpv,
            Contact = Contact,
        };

    /// <summary>The scoring method; null until set.</summary>
    public ScoringMethod? Scoring => Method is null ? null : ScoringMethod.FromJson(Method);

    /// <summary>Whether bidders read what their offers are worth in pounds, as its method has it; so where there is none.</summary>
    public bool ShowsPounds => Scoring?.ShowsPounds ?? true;

    /// <summary>Whether it is on its way and may still be cancelled: neither awarded, nor ended, nor a mere record.</summary>
    public bool IsRunning => Stage < ProcurementStage.Awarded;

    /// <summary>Enters a purchase by hand, as a draft that only its authority sees.</summary>
    /// <param name="edition">The edition to begin with; null leaves it open.</param>
    public static Outcome<Procurement> Create(
        Guid id,
        Guid authorityId,
        ProcurementDetails details,
        string? edition,
        Guid by,
        DateTimeOffset now
    ) =>
        details
            .Checked()
            .Then(tidy =>
            {
                var procurement = new Procurement
                {
                    Id = id,
                    AuthorityId = authorityId,
                    Stage = ProcurementStage.Draft,
                    Edition = edition,
                    CreatedAt = now,
                    CreatedBy = by,
                };
                return procurement.Take(tidy).Then(_ => Outcome.Of(procurement));
            });

    /// <summary>Changes what is said about a draft. With lots, its value and length are theirs and not stated beside them.</summary>
    public Outcome<Done> ChangeDetails(ProcurementDetails details) =>
        Refusal() is { } closed ? closed : details.Checked().Then(Take);

    /// <summary>
    /// Sets until when bids are received. Once published it can only be extended, and only before it has passed.
    /// </summary>
    /// <param name="deadline">Bids are received before this instant.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    public Outcome<Done> SetDeadline(
        DateTimeOffset deadline,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        if (Refuses(deadline, now, dayOf) is { } refusal)
        {
            return refusal;
        }

        Deadline = deadline.ToUniversalTime();
        return Outcome.Done;
    }

    /// <summary>Why bids cannot be received until then; null when they can.</summary>
    /// <param name="deadline">Bids are received before this instant.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    public Problem? Refuses(
        DateTimeOffset deadline,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        if (Stage != ProcurementStage.Published && Refusal() is { } closed)
        {
            return closed;
        }

        if (Stage == ProcurementStage.Published && now >= Deadline)
        {
            return new Problem(
                "procurements.deadline.passed",
                "The deadline has passed, so it can no longer be extended. Open the bids, or cancel the procurement.",
                nameof(Deadline)
            );
        }

        if (Stage == ProcurementStage.Published && deadline < Deadline)
        {
            return new Problem(
                "procurements.deadline.shortened",
                "Bidders rely on the published deadline. Choose a later time; it cannot be brought forward.",
                nameof(Deadline)
            );
        }

        if (Stage == ProcurementStage.Draft && TooNear(deadline, now) is { } near)
        {
            return near;
        }

        if (deadline <= now || deadline > now.AddYears(5))
        {
            return new Problem(
                "procurements.deadline.not-ahead",
                "The deadline must be in the future, and within 5 years.",
                nameof(Deadline)
            );
        }

        return ClosesBeforeItCommences(dayOf(deadline));
    }

    /// <summary>Why a draft's deadline is too near to be published; null when it is not, or has passed.</summary>
    internal static Problem? TooNear(DateTimeOffset deadline, DateTimeOffset now) =>
        deadline > now && deadline - now < TimeSpan.FromDays(1)
            ? new Problem(
                "procurements.deadline.too-near",
                "Bidders would have less than a day, in which nobody can read a tender and write a bid. Choose a later deadline.",
                nameof(Deadline)
            )
            : null;

    /// <summary>Why bids cannot close then: no later day than that of the first notice. Null when they can, or that day is not known.</summary>
    internal Problem? ClosesBeforeItCommences(DateOnly closing) =>
        closing <= CommencedOn
            ? new Problem(
                "procurements.deadline.before-commencement",
                "The details say that the procurement commences on this day or later, so nobody could bid. Choose a later deadline, or correct the day in the details and check the policy again.",
                nameof(Deadline)
            )
            : null;

    /// <summary>Everything that stands between this draft and its publication, in the order of the steps.</summary>
    /// <param name="policy">What was decided about the procurement.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    public IReadOnlyList<StillMissing> WhatIsMissing(
        PolicyStanding policy,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    ) => [.. PublicationChecks.Of(this, policy, now, dayOf)];

    /// <summary>Opens the procurement to bidders; from here on only the deadline moves. Refused with all that is missing at once.</summary>
    /// <param name="policy">What was decided about the procurement.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    /// <param name="besides">What is missing besides, found outside its own row.</param>
    public Outcome<Done> Publish(
        PolicyStanding policy,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf,
        params IReadOnlyCollection<StillMissing> besides
    )
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        StillMissing[] missing = [.. WhatIsMissing(policy, now, dayOf), .. besides];
        if (missing.Length > 0)
        {
            return Outcome.Refused<Done>(missing.Select(item => item.Problem));
        }

        if (policy.RestsOnWaiver(Weighting!.Value))
        {
            policy.Waiver!.Use(policy.On);
        }

        (Stage, PublishedAt) = (ProcurementStage.Published, now);
        return Outcome.Done;
    }

    /// <summary>Ends it without award, for a reason that bidders read; refused once awarded or ended.</summary>
    public Outcome<Done> Cancel(string reason, DateTimeOffset now)
    {
        if (!IsRunning)
        {
            return new Problem(
                "procurements.procurement.not-running",
                $"This procurement is {Stage.Words()}, so there is nothing to cancel. Load its page again to see how it stands."
            );
        }

        if (
            Written.Lacks(
                reason,
                2_000,
                "procurements.cancel.reason-length",
                "Give the reason for cancelling.",
                nameof(CancelReason)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        (Stage, CancelReason, CancelledAt) = (
            ProcurementStage.Cancelled,
            Written.Plain(reason),
            now
        );
        return Outcome.Done;
    }

    /// <summary>The facts the rules are applied to; refused while category, value or day of commencement are missing.</summary>
    public Outcome<ThresholdFacts> FactsForRules() =>
        (Category, NetValue, CommencedOn) is ({ } category, { } value, { } day)
            ? new ThresholdFacts(category, value, VatBasis.Exclusive, VatRate, Months, day)
            : new Problem(
                "procurements.threshold.facts-missing",
                "The policy check needs what is bought, the estimated value and the day the procurement commences. Add what is missing to the details first."
            );

    /// <summary>Null while it is a draft; otherwise why it can no longer be changed.</summary>
    public Problem? Refusal() =>
        Stage switch
        {
            ProcurementStage.Draft => null,
            ProcurementStage.Recorded => new Problem(
                "procurements.procurement.recorded",
                "This is a record of a procurement run elsewhere. Take it up first, then prepare it here."
            ),
            ProcurementStage.Cancelled => new Problem(
                "procurements.procurement.fixed",
                "This procurement is cancelled and can no longer be changed. To buy the same after all, enter it anew under another reference."
            ),
            _ => new Problem(
                "procurements.procurement.fixed",
                $"This procurement is {Stage.Words()}, and bidders rely on what was published. It can no longer be changed; a deadline still ahead may be extended."
            ),
        };

    /// <summary>
    /// Whether the same person entered it with exactly these details, and nothing has become of it yet: who sends a form twice
    /// means one purchase.
    /// </summary>
    public bool IsEnteredAs(ProcurementDetails details, Guid by) =>
        Stage == ProcurementStage.Draft
        && CreatedBy == by
        && details.Checked() is { Succeeded: true, Value: var tidy }
        && tidy == Details;

    private Outcome<Done> Take(ProcurementDetails details)
    {
        if (WholeLife.HasLots && (details.NetValue, details.Months) is not (null, null))
        {
            return new Problem(
                "procurements.value.of-lots",
                "This purchase is divided into lots, and its value and length are those of the lots. Change the lots instead.",
                nameof(NetValue)
            );
        }

        var whole = new WholeLifeValue(details.NetValue, details.Months, Parts, details.VatRate);
        if (TooMuch(whole) is { } problem)
        {
            return problem;
        }

        (Reference, Title, Description) = (details.Reference, details.Title, details.Description);
        (Category, CommencedOn, StartsOn) = (
            details.Category,
            details.CommencedOn,
            details.StartsOn
        );
        (Cpv, Contact) = (details.Cpv, details.Contact);
        Keep(whole);
        return Outcome.Done;
    }
}
