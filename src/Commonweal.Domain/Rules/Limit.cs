using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>On which side of an amount a rule begins, and whether the amount itself is in.</summary>
public enum Comparator
{
    /// <summary>The amount is in.</summary>
    AtLeast,

    /// <summary>The amount is out.</summary>
    MoreThan,

    /// <summary>Everything under the amount; the amount is out.</summary>
    Below,
}

/// <summary>An amount that a rule compares a contract's value with.</summary>
/// <param name="Comparator">The side on which the rule holds.</param>
/// <param name="Amount">GBP.</param>
/// <param name="Vat">Whether the amount counts VAT; the value is compared on the same basis.</param>
/// <param name="VatAssumed">The rule's own text does not say whether VAT counts, and <paramref name="Vat"/> is our reading until its owner decides.</param>
public sealed record Limit(
    Comparator Comparator,
    decimal Amount,
    VatBasis Vat,
    bool VatAssumed = false
)
{
    /// <summary>Whether the contract is on the rule's side, compared unrounded.</summary>
    public bool Holds(ThresholdFacts facts)
    {
        var value = facts.On(Vat);
        return Comparator switch
        {
            Comparator.AtLeast => value >= Amount,
            Comparator.MoreThan => value > Amount,
            Comparator.Below => value < Amount,
        };
    }

    /// <summary>The comparison in words: <c>£216,000.00 including VAT is at least £213,477.00</c>. Pounds and pence, for reading only.</summary>
    public string Says(ThresholdFacts facts) =>
        $"{Money.Display(facts.On(Vat))} {Basis} is {(Holds(facts) ? "" : "not ")}{Side} {Money.Display(Amount)}{Assumed}";

    /// <summary>The limit alone: <c>at least £213,477.00 including VAT</c>. Pounds and pence, for reading only.</summary>
    public string Words() => $"{Side} {Money.Display(Amount)} {Basis}{Assumed}";

    /// <summary>The amount without VAT, GBP, unrounded.</summary>
    /// <param name="vatRate">The standard rate, per cent; used where the amount counts VAT.</param>
    public decimal Net(decimal vatRate) =>
        Vat == VatBasis.Inclusive ? Amount / (1m + (vatRate / 100m)) : Amount;

    private string Basis => Vat == VatBasis.Inclusive ? "including VAT" : "excluding VAT";

    private string Assumed => VatAssumed ? " (the rule does not say whether VAT counts)" : "";

    private string Side =>
        Comparator switch
        {
            Comparator.AtLeast => "at least",
            Comparator.MoreThan => "more than",
            Comparator.Below => "less than",
        };
}
