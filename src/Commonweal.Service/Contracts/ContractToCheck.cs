using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Contracts;

/// <summary>A contract that is about to be made, to be read before it is final.</summary>
/// <param name="Value">GBP net of VAT.</param>
/// <param name="Committed">GBP together; what has no value in pounds is not in it.</param>
public sealed record ContractToCheck(
    string SupplierName,
    string Title,
    string Reference,
    decimal Value,
    DateOnly StartsOn,
    DateOnly EndsOn,
    decimal Committed,
    IReadOnlyList<ContractToCheck.Line> Commitments
)
{
    /// <summary>One commitment.</summary>
    /// <param name="Measure">By words and code.</param>
    /// <param name="Unit">In words.</param>
    /// <param name="Value">GBP; null when the measure has no value.</param>
    public sealed record Line(string Measure, decimal Quantity, string Unit, decimal? Value);

    internal static ContractToCheck Of(
        Contract contract,
        IEnumerable<DueCommitment> commitments,
        MeasureNames names
    )
    {
        Line[] lines =
        [
            .. commitments
                .Select(due => due.Commitment)
                .OrderBy(row => names.OrderOf(row.Measure))
                .Select(row => new Line(
                    names.NameOf(row.Measure),
                    row.Quantity,
                    row.Unit.Words(),
                    row.Value
                )),
        ];
        return new ContractToCheck(
            contract.SupplierName,
            contract.Title,
            contract.Reference,
            contract.Value,
            contract.StartsOn,
            contract.EndsOn,
            lines.Sum(line => line.Value ?? 0m),
            lines
        );
    }
}
