using Commonweal.Domain.Common;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Ledger;

/// <summary>The sum of the entries of a contract that agree in all these, kept by the database with each entry; only read here.</summary>
public sealed class LedgerTotal : IOwnedByAuthority, IOwnedBySupplier
{
    public Guid AuthorityId { get; private set; }
    public Guid SupplierId { get; private set; }
    public Guid ContractId { get; private set; }
    public string Edition { get; private set; } = "";
    public string Theme { get; private set; } = "";
    public string Measure { get; private set; } = "";
    public string Unit { get; private set; } = "";

    /// <summary>The class of a measure without a value in pounds.</summary>
    public const string NoClass = "None";

    /// <summary>Name of the class; <see cref="NoClass"/> where the measure has no value.</summary>
    public string ValueClass { get; private set; } = "";
    public LedgerFigure Figure { get; private set; }
    public Quarter Quarter { get; private set; }
    public long Entries { get; private set; }
    public decimal Quantity { get; private set; }
    public decimal EffectiveQuantity { get; private set; }

    /// <summary>GBP.</summary>
    public decimal Value { get; private set; }

    /// <summary>GBP by the low figures; what has none counts its value.</summary>
    public decimal ValueLow { get; private set; }

    /// <summary>GBP by the high figures; what has none counts its value.</summary>
    public decimal ValueHigh { get; private set; }
}

/// <summary>A sum over a contract, GBP.</summary>
public sealed class ContractSum
{
    public Guid ContractId { get; init; }
    public decimal Value { get; init; }
    public decimal ValueLow { get; init; }
    public decimal ValueHigh { get; init; }
}

/// <summary>The one source of what is committed.</summary>
public static class LedgerTotals
{
    /// <summary>Totals of what was promised, changes by agreement included.</summary>
    public static IQueryable<LedgerTotal> Committed(this Db db) =>
        db.Set<LedgerTotal>().Where(total => total.Figure == LedgerFigure.Committed);

    /// <summary>The same without those that have no value in pounds, for their sum would be 0 and is none.</summary>
    public static IQueryable<LedgerTotal> CommittedPounds(this Db db) =>
        db.Committed().Where(total => total.ValueClass != LedgerTotal.NoClass);

    /// <summary>What was promised in each contract whose commitments have a value.</summary>
    public static IQueryable<ContractSum> CommittedByContract(this Db db) =>
        db.CommittedPounds()
            .GroupBy(total => total.ContractId)
            .Select(totals => new ContractSum
            {
                ContractId = totals.Key,
                Value = totals.Sum(total => total.Value),
                ValueLow = totals.Sum(total => total.ValueLow),
                ValueHigh = totals.Sum(total => total.ValueHigh),
            });
}
