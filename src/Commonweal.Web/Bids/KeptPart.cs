using Commonweal.Domain.Bids;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Bids;

/// <summary>
/// As much of an answer as can be kept by itself while somebody types: what cannot be kept, or was not a number, stays as it was saved
/// last, so that one bad box does not hold up the rest of the page.
/// </summary>
internal static class KeptPart
{
    /// <param name="faulty">The fields that cannot be kept, such as <c>Quantities[0]</c>.</param>
    public static MeasureAnswer Of(
        MeasureAnswer typed,
        MeasureAnswer saved,
        Measure measure,
        int months,
        IReadOnlyCollection<string> faulty
    )
    {
        var part = typed with
        {
            Quantities =
            [
                .. typed.Quantities.Select(
                    (quantity, year) =>
                        Has(faulty, $"{nameof(typed.Quantities)}[{year}]")
                            ? saved.Quantities.ElementAtOrDefault(year)
                            : quantity
                ),
            ],
            Workings = Has(faulty, nameof(typed.Workings)) ? saved.Workings : typed.Workings,
            Milestones = Has(faulty, nameof(typed.Milestones))
                ? saved.Milestones
                : typed.Milestones,
            Attribution = Has(faulty, nameof(typed.Attribution))
                ? saved.Attribution
                : typed.Attribution,
            Basis = Has(faulty, nameof(typed.Basis)) ? saved.Basis : typed.Basis,
            AttributionReason = Has(faulty, nameof(typed.AttributionReason))
                ? saved.AttributionReason
                : typed.AttributionReason,
            Statement = Has(faulty, nameof(typed.Statement)) ? saved.Statement : typed.Statement,
            Partners = Has(faulty, nameof(typed.Partners)) ? saved.Partners : typed.Partners,
        };
        // What is sound box by box may still not fit together, such as a working with a typed quantity.
        return part.FaultsInBid(measure, months).Any()
            ? part with
            {
                Quantities = saved.Quantities,
                Workings = saved.Workings,
            }
            : part;
    }

    /// <summary>Those of the splits that can be kept.</summary>
    public static IReadOnlyList<Split> Of(
        IReadOnlyList<Split> splits,
        MeasureAnswer answer,
        BidForm form
    ) => [.. splits.Where(split => form.Fault(answer, split) is null)];

    private static bool Has(IReadOnlyCollection<string> faulty, string field) =>
        faulty.Any(name =>
            name.StartsWith(field, StringComparison.Ordinal)
            && (name.Length == field.Length || name[field.Length] is '[' or '.')
        );
}
