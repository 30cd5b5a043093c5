using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <content>What it may come to over its whole life: lots, options and extensions, frozen at publication.</content>
public sealed partial class Procurement
{
    /// <summary>The most parts there may be.</summary>
    public const int MostParts = 60;

    /// <summary>The refusal for a part that somebody else has removed.</summary>
    public static Problem PartGone { get; } =
        new(
            "procurements.part.gone",
            "There is no such lot, option or extension any more. Load the page again to see what there is."
        );

    /// <summary>The contract itself net of VAT, GBP, as an officer or a notice states it; null with lots, and while it is not known.</summary>
    public decimal? BaseValue { get; private set; }

    /// <summary>Its length in months; null with lots, and while it is not known.</summary>
    public int? BaseMonths { get; private set; }

    /// <summary>Lots, options and extensions, in the order they were entered.</summary>
    public IReadOnlyList<ProcurementPart> Parts { get; private set; } = [];

    /// <summary>Why it is not divided into lots (Procurement Act 2023, section 18), 1 to 2,000 characters; null with lots, and while it is not said.</summary>
    public string? NoLotsReason { get; private set; }

    /// <summary>The sum behind <see cref="NetValue"/> and <see cref="Months"/>.</summary>
    public WholeLifeValue WholeLife => new(BaseValue, BaseMonths, Parts, VatRate);

    /// <summary>
    /// Adds a lot, option or extension, or puts it in the place of the one that has the identifier. The first lot takes the place
    /// of the value of the whole and of the reason for having none.
    /// </summary>
    public Outcome<Done> SavePart(Guid partId, PartAnswer answer)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        var earlier = Parts.FirstOrDefault(part => part.Id == partId);
        if (earlier is null && Parts.Count == MostParts)
        {
            return new Problem(
                "procurements.part.too-many",
                $"This purchase has {MostParts} lots, options and extensions, the most there may be. Change or remove one."
            );
        }

        return (answer with { Kind = earlier?.Kind ?? answer.Kind })
            .With(partId)
            .Then(part =>
                Reckon(
                    earlier is null
                        ? [.. Parts, part]
                        : [.. Parts.Select(kept => kept.Id == partId ? part : kept)]
                )
            );
    }

    /// <summary>Takes a lot, option or extension away. Without the last lot the value has to be said anew.</summary>
    public Outcome<Done> RemovePart(Guid partId) =>
        Refusal() is { } closed ? closed
        : Parts.All(part => part.Id != partId) ? PartGone
        : Reckon([.. Parts.Where(part => part.Id != partId)]);

    /// <summary>Records why the contract is not divided into lots; refused without a reason, and where there are lots.</summary>
    public Outcome<Done> ExplainNoLots(string? reason)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (WholeLife.HasLots)
        {
            return new Problem(
                "procurements.lots.there-are",
                "This purchase is divided into lots, so there is no reason to give. Remove the lots first if it is bought as one.",
                nameof(NoLotsReason)
            );
        }

        if (
            Written.Lacks(
                reason,
                2_000,
                "procurements.lots.reason-length",
                "Say why the contract is not divided into lots.",
                nameof(NoLotsReason)
            ) is
            { } unsaid
        )
        {
            return unsaid;
        }

        NoLotsReason = Written.Plain(reason);
        return Outcome.Done;
    }

    private Outcome<Done> Reckon(IReadOnlyList<ProcurementPart> parts)
    {
        var hasLots = parts.Any(part => part.Kind == PartKind.Lot);
        var whole = new WholeLifeValue(
            hasLots ? null : BaseValue,
            hasLots ? null : BaseMonths,
            parts,
            VatRate
        );
        if (TooMuch(whole) is { } problem)
        {
            return problem;
        }

        Keep(whole);
        NoLotsReason = hasLots ? null : NoLotsReason;
        return Outcome.Done;
    }

    private void Keep(WholeLifeValue whole)
    {
        (BaseValue, BaseMonths, Parts) = (whole.Base, whole.BaseMonths, whole.Parts);
        (NetValue, Months, VatRate) = (whole.Net, whole.Months, whole.VatRate);
    }

    private static Problem? TooMuch(WholeLifeValue whole) =>
        whole.Net > Money.Largest
            ? new Problem(
                "procurements.value.out-of-range",
                $"Together it would be {Money.DisplayWhole(whole.Net.Value)}, more than can be kept. Check the value.",
                nameof(NetValue)
            )
        : whole.Months > ProcurementDetails.LongestMonths
            ? new Problem(
                "procurements.months.out-of-range",
                $"Together it would last {whole.Months}, in months, and the most is {ProcurementDetails.LongestMonths}. Check the months.",
                nameof(Months)
            )
        : null;
}
