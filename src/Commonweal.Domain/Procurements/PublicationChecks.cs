using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>What a procurement must have before bidders may see it.</summary>
internal static class PublicationChecks
{
    public static IEnumerable<StillMissing> Of(
        Procurement procurement,
        PolicyStanding policy,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    ) =>
        [
            .. At(PreparationStep.Details, Details(procurement)),
            .. At(PreparationStep.Value, Lots(procurement, policy.Assessment)),
            .. At(PreparationStep.Threshold, Threshold(procurement, policy.Assessment)),
            .. At(PreparationStep.Reservation, Reservation(procurement, policy.Assessment)),
            .. At(PreparationStep.Weighting, Weighting(procurement, policy)),
            .. At(PreparationStep.Waiver, Waiver(procurement, policy)),
            .. At(PreparationStep.Measures, Measures(procurement)),
            .. At(PreparationStep.Deadline, Deadline(procurement, now, dayOf)),
            .. At(PreparationStep.Questions, Questions(procurement, now, dayOf)),
            .. Day(procurement, dayOf(now)),
        ];

    private static IEnumerable<Problem> Details(Procurement procurement)
    {
        if (procurement.Description.Length == 0)
        {
            yield return new Problem(
                "procurements.description.missing",
                "Say in plain words what is bought: bidders read it."
            );
        }
        else if (procurement.Description.Trim().Length < ProcurementDetails.ShortestDescription)
        {
            yield return new Problem(
                "procurements.description.short",
                $"The description has {procurement.Description.Trim().Length} characters, from which nobody can tell whether to bid. Say what is bought, where and how much, in {ProcurementDetails.ShortestDescription} characters or more."
            );
        }

        if (procurement.Category is null)
        {
            yield return ProcurementDetails.NoCategory;
        }

        if (procurement.NetValue is null or < 0.01m)
        {
            yield return new Problem(
                "procurements.value.missing",
                "Enter the estimated value of the whole contract, a penny or more."
            );
        }

        if (procurement.Months is null)
        {
            yield return new Problem(
                "procurements.months.missing",
                "Enter how many months the contract lasts: bidders commit to quantities for each of its years."
            );
        }

        if (procurement.Contact is null)
        {
            yield return new Problem(
                "procurements.tender-contact.missing",
                "Say whom bidders write to: a team or person with an email address."
            );
        }

        if (procurement.CommencedOn is null)
        {
            yield return new Problem(
                "procurements.commencement.missing",
                "Enter the day the procurement commences: it decides which thresholds hold."
            );
        }
    }

    /// <summary>Everything may be prepared before its day; publication waits for it.</summary>
    private static IEnumerable<StillMissing> Day(Procurement procurement, DateOnly today)
    {
        if (procurement.CommencedOn > today)
        {
            yield return new StillMissing(
                PreparationStep.Day,
                new Problem(
                    "procurements.commencement.ahead",
                    $"The details say that the procurement commences on {procurement.CommencedOn:d MMMM yyyy}, which is still to come. It commences when its notice is published. Wait and publish on that day; or write the day you publish in the details, and check the policy again.",
                    "details"
                )
            );
        }
    }

    /// <summary>Procurement Act 2023, section 18: lots are considered, and reasons given for having none.</summary>
    private static IEnumerable<Problem> Lots(
        Procurement procurement,
        ThresholdAssessment? assessment
    )
    {
        if (procurement.WholeLife.Lots.Count() == 1)
        {
            yield return new Problem(
                "procurements.lots.single",
                "There is one lot only. Add another, or remove it and say why the contract is not divided."
            );
        }
        else if (
            procurement is { NoLotsReason: null, WholeLife.HasLots: false }
            && assessment?.Said().IsUnder(NationalRules.DutyToConsiderLots) is true
        )
        {
            yield return new Problem(
                "procurements.lots.unexplained",
                "The law asks you to consider lots for a purchase of this value. List them, or say why there are none."
            );
        }
    }

    private static IEnumerable<Problem> Threshold(
        Procurement procurement,
        ThresholdAssessment? assessment
    )
    {
        if (assessment is null)
        {
            yield return new Problem(
                "procurements.threshold.not-assessed",
                "Check what policy and law ask of this purchase."
            );
        }
        else if (!assessment.Holds(procurement))
        {
            yield return new Problem(
                "procurements.threshold.out-of-date",
                "The details have changed since the policy check. Check again."
            );
        }
    }

    private static IEnumerable<Problem> Reservation(
        Procurement procurement,
        ThresholdAssessment? assessment
    )
    {
        if (procurement.Reservation is not null && procurement.NoPower(assessment) is { } refusal)
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Problem> Weighting(Procurement procurement, PolicyStanding policy)
    {
        if (procurement.Edition is null)
        {
            yield return new Problem(
                "procurements.edition.missing",
                "Choose the edition that bids are valued with."
            );
        }

        if (procurement.Scoring is not { } scoring)
        {
            yield return new Problem(
                "procurements.weighting.missing",
                "Set the weighting and how social value is scored."
            );
        }
        else if (policy.Refuses(scoring.Weighting) is { } refusal)
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Problem> Waiver(Procurement procurement, PolicyStanding policy)
    {
        if (
            policy.Waiver?.Conditions.FirstOrDefault(one =>
                one is { BeforePublication: true, MetOn: null }
            )
                is { } condition
            && procurement.Weighting is { } weighting
            && policy.RestsOnWaiver(weighting)
        )
        {
            yield return new Problem(
                "procurements.waiver.condition-unmet",
                $"The waiver was granted on a condition to be met before publication: {condition.Text} Meet it and tick it, or raise the weighting."
            );
        }
    }

    private static IEnumerable<Problem> Measures(Procurement procurement)
    {
        if (procurement.Measures.Count == 0 && procurement.Weighting is not 0m)
        {
            yield return new Problem(
                "procurements.measures.missing",
                "Choose at least one measure that bidders may offer."
            );
        }
    }

    private static IEnumerable<Problem> Deadline(
        Procurement procurement,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        if (procurement.Deadline is null)
        {
            yield return new Problem(
                "procurements.deadline.missing",
                "Set the deadline until which bids are received."
            );
        }
        else if (procurement.Deadline <= now)
        {
            yield return new Problem(
                "procurements.deadline.past",
                "The deadline has passed before anybody could bid. Set a later one."
            );
        }
        else if (Procurement.TooNear(procurement.Deadline.Value, now) is { } near)
        {
            yield return near;
        }
        else if (
            procurement.ClosesBeforeItCommences(dayOf(procurement.Deadline.Value)) is { } early
        )
        {
            yield return early;
        }
    }

    /// <summary>The day may have been set before the deadline was, or have passed since.</summary>
    private static Problem[] Questions(
        Procurement procurement,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    ) =>
        procurement.QuestionsUntil is { } day
        && procurement.WrongForQuestions(day, now, dayOf) is { } wrong
            ? [wrong]
            : [];

    private static IEnumerable<StillMissing> At(
        PreparationStep step,
        IEnumerable<Problem> problems
    ) =>
        problems.Select(problem => new StillMissing(
            step,
            problem.At(step.ToString().ToLowerInvariant())
        ));
}
