using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <content>Where: what counts as local in its measures, and who alone may bid.</content>
public sealed partial class Procurement
{
    /// <summary>What "local" means in its measures; null where it is not said.</summary>
    public LocalArea? LocalArea { get; private set; }

    /// <summary>Who alone may bid; null while anybody may.</summary>
    public Reservation? Reservation { get; private set; }

    /// <summary>Says what counts as local in a draft; an empty answer takes it away.</summary>
    public Outcome<Done> SetLocalArea(LocalAreaAnswer answer, PlaceBook places)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (answer.IsEmpty)
        {
            LocalArea = null;
            return Outcome.Done;
        }

        return answer
            .In(places)
            .Then(area =>
            {
                LocalArea = area;
                return Outcome.Done;
            });
    }

    /// <summary>Decides who alone may bid; refused where the law gives no power to (SI 2026/94), and once bids are invited.</summary>
    /// <param name="policy">What was decided about the procurement.</param>
    /// <param name="today">The day in the United Kingdom.</param>
    public Outcome<Done> Reserve(
        ReservationAnswer answer,
        PlaceBook places,
        PolicyStanding policy,
        DateOnly today
    )
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        return answer
            .In(places, today)
            .Then<Done>(reservation =>
            {
                if (reservation is not null && NoPower(policy.Assessment) is { } refusal)
                {
                    return refusal;
                }

                Reservation = reservation;
                return Outcome.Done;
            });
    }

    /// <summary>Why this purchase cannot be reserved; null when it can.</summary>
    public Problem? NoPower(ThresholdAssessment? assessment)
    {
        if (assessment is null || !assessment.Holds(this))
        {
            return new Problem(
                "procurements.reservation.not-assessed",
                "Only a purchase below the national threshold can be reserved (SI 2026/94). Check policy and law first, on the facts as they are now."
            );
        }

        var said = assessment.Said();
        return said.IsUnder(Rules.NationalRules.PowerToReserve) ? null
            : said.National.Above
                ? new Problem(
                    "procurements.reservation.above-threshold",
                    "This purchase meets the national threshold, so it is open to all. The law lets councils reserve purchases below it only (SI 2026/94)."
                )
            : new Problem(
                "procurements.reservation.not-in-force",
                "The power to reserve purchases is for those that commence on or after 4 February 2026 (SI 2026/94), and this one commences before."
            );
    }
}
