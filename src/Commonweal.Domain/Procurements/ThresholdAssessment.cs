using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>What the rules said about a purchase, on which facts and when; kept whole and never recalculated.</summary>
public sealed class ThresholdAssessment : IOwnedByAuthority
{
    private ThresholdAssessment() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The <see cref="PurchaseFacts"/> as JSON.</summary>
    public string Facts { get; private set; } = "";

    /// <summary>The decision with its reasons, sources and duties, as JSON.</summary>
    public string Decision { get; private set; } = "";

    /// <summary>Whether the authority's policy asks for social value; null where it has not set its rule.</summary>
    public bool? Required { get; private set; }

    /// <summary>The least weighting the policy allows, per cent; null when it names none.</summary>
    public decimal? MinimumWeighting { get; private set; }

    /// <summary>When it was made, by the database's clock.</summary>
    public DateTimeOffset AssessedAt { get; private set; }

    /// <summary>Who made it.</summary>
    public Guid AssessedBy { get; private set; }

    /// <summary>Keeps a decision on the procurement as it stands; refused unless it is a draft whose facts are known.</summary>
    public static Outcome<ThresholdAssessment> Of(
        Procurement procurement,
        Guid id,
        string decision,
        bool? required,
        decimal? minimumWeighting,
        Guid by,
        DateTimeOffset now
    ) =>
        procurement
            .FactsForRules()
            .Then(facts =>
                Outcome.Of(
                    new ThresholdAssessment
                    {
                        Id = id,
                        AuthorityId = procurement.AuthorityId,
                        ProcurementId = procurement.Id,
                        Facts = facts.ToJson(),
                        Decision = decision,
                        Required = required,
                        MinimumWeighting = minimumWeighting,
                        AssessedAt = now,
                        AssessedBy = by,
                    }
                )
            );

    /// <summary>Whether the purchase is still what was assessed.</summary>
    public bool Holds(Procurement procurement) =>
        procurement.FactsForRules() is { Succeeded: true } facts
        && facts.Value == PurchaseFacts.FromJson(Facts);
}
