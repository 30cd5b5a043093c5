using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Contracts;

/// <summary>One commitment of a contract, pinned at award: a measure, a quantity, how, and what a unit was worth on the day its values are of.</summary>
public sealed class Commitment : IOwnedByAuthority, IOwnedBySupplier
{
    private Commitment() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The contract.</summary>
    public Guid ContractId { get; private set; }

    /// <summary>Code of the measure in the contract's edition.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Code of the theme in the contract's edition.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>The measure's unit, kept here so that nothing has to ask the edition for it.</summary>
    public Unit Unit { get; private set; }

    /// <summary>Quantity over the whole contract, in <see cref="Unit"/>; of a share the mean of what is due in its quarters.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>The supplier's own share of the effect, 0 to 1.</summary>
    public decimal Attribution { get; private set; }

    /// <summary>The part that would have happened anyway: 0, since no form asks for it.</summary>
    public decimal Deadweight { get; private set; }

    /// <summary>How it will be delivered.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>GBP per unit for the life of the contract; null when the measure has no value.</summary>
    public decimal? UnitValue { get; private set; }

    /// <summary>GBP per unit by the low figures; null where none is published.</summary>
    public decimal? UnitValueLow { get; private set; }

    /// <summary>GBP per unit by the high figures; null where none is published.</summary>
    public decimal? UnitValueHigh { get; private set; }

    /// <summary>Class of the value; null when there is none.</summary>
    public ValueClass? ValueClass { get; private set; }

    /// <summary>Whether its value is known to the two parties alone, as <see cref="Frameworks.Measure.IsKept"/> has it.</summary>
    public bool IsKept { get; private set; }

    /// <summary>How the unit value came about.</summary>
    public Explanation Explanation { get; private set; } = new([]);

    /// <summary>What was accepted of a bid's line becomes a promise: quantity, statement and unit value as they stand.</summary>
    public static Commitment Of(Guid id, Contract contract, BidLine line, Measure measure) =>
        new()
        {
            Id = id,
            AuthorityId = contract.AuthorityId,
            SupplierId = contract.SupplierId,
            ContractId = contract.Id,
            Measure = line.Measure,
            Theme = measure.Theme,
            Unit = measure.Unit,
            Quantity = line.AcceptedQuantity,
            Attribution = line.Attribution,
            Statement = line.Statement,
            UnitValue = line.UnitValue,
            UnitValueLow = line.UnitValueLow,
            UnitValueHigh = line.UnitValueHigh,
            ValueClass = line.ValueClass,
            IsKept = measure.IsKept,
            Explanation = line.Explanation,
        };

    /// <summary>
    /// What a supplier promised in a contract that was not tendered here, with the unit value pinned as it is given.
    /// </summary>
    public static Commitment Of(Guid id, Contract contract, MeasureAnswer answer, UnitValue unit) =>
        new()
        {
            Id = id,
            AuthorityId = contract.AuthorityId,
            SupplierId = contract.SupplierId,
            ContractId = contract.Id,
            Measure = answer.Measure,
            Theme = unit.Measure.Theme,
            Unit = unit.Measure.Unit,
            Quantity = answer.Total(unit.Measure.Unit, contract.Years * BidForm.MonthsPerYear),
            Attribution = answer.Attribution,
            Statement = answer.Statement,
            UnitValue = unit.Figure?.Central,
            UnitValueLow = unit.Figure?.Low,
            UnitValueHigh = unit.Figure?.High,
            ValueClass = unit.Figure is null ? null : unit.Measure.Class,
            IsKept = unit.Measure.IsKept,
            Explanation = unit.Explanation,
        };

    /// <summary>Whether it is a percentage: due whole in every quarter, claimed as a part of a whole, never added up.</summary>
    public bool IsShare => Unit is Unit.Percent;

    /// <summary>
    /// Spreads it over the quarters of its contract, by what was offered in each contract year. A share is due whole in every
    /// quarter, less where less of it was accepted; over the contract it is then the mean of its quarters, at ten decimals.
    /// </summary>
    /// <param name="offered">The offer over the whole contract, above zero where something is promised.</param>
    public IReadOnlyList<(Quarter Quarter, decimal Quantity)> Spread(
        Contract contract,
        IReadOnlyList<decimal> byYear,
        decimal offered
    )
    {
        if (!IsShare)
        {
            return TargetSpread.Of(Unit, Quantity, byYear, contract.StartsOn, contract.EndsOn);
        }

        var due = TargetSpread.OfShare(
            [.. byYear.Select(share => Common.Quantity.Kept(share * Quantity / offered))],
            contract.StartsOn,
            contract.EndsOn
        );
        Quantity = Common.Quantity.Kept(due.Average(quarter => quarter.Quantity));
        return due;
    }

    /// <summary>Value over the whole contract, GBP at ten places; null when the measure has no value.</summary>
    public decimal? Value => ValueOf(Quantity);

    /// <summary>The same by the low, central and high unit values; the central one at an end without a figure.</summary>
    public ValueRange? Range =>
        UnitValue is { } central
            ? new ValueRange(UnitValueLow ?? central, central, UnitValueHigh ?? central)
                * Valuation.EffectiveQuantity(Quantity, Attribution, Deadweight)
            : null;

    /// <summary>What a quantity of it is worth, GBP at ten places; null when the measure has no value.</summary>
    public decimal? ValueOf(decimal quantity) =>
        UnitValue is { } unitValue
            ? Common.Quantity.Kept(
                Valuation.LineValue(quantity, Attribution, Deadweight, unitValue)
            )
            : null;

    /// <summary>Which commitment a ledger entry is about.</summary>
    public LedgerSubject Subject => new(AuthorityId, SupplierId, ContractId, Id);

    /// <summary>What a ledger entry fixes for life.</summary>
    public LedgerMeasure Priced(string edition) =>
        new(edition, Theme, Measure, Unit.Words(), ValueClass, UnitValue, Attribution, Deadweight)
        {
            UnitValueLow = UnitValueLow,
            UnitValueHigh = UnitValueHigh,
        };
}

/// <summary>What is due of a commitment in one quarter.</summary>
public sealed class CommitmentTarget : IOwnedByAuthority, IOwnedBySupplier
{
    private CommitmentTarget() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The commitment.</summary>
    public Guid CommitmentId { get; private set; }

    /// <summary>The quarter.</summary>
    public Quarter Quarter { get; private set; }

    /// <summary>
    /// Quantity due, in the measure's unit; the targets of a commitment sum to its quantity exactly, except for a percentage,
    /// which is due whole in every quarter.
    /// </summary>
    public decimal Quantity { get; private set; }

    /// <summary>Sets what is due in a quarter.</summary>
    public static CommitmentTarget Of(
        Guid id,
        Commitment commitment,
        Quarter quarter,
        decimal quantity
    ) =>
        new()
        {
            Id = id,
            AuthorityId = commitment.AuthorityId,
            SupplierId = commitment.SupplierId,
            CommitmentId = commitment.Id,
            Quarter = quarter,
            Quantity = quantity,
        };
}
