using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
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

    /// <summary>What keeps measures that count what is local from being published: nobody has said what local means. None while no measure does.</summary>
    /// <param name="edition">The procurement's own; null when it is not at hand.</param>
    public IEnumerable<StillMissing> LocalLacks(Edition? edition)
    {
        Measure[] local =
        [
            .. measures
                .Select(row => edition?.Find(row.Measure))
                .OfType<Measure>()
                .Where(measure => measure.IsLocal),
        ];
        if (local.Length > 0 && LocalArea is null)
        {
            yield return new StillMissing(
                PreparationStep.LocalArea,
                new Problem(
                    "procurements.local-area.missing",
                    $"{local[0].Name}{(local.Length == 1 ? " counts" : $" and {local.Length - 1} more count")} what is local. Say what counts as local for this contract.",
                    "local-area"
                )
            );
        }
    }

    /// <summary>Decides who alone may bid; refused where the law gives no power to (SI 2026/94), and once bids are invited.</summary>
    /// <param name="own">The code of the council's area; null where it has none on record.</param>
    /// <param name="policy">What was decided about the procurement.</param>
    /// <param name="today">The day in the United Kingdom.</param>
    public Outcome<Done> Reserve(
        ReservationAnswer answer,
        PlaceBook places,
        string? own,
        PolicyStanding policy,
        DateOnly today
    )
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        return answer
            .In(places, own, today)
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
                said.Duties.FirstOrDefault(one => one.Duty.Id == Rules.NationalRules.PowerToReserve)
                    is { Duty: { } power }
                && CommencedOn < power.From
                    ? $"The power to reserve purchases is for those that commence on or after {power.From:d MMMM yyyy} ({power.Source.Title}), and this one commences before."
                    : "The law gives no power to reserve this purchase (SI 2026/94), as the policy check found it."
            );
    }
}
