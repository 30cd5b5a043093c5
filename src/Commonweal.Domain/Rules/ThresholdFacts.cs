using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>What is bought, as the thresholds tell categories apart. Stored by name: never renamed.</summary>
public enum ProcurementCategory
{
    /// <summary>Supplies.</summary>
    Goods,

    /// <summary>Services under the full rules.</summary>
    Services,

    /// <summary>Light touch services: social care, education, some health.</summary>
    LightTouch,

    /// <summary>Building and civil engineering.</summary>
    Works,

    /// <summary>Concessions for works or services.</summary>
    Concession,

    /// <summary>Concessions for light touch services; a threshold of their own since the Procurement Act 2023.</summary>
    LightTouchConcession,
}

/// <summary>Whether an amount counts VAT.</summary>
public enum VatBasis
{
    /// <summary>Net of VAT.</summary>
    Exclusive,

    /// <summary>With VAT.</summary>
    Inclusive,
}

/// <summary>What the rules ask about one contract.</summary>
/// <param name="Category">What is bought; for a mixed contract its main purpose.</param>
/// <param name="Value">Estimated whole-life value, GBP, zero or more, with options, extensions and all lots.</param>
/// <param name="Vat">Whether <paramref name="Value"/> counts VAT.</param>
/// <param name="VatRate">Per cent of the net value, 0 to 100; it takes the value to the other basis.</param>
/// <param name="Months">Length with extensions; null when not known, which is refused only where a rule asks for it.</param>
/// <param name="Commenced">The day of the notice or invitation that began the procurement. It picks the rules, not the day of award.</param>
public sealed record ThresholdFacts(
    ProcurementCategory Category,
    decimal Value,
    VatBasis Vat,
    decimal VatRate,
    int? Months,
    DateOnly Commenced
)
{
    /// <summary>The value on either basis, GBP, unrounded: gross = net x (1 + rate / 100).</summary>
    public decimal On(VatBasis basis)
    {
        var withVat = 1m + (VatRate / 100m);
        return (Vat, basis) switch
        {
            (VatBasis.Exclusive, VatBasis.Inclusive) => Value * withVat,
            (VatBasis.Inclusive, VatBasis.Exclusive) => Value / withVat,
            _ => Value,
        };
    }

    internal IEnumerable<Problem> Problems()
    {
        if (Value is < 0m or > Money.Largest)
        {
            yield return new Problem(
                "rules.value.out-of-range",
                $"The value is below £0 or above {Money.DisplayWhole(Money.Largest)}. Write the estimated whole-life value in pounds.",
                "value"
            );
        }

        if (VatRate is < 0m or > 100m)
        {
            yield return new Problem(
                "rules.vat-rate.out-of-range",
                $"A VAT rate of {Quantity.Display(VatRate)}% was given. Write a rate from 0 to 100, such as 20.",
                "vatRate"
            );
        }

        if (Months is < 1)
        {
            yield return new Problem(
                "rules.months.out-of-range",
                $"A length of {Counted.Of(Months.Value, "month")} was given. Write 1 or more, extensions included.",
                "months"
            );
        }
    }
}
