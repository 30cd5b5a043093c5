using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>One measure bidders may offer, with the reason it suits this procurement.</summary>
public sealed class ProcurementMeasure : IOwnedByAuthority
{
    private ProcurementMeasure() { }

    internal ProcurementMeasure(Procurement procurement, MeasureChoice choice)
    {
        (Id, AuthorityId, ProcurementId) = (choice.Id, procurement.AuthorityId, procurement.Id);
        Measure = choice.Measure;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The measure's code in the procurement's edition.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Why it is relevant and proportionate here; 1 to 2,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Its place in the list, from 1.</summary>
    public int Position { get; private set; }

    internal void Place(string reason, int position) => (Reason, Position) = (reason, position);
}

/// <summary>A measure an officer wants to ask for.</summary>
/// <param name="Id">The identifier it gets when it is new to the procurement.</param>
/// <param name="Measure">Its code in the procurement's edition.</param>
/// <param name="Reason">Why it is relevant and proportionate here; 1 to 2,000 characters.</param>
public sealed record MeasureChoice(Guid Id, string Measure, string Reason)
{
    /// <summary>The refusal of an empty list.</summary>
    public static Problem None { get; } =
        new(
            "procurements.measures.none-chosen",
            "Choose at least one measure that bidders may offer. To ask for no social value at all, set its weighting to 0 first."
        );

    internal static IEnumerable<Problem> ProblemsOf(
        IReadOnlyList<MeasureChoice> choices,
        Edition edition
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, code, reason) in choices)
        {
            if (edition.Find(code) is not { } measure)
            {
                yield return new Problem(
                    "procurements.measure.unknown",
                    $"{edition.Title} has no measure {code}. Choose measures from its list.",
                    $"Reasons[{code}]"
                );
            }
            else if (!seen.Add(code))
            {
                yield return new Problem(
                    "procurements.measure.duplicate",
                    $"{code} is chosen twice. Keep one of them.",
                    $"Reasons[{code}]"
                );
            }
            else if (
                Written.Lacks(
                    reason,
                    2000,
                    "procurements.measure.reason-length",
                    $"Say why this purchase asks for {measure.Name}.",
                    $"Reasons[{code}]"
                ) is
                { } unreasoned
            )
            {
                yield return unreasoned;
            }
        }
    }
}
