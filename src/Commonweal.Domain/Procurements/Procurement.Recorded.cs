using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <content>Procurements known from published releases.</content>
public sealed partial class Procurement
{
    /// <summary>Who buys, as published; null when entered by hand.</summary>
    public string? Buyer { get; private set; }

    /// <summary>The day the procurement commenced as its imported notice says; null when it was entered by hand, or no notice says.</summary>
    public DateOnly? NoticedOn { get; private set; }

    /// <summary>Whether the day of commencement is the one an imported notice proves, and not merely said.</summary>
    public bool IsCommencementProven => NoticedOn is { } day && day == CommencedOn;

    /// <summary>Until which day rules bind it: that of its commencement where a notice proves it, and otherwise the day it is asked.</summary>
    public DateOnly BoundUntil(DateOnly commenced, DateOnly today) =>
        IsCommencementProven ? commenced : today;

    /// <summary>
    /// Records a procurement run elsewhere. A title the releases leave out is the ocid; whatever else they leave out is not
    /// known, and asked for once it is taken up.
    /// </summary>
    /// <param name="vatRate">The standard rate of the day, per cent: no release names one.</param>
    public static Outcome<Procurement> Record(
        Guid id,
        Guid authorityId,
        Release release,
        decimal vatRate,
        DateTimeOffset now,
        Guid by
    )
    {
        Problem[] problems = [.. release.Problems()];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Procurement>(problems);
        }

        var procurement = new Procurement
        {
            Id = id,
            AuthorityId = authorityId,
            Reference = release.Ocid,
            Ocid = release.Ocid,
            Stage = ProcurementStage.Recorded,
            VatRate = vatRate,
            CreatedAt = now,
            CreatedBy = by,
        };
        procurement.Fill(release);
        return procurement;
    }

    /// <summary>
    /// Takes over what the releases say by now. Refused (<c>procurements.record.taken-up</c>) once people work on it:
    /// a notice never overwrites what somebody decided.
    /// </summary>
    public Outcome<Done> Restate(Release release)
    {
        if (Stage != ProcurementStage.Recorded)
        {
            return new Problem(
                "procurements.record.taken-up",
                "Somebody works on this procurement, so a newer notice does not change it. Open it and change it by hand if it should."
            );
        }

        Problem[] problems = [.. release.Problems()];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Done>(problems);
        }

        Fill(release);
        return Outcome.Done;
    }

    /// <summary>Makes a draft of a record imported from a notice, so that it can be run here.</summary>
    /// <param name="edition">The edition to begin with; null leaves it open.</param>
    public Outcome<Done> TakeUp(string? edition)
    {
        if (Stage != ProcurementStage.Recorded)
        {
            return new Problem(
                "procurements.procurement.not-recorded",
                "Only a procurement that was imported as a record can be taken up. This one is being run here already."
            );
        }

        (Stage, Edition, PublishedAt) = (ProcurementStage.Draft, edition, null);
        (Weighting, WeightingReason) = (null, null);
        return Outcome.Done;
    }

    /// <summary>
    /// Notes what social value weighed in a purchase run elsewhere, be it below today's policy; only of a record. Taking the record up
    /// forgets it: what is run here is weighed anew.
    /// </summary>
    /// <param name="weighting">Per cent of the award, 0 to 100.</param>
    /// <param name="reason">Why it was so, or where that is written; 1 to 2,000 characters.</param>
    public Outcome<Done> NotePastWeighting(decimal? weighting, string? reason)
    {
        if (Stage != ProcurementStage.Recorded)
        {
            return new Problem(
                "procurements.weighting.not-recorded",
                "Only a record of a procurement run elsewhere has a weighting of the past. Set the weighting of this one under \"Set edition, weighting and scoring\"."
            );
        }

        Problem?[] problems =
        [
            weighting is not { } share || !ScoringChecks.IsShare(share)
                ? new Problem(
                    "procurements.weighting.past",
                    $"Enter what social value weighed in per cent, from 0 to 100 with at most {Quantity.Places} decimals, like 5.",
                    nameof(Weighting)
                )
                : null,
            Written.Lacks(
                reason,
                2_000,
                "procurements.weighting.past-reason",
                "Say why it weighed that, or where it is written.",
                nameof(WeightingReason)
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (Weighting, WeightingReason) = (weighting, Written.Plain(reason));
        return Outcome.Done;
    }

    private void Fill(Release release)
    {
        Buyer = release.Buyer;
        Title = Cut(release.Title ?? release.Ocid, ProcurementDetails.LongestTitle);
        Description = release.Description ?? "";
        Category = release.Category;
        Cpv = release.Cpv;
        CommencedOn = NoticedOn = release.CommencedOn;
        StartsOn = release.StartsOn;
        Keep(
            new WholeLifeValue(
                release.NetValue,
                MonthsBetween(release.StartsOn, release.EndsOn) ?? LengthOf(release.Months),
                [],
                VatRate
            )
        );
    }

    private static int? LengthOf(decimal? months) =>
        months is >= 1m and <= ProcurementDetails.LongestMonths && months % 1m == 0m
            ? (int)months
            : null;

    /// <summary>Months begun from the first day to the last; null where that makes no contract.</summary>
    private static int? MonthsBetween(DateOnly? first, DateOnly? last)
    {
        if (first is not { } start || last is not { } end || end < start)
        {
            return null;
        }

        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        months += end.Day >= start.Day ? 1 : 0;
        return months is >= 1 and <= ProcurementDetails.LongestMonths ? months : null;
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)}…";
    }
}
