using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>What a part adds to a contract. Stored by name: never renamed.</summary>
public enum PartKind
{
    /// <summary>A part of the work of its own; the lots together are the contract, and one bid is for all of them.</summary>
    Lot,

    /// <summary>More that the council may call for.</summary>
    Option,

    /// <summary>Time that the council may add at the end.</summary>
    Extension,
}

/// <summary>A lot, an option or an extension, each with its share of the whole-life value.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">1 to 200 characters on one line.</param>
/// <param name="Description">What it covers; at most 4,000 characters, may be empty.</param>
/// <param name="NetValue">Value net of VAT, GBP, in pence.</param>
/// <param name="Months">A lot's length; what an option or extension adds to the contract's.</param>
/// <param name="IsLikely">Whether the council expects to take it up; null for a lot.</param>
public sealed record ProcurementPart(
    Guid Id,
    PartKind Kind,
    string Title,
    string Description,
    decimal NetValue,
    int Months,
    bool? IsLikely
);

/// <summary>A part as an officer states it; what is left out is null.</summary>
/// <param name="Kind">What it is; it stays what it was entered as.</param>
/// <param name="Title">1 to 200 characters on one line.</param>
/// <param name="Description">At most 4,000 characters, may be empty.</param>
/// <param name="NetValue">GBP without VAT, zero or more, in pence.</param>
/// <param name="Months">1 to 600 for a lot or an extension; 0 is enough for an option.</param>
/// <param name="IsLikely">Asked of options and extensions.</param>
public sealed record PartAnswer(
    PartKind? Kind,
    string? Title,
    string? Description,
    decimal? NetValue,
    int? Months,
    bool? IsLikely
)
{
    private const int LongestTitle = 200;
    private const int LongestDescription = 4_000;

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Problem> Problems() => [.. Texts(), .. Figures()];

    /// <summary>The part, or everything that is wrong with it.</summary>
    internal Outcome<ProcurementPart> With(Guid id)
    {
        Problem[] problems = [.. Problems()];
        return problems.Length > 0
            ? Outcome.Refused<ProcurementPart>(problems)
            : new ProcurementPart(
                id,
                Kind!.Value,
                Title!.Trim(),
                Written.Plain(Description),
                NetValue!.Value,
                Months!.Value,
                Kind == PartKind.Lot ? null : IsLikely
            );
    }

    private IEnumerable<Problem> Texts()
    {
        if (Kind is null)
        {
            yield return new Problem(
                "procurements.part.kind-missing",
                "Select whether this is a lot, an option or an extension.",
                nameof(Kind)
            );
        }

        if (Title?.Trim().Length is not (>= 1 and <= LongestTitle))
        {
            yield return new Problem(
                "procurements.part.title-length",
                $"Say in a few words what it is, in 1 to {LongestTitle} characters.",
                nameof(Title)
            );
        }
        else if (
            OneLine.Hides(Title, "procurements.part.title-signs", "The title", nameof(Title)) is
            { } hidden
        )
        {
            yield return hidden;
        }

        if (Written.Plain(Description).Length is var length and > LongestDescription)
        {
            yield return new Problem(
                "procurements.part.description-length",
                $"The description has {Quantity.Display(length)} characters. Shorten it to {Quantity.Display(LongestDescription)} or fewer.",
                nameof(Description)
            );
        }
    }

    private IEnumerable<Problem> Figures()
    {
        if (NetValue is not (>= 0m and <= Money.Largest) || !Money.IsInPence(NetValue.Value))
        {
            yield return new Problem(
                "procurements.part.value-out-of-range",
                "Enter its value without VAT in pounds and pence, like 250000 or 1499.50. Write 0 if it costs nothing.",
                nameof(NetValue)
            );
        }

        var fewest = Kind == PartKind.Option ? 0 : 1;
        if (
            Months is not { } months
            || months < fewest
            || months > ProcurementDetails.LongestMonths
        )
        {
            yield return new Problem(
                "procurements.part.months-out-of-range",
                $"Enter whole months from {fewest} to {ProcurementDetails.LongestMonths}.",
                nameof(Months)
            );
        }

        if (Kind is PartKind.Option or PartKind.Extension && IsLikely is null)
        {
            yield return new Problem(
                "procurements.part.likely-missing",
                "Select whether you expect to take it up.",
                nameof(IsLikely)
            );
        }
    }
}
