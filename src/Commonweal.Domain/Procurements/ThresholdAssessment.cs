using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>What the rules said about a purchase, on which facts and when; kept whole and never recalculated.</summary>
public sealed class ThresholdAssessment : IOwnedByAuthority
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private ThresholdAssessment() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The <see cref="ThresholdFacts"/> as JSON.</summary>
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

    /// <summary>Keeps a decision on the procurement as it stands; refused once it is published, and while category, value or day of commencement are not known.</summary>
    public static Outcome<ThresholdAssessment> Of(
        Procurement procurement,
        Guid id,
        ThresholdDecision decision,
        Guid by,
        DateTimeOffset now
    ) =>
        procurement.Refusal() is { } closed
            ? closed
            : procurement
                .FactsForRules()
                .Then(facts =>
                    Outcome.Of(
                        new ThresholdAssessment
                        {
                            Id = id,
                            AuthorityId = procurement.AuthorityId,
                            ProcurementId = procurement.Id,
                            Facts = JsonSerializer.Serialize(facts, Form),
                            Decision = JsonSerializer.Serialize(decision, Form),
                            Required = decision.SocialValueRequired,
                            MinimumWeighting = decision.MinimumWeighting,
                            AssessedAt = now,
                            AssessedBy = by,
                        }
                    )
                );

    /// <summary>The decision as it was made.</summary>
    /// <exception cref="JsonException">It was kept by a later version that knows other rules.</exception>
    public ThresholdDecision Said() => Read<ThresholdDecision>(Decision);

    /// <summary>Whether the purchase is still what was assessed.</summary>
    public bool Holds(Procurement procurement) =>
        procurement.FactsForRules() is { Succeeded: true } facts
        && facts.Value == Read<ThresholdFacts>(Facts);

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Form)
        ?? throw new JsonException("An assessment keeps JSON objects.");
}
