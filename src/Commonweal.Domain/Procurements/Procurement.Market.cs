using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <content>What the market is told besides what is bought: until when it may ask, and whom the contract suits.</content>
public sealed partial class Procurement
{
    /// <summary>The last day on which bidders may ask, in the United Kingdom; null takes questions until the deadline.</summary>
    public DateOnly? QuestionsUntil { get; private set; }

    /// <summary>Whether it suits small and medium-sized firms (fewer than 250 staff); null while nobody has said.</summary>
    public bool? SuitsSmes { get; private set; }

    /// <summary>Whether it suits voluntary, community and social enterprises; null while nobody has said.</summary>
    public bool? SuitsVcses { get; private set; }

    /// <summary>Why it does or does not, 1 to 2,000 characters; everybody reads it. Null while nobody has said.</summary>
    public string? SuitabilityReason { get; private set; }

    /// <summary>Says whom the contract suits, and why; refused once published, and while an answer is missing.</summary>
    public Outcome<Done> SaySuitability(bool? smes, bool? vcses, string? reason)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        Problem?[] problems =
        [
            smes is null
                ? new Problem(
                    "procurements.suitability.smes",
                    "Select whether it suits small and medium-sized firms.",
                    nameof(SuitsSmes)
                )
                : null,
            vcses is null
                ? new Problem(
                    "procurements.suitability.vcses",
                    "Select whether it suits charities, community groups and social enterprises.",
                    nameof(SuitsVcses)
                )
                : null,
            Written.Lacks(
                reason,
                2_000,
                "procurements.suitability.reason",
                "Say why. Bidders read it.",
                nameof(SuitabilityReason)
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (SuitsSmes, SuitsVcses, SuitabilityReason) = (smes, vcses, Written.Plain(reason));
        return Outcome.Done;
    }

    /// <summary>
    /// What keeps a tender from being published after the market was asked: nobody has written what was heard, nor why it is not
    /// published. None where the law does not ask for it (Procurement Act 2023, ss.16-17, from the national threshold on).
    /// </summary>
    /// <param name="wasAsked">Whether a contact was asked or an event held before the tender.</param>
    /// <param name="isExplained">Whether there is a summary, which is published or says why not.</param>
    /// <param name="assessment">What policy and law ask of it; null while nobody has checked.</param>
    public IEnumerable<StillMissing> MarketLacks(
        bool wasAsked,
        bool isExplained,
        ThresholdAssessment? assessment
    )
    {
        if (
            wasAsked
            && !isExplained
            && assessment?.Said().IsUnder(Rules.NationalRules.DutyToPublishEngagement) is true
        )
        {
            yield return new StillMissing(
                PreparationStep.Market,
                new Problem(
                    "procurements.market-summary.missing",
                    "You asked the market before this tender. The law asks you to publish what you heard, or to say why you do not. Write the summary.",
                    "market"
                )
            );
        }
    }

    /// <summary>Whether bids are received at the moment.</summary>
    /// <param name="now">The database's clock.</param>
    public bool IsOpenAt(DateTimeOffset now) =>
        Stage == ProcurementStage.Published && now < Deadline;

    /// <summary>Sets the last day for questions, or none, before publication.</summary>
    /// <param name="day">The day; null takes questions until the deadline.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    /// <param name="now">The database's clock.</param>
    public Outcome<Done> TakeQuestionsUntil(
        DateOnly? day,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (day is { } last && WrongForQuestions(last, now, dayOf) is { } wrong)
        {
            return wrong;
        }

        QuestionsUntil = day;
        return Outcome.Done;
    }

    /// <summary>Why that cannot be the last day for questions: it has passed, or lies after the deadline. Null when it can.</summary>
    internal Problem? WrongForQuestions(
        DateOnly day,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    ) =>
        day < dayOf(now) || day > Dates.Latest
            ? new Problem(
                "procurements.questions.day-passed",
                "The last day for questions must not have passed. Choose a later day, or leave it empty.",
                nameof(QuestionsUntil)
            )
        : Deadline is { } deadline && day > dayOf(deadline)
            ? new Problem(
                "procurements.questions.after-deadline",
                "The last day for questions is after the deadline for bids. Choose an earlier day, so that bidders can use the answers.",
                nameof(QuestionsUntil)
            )
        : null;

    /// <summary>Why no question is taken at the moment; null when one is.</summary>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    /// <param name="now">The database's clock.</param>
    public Problem? RefusesQuestions(DateTimeOffset now, Func<DateTimeOffset, DateOnly> dayOf) =>
        IsPractice
            ? new Problem(
                "procurements.question.practice",
                "This tender is for practice and no council runs it, so nobody could answer."
            )
        : !IsOpenAt(now)
            ? new Problem(
                "procurements.question.closed",
                "Bids are no longer received for this tender, so no more questions are taken."
            )
        : dayOf(now) > QuestionsUntil
            ? new Problem(
                "procurements.question.day-passed",
                $"Questions could be asked until {QuestionsUntil:d MMMM yyyy}, so no more are taken. The answers given so far are on the tender's page."
            )
        : null;
}
