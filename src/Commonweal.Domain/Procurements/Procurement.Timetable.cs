using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>Why bidders have fewer days than the law otherwise asks for.</summary>
/// <param name="Ground">The code of the circumstance; empty for none.</param>
/// <param name="Reason">Why it is met here; 1 to 2,000 characters where there is one.</param>
public sealed record ShortPeriod(string? Ground, string? Reason)
{
    /// <summary>The usual time, so nothing to say.</summary>
    public static ShortPeriod None { get; } = new(null, null);

    internal IEnumerable<Problem> Problems(TenderPeriods? periods)
    {
        if (string.IsNullOrWhiteSpace(Ground) && string.IsNullOrWhiteSpace(Reason))
        {
            yield break;
        }

        if (periods?.Find(Ground) is null)
        {
            yield return new Problem(
                "procurements.deadline.short-ground",
                "Select what lets bidders have less time, or clear the reason.",
                nameof(Procurement.ShortGround)
            );
        }

        if (
            Written.Lacks(
                Reason,
                2_000,
                "procurements.deadline.short-reason",
                "Say why that is met here.",
                nameof(Procurement.ShortReason)
            ) is
            { } lacking
        )
        {
            yield return lacking;
        }
    }
}

/// <content>How long bidders have.</content>
public sealed partial class Procurement
{
    /// <summary>The circumstance that lets bidders have fewer days than the law otherwise asks for, by code; null for none.</summary>
    public string? ShortGround { get; private set; }

    /// <summary>Why that is met here, 1 to 2,000 characters; null for none.</summary>
    public string? ShortReason { get; private set; }

    /// <summary>
    /// Says why a draft gives bidders less time, along with its deadline; without anything said takes away what was. Refused for a
    /// circumstance that there is not, and without a reason.
    /// </summary>
    public Outcome<Done> SetShortPeriod(ShortPeriod answer, TenderPeriods? periods)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (answer.Problems(periods).ToArray() is { Length: > 0 } problems)
        {
            return Outcome.Refused<Done>(problems);
        }

        (ShortGround, ShortReason) = string.IsNullOrWhiteSpace(answer.Ground)
            ? (null, null)
            : (answer.Ground, Written.Plain(answer.Reason));
        return Outcome.Done;
    }

    /// <summary>Days that bidders have if it is published at this moment; null without a deadline.</summary>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    public int? DaysToBid(DateTimeOffset now, Func<DateTimeOffset, DateOnly> dayOf) =>
        Deadline is { } deadline ? TenderPeriods.Between(dayOf(now), dayOf(deadline)) : null;

    /// <summary>
    /// What keeps a deadline from being published: above the national threshold, fewer days than the Act asks for, with no circumstance
    /// that allows so few. None before the policy check, which publication asks for.
    /// </summary>
    /// <param name="assessment">The latest policy check.</param>
    /// <param name="periods">How many days bidders have.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    public IEnumerable<StillMissing> PeriodLacks(
        ThresholdAssessment? assessment,
        TenderPeriods? periods,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        if (
            periods is null
            || Category is not { } category
            || Deadline <= now
            || DaysToBid(now, dayOf) is not { } days
            || days >= periods.Least(category)
            || assessment?.Said().National.Above is not true
        )
        {
            return [];
        }

        var ground = periods.Find(ShortGround);
        return days >= ground?.Days
            ? []
            :
            [
                new StillMissing(
                    PreparationStep.Deadline,
                    new Problem(
                        "procurements.deadline.short-period",
                        $"Published today, bidders have {Count(days)}. {periods.Source.Title} asks for {Count(periods.Least(category))} or more{(ground is null ? "" : $", and {Count(ground.Days)} with what you chose")}. Set a later deadline{(ground is null ? ", or say which shorter period the Act allows here and why" : "")}.",
                        "deadline"
                    )
                ),
            ];

        static string Count(int days) => Counted.Of(days, "day");
    }
}
