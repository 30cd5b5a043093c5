using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>The made-up purchase that suppliers practise bidding on.</summary>
/// <param name="Title">What is bought, without the word that it is practice.</param>
/// <param name="Description">In plain words.</param>
/// <param name="Category">What kind of purchase.</param>
/// <param name="NetValue">GBP net of VAT, of the whole contract.</param>
/// <param name="Months">Length, 1 to 600.</param>
/// <param name="Edition">The name of the edition its measures and their values are of.</param>
/// <param name="Weighting">Social value weighting, per cent of the award.</param>
/// <param name="QuantitativeShare">The part of it for quantities, per cent.</param>
/// <param name="Measures">The code of each with what can be tried with it, in the order shown; at least one.</param>
/// <param name="Source">Whose example it is.</param>
public sealed record PracticeTender(
    string Title,
    string Description,
    ProcurementCategory Category,
    decimal NetValue,
    int Months,
    string Edition,
    decimal Weighting,
    decimal QuantitativeShare,
    IReadOnlyList<(string Code, string Because)> Measures,
    Source Source
);
