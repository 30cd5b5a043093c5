using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// What a contract may come to over its whole life: the contract itself, or its lots together, with every option and extension,
/// likely or not (Procurement Act 2023, section 4 and Schedule 3). Nothing is rounded.
/// </summary>
/// <param name="Base">The contract itself net of VAT, GBP; null with lots, and while it is not known.</param>
/// <param name="BaseMonths">Its length; null with lots, and while it is not known.</param>
/// <param name="Parts">Lots, options and extensions in the order they were entered.</param>
/// <param name="VatRate">Per cent of the net value.</param>
public sealed record WholeLifeValue(
    decimal? Base,
    int? BaseMonths,
    IReadOnlyList<ProcurementPart> Parts,
    decimal VatRate
)
{
    /// <summary>The lots.</summary>
    public IEnumerable<ProcurementPart> Lots => Of(PartKind.Lot);

    /// <summary>Whether it is divided into lots.</summary>
    public bool HasLots => Lots.Any();

    /// <summary>Net of VAT, GBP; null while it is not known.</summary>
    public decimal? Net => (HasLots ? Sum(PartKind.Lot) : Base) + Added;

    /// <summary>Net of VAT, GBP, with only those options and extensions that are likely to be taken up; null while it is not known.</summary>
    public decimal? Likely =>
        Net - Parts.Where(part => part.IsLikely is false).Sum(part => part.NetValue);

    /// <summary>The tax on <see cref="Net"/>, GBP.</summary>
    public decimal? Vat => Net * VatRate / 100m;

    /// <summary>With VAT, GBP; the same sum as <see cref="ThresholdFacts.On"/>.</summary>
    public decimal? Gross => Net + Vat;

    /// <summary>The longest it may last, in months: the longest lot, or the contract itself, and all that may be added; null while it is not known.</summary>
    public int? Months =>
        (HasLots ? Lots.Max(lot => lot.Months) : BaseMonths)
        + Parts.Where(part => part.Kind != PartKind.Lot).Sum(part => part.Months);

    private decimal Added => Sum(PartKind.Option) + Sum(PartKind.Extension);

    /// <summary>The parts of one kind.</summary>
    public IEnumerable<ProcurementPart> Of(PartKind kind) => Parts.Where(part => part.Kind == kind);

    /// <summary>How net, VAT and gross come about; null while the value is not known.</summary>
    /// <param name="rate">The published rate of VAT that was chosen; null for another.</param>
    public Explanation? Explain(VatRate? rate) =>
        Net is { } net ? new Explanation([NetStep(net), VatStep(net, rate), GrossStep(net)]) : null;

    private ExplanationStep NetStep(decimal net)
    {
        IReadOnlyList<ExplanationInput> inputs =
        [
            .. HasLots ? [] : (ExplanationInput[])[Pounds("The contract itself", Base!.Value)],
            .. Parts.OrderBy(part => part.Kind).Select(part => Pounds(NameOf(part), part.NetValue)),
        ];
        return new ExplanationStep(
            Parts.Count == 0
                ? "The value of the contract without VAT, as the officer estimates it."
                : "The value without VAT counts every option and extension, likely or not, because the law looks at the most the council may come to pay.",
            Formula(),
            inputs,
            net,
            "GBP"
        );
    }

    private string Formula() =>
        (HasLots ? "lots" : "contract")
        + (Of(PartKind.Option).Any() ? " + options" : "")
        + (Of(PartKind.Extension).Any() ? " + extensions" : "");

    private ExplanationStep VatStep(decimal net, VatRate? rate) =>
        new(
            rate is null
                ? "VAT at the rate the officer entered."
                : $"VAT at the {rate.Title.ToLowerInvariant()}.",
            "net value x VAT rate",
            [Pounds("Net value", net), new("VAT rate", VatRate, "%", rate?.From, rate?.Source)],
            Vat,
            "GBP"
        );

    private ExplanationStep GrossStep(decimal net) =>
        new(
            "The value with VAT, which the thresholds of the law count.",
            "net value + VAT",
            [Pounds("Net value", net), Pounds("VAT", Vat!.Value)],
            Gross,
            "GBP"
        );

    private decimal Sum(PartKind kind) => Of(kind).Sum(part => part.NetValue);

    private static ExplanationInput Pounds(string name, decimal value) => new(name, value, "GBP");

    private static string NameOf(ProcurementPart part) => $"{part.Kind}: {part.Title}";
}
