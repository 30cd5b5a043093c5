using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Ledger;

/// <summary>What an entry says happened. Stored by name: never renamed.</summary>
public enum LedgerKind
{
    /// <summary>Committed at award, spread over the quarters it is due in.</summary>
    Committed,

    /// <summary>A commitment changed by agreement; the difference, either sign.</summary>
    Varied,

    /// <summary>Reported by the supplier.</summary>
    Claimed,

    /// <summary>Accepted by the contract manager.</summary>
    Validated,

    /// <summary>Takes a claim back when its report is returned; negative.</summary>
    Reversed,
}

/// <summary>The figures that entries add up to; every entry counts in exactly one. Stored by name: never renamed.</summary>
public enum LedgerFigure
{
    /// <summary>What was committed, with every change agreed since.</summary>
    Committed,

    /// <summary>What was reported and not taken back.</summary>
    Claimed,

    /// <summary>What the contract manager accepted.</summary>
    Validated,
}

/// <summary>Which figure each kind of entry counts in.</summary>
public static class LedgerFigures
{
    /// <summary>The figure a kind counts in.</summary>
    public static LedgerFigure Figure(this LedgerKind kind) =>
        kind switch
        {
            LedgerKind.Committed or LedgerKind.Varied => LedgerFigure.Committed,
            LedgerKind.Claimed or LedgerKind.Reversed => LedgerFigure.Claimed,
            LedgerKind.Validated => LedgerFigure.Validated,
        };

    /// <summary>The kinds that count in a figure.</summary>
    public static LedgerKind[] Kinds(this LedgerFigure figure) =>
        [.. Enum.GetValues<LedgerKind>().Where(kind => kind.Figure() == figure)];
}

/// <summary>What a quantity is of, and what a unit of it is worth: the part of an entry a commitment fixes for life.</summary>
/// <param name="Edition">Pinned edition.</param>
/// <param name="Theme">Code of the theme.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Unit">The measure's unit, in words.</param>
/// <param name="ValueClass">Class of the value; null when the measure has none.</param>
/// <param name="UnitValue">GBP per unit; null when the measure has no value.</param>
/// <param name="Attribution">The supplier's own share, 0 to 1.</param>
/// <param name="Deadweight">What would have happened anyway, 0 to 1.</param>
public sealed record LedgerMeasure(
    string Edition,
    string Theme,
    string Measure,
    string Unit,
    ValueClass? ValueClass,
    decimal? UnitValue,
    decimal Attribution,
    decimal Deadweight
)
{
    /// <summary>GBP per unit by the low figures; null where none is published.</summary>
    public decimal? UnitValueLow { get; init; }

    /// <summary>GBP per unit by the high figures; null where none is published.</summary>
    public decimal? UnitValueHigh { get; init; }
}

/// <summary>Which commitment an entry is about.</summary>
public sealed record LedgerSubject(
    Guid AuthorityId,
    Guid SupplierId,
    Guid ContractId,
    Guid CommitmentId
);

/// <summary>
/// One line of the ledger. It is written once and never changed; every figure shown anywhere is a sum of such lines.
/// </summary>
public sealed class LedgerEntry : IOwnedByAuthority, IOwnedBySupplier
{
    private LedgerEntry() { }

    /// <summary>Its place in the ledger, given by the store.</summary>
    public long Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The contract.</summary>
    public Guid ContractId { get; private set; }

    /// <summary>The commitment.</summary>
    public Guid CommitmentId { get; private set; }

    /// <summary>What caused it: the target, the claim, the variation.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What happened.</summary>
    public LedgerKind Kind { get; private set; }

    /// <summary>The quarter it counts in.</summary>
    public Quarter Quarter { get; private set; }

    /// <summary>Pinned edition.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>Code of the theme.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>Code of the measure.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>The measure's unit, in words.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Class of the value; null when the measure has none.</summary>
    public ValueClass? ValueClass { get; private set; }

    /// <summary>Quantity in the measure's unit, either sign.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>Quantity x attribution x (1 - deadweight), not rounded beyond ten places.</summary>
    public decimal EffectiveQuantity { get; private set; }

    /// <summary>GBP per unit; null when the measure has no value.</summary>
    public decimal? UnitValue { get; private set; }

    /// <summary>GBP per unit by the low figures; null where none is published.</summary>
    public decimal? UnitValueLow { get; private set; }

    /// <summary>GBP per unit by the high figures; null where none is published.</summary>
    public decimal? UnitValueHigh { get; private set; }

    /// <summary>Unrounded effective quantity x unit value, GBP at ten places; 0 when the measure has no value.</summary>
    public decimal Value { get; private set; }

    /// <summary>Its value at both ends of the unit values; null where neither is published. Of an entry taken back the ends are negative.</summary>
    public ValueRange? Range =>
        UnitValueLow is null && UnitValueHigh is null
            ? null
            : new(
                EffectiveQuantity * (UnitValueLow ?? UnitValue ?? 0m),
                Value,
                EffectiveQuantity * (UnitValueHigh ?? UnitValue ?? 0m)
            );

    /// <summary>Why it was written, in a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid RecordedBy { get; private set; }

    /// <summary>
    /// Writes a line. Quantity x attribution x (1 - deadweight) and its value are each rounded once to the store's ten
    /// places, so that what is added up is what is kept; the value is that of the unrounded quantity.
    /// </summary>
    public static LedgerEntry Of(
        LedgerKind kind,
        LedgerSubject subject,
        LedgerMeasure measure,
        Quarter quarter,
        decimal quantity,
        Guid causedBy,
        string reason,
        DateTimeOffset now,
        Guid actor
    )
    {
        var effective = Valuation.EffectiveQuantity(
            quantity,
            measure.Attribution,
            measure.Deadweight
        );
        var value = Valuation.LineValue(
            quantity,
            measure.Attribution,
            measure.Deadweight,
            measure.UnitValue ?? 0m
        );
        return new LedgerEntry
        {
            AuthorityId = subject.AuthorityId,
            SupplierId = subject.SupplierId,
            ContractId = subject.ContractId,
            CommitmentId = subject.CommitmentId,
            SubjectId = causedBy,
            Kind = kind,
            Quarter = quarter,
            Edition = measure.Edition,
            Theme = measure.Theme,
            Measure = measure.Measure,
            Unit = measure.Unit,
            ValueClass = measure.ValueClass,
            Quantity = quantity,
            EffectiveQuantity = Common.Quantity.Kept(effective),
            UnitValue = measure.UnitValue,
            UnitValueLow = measure.UnitValueLow,
            UnitValueHigh = measure.UnitValueHigh,
            Value = Common.Quantity.Kept(value),
            Reason = reason,
            RecordedAt = now,
            RecordedBy = actor,
        };
    }
}
