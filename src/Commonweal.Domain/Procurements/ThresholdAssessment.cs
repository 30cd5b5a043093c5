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

    /// <summary>The least weighting the policy allows, of the day of commencement or of the check, whichever asks for more, per cent; null when neither names one.</summary>
    public decimal? MinimumWeighting { get; private set; }

    /// <summary>The first day of the policy in force when it was made; null where there was none.</summary>
    public DateOnly? PolicyFrom { get; private set; }

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
                            Required = decision.Required,
                            MinimumWeighting = decision.LeastWeighting,
                            PolicyFrom = decision.PolicyFrom,
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

    /// <summary>
    /// Why it says no longer what binds, though the purchase is the same: other rules of the authority have come into force since. Null
    /// while it does, and where an imported notice proves the day of commencement, whose rules then bind alone.
    /// </summary>
    /// <param name="policy">The authority's policy; null when it has none.</param>
    /// <param name="on">The day in the United Kingdom.</param>
    public Problem? Overtaken(Procurement procurement, Policy? policy, DateOnly on) =>
        procurement is { CommencedOn: { } day, IsCommencementProven: false }
        && Holds(procurement)
        && policy?.FromOn(day, on) is { } from
        && from != PolicyFrom
            ? new Problem(
                "procurements.threshold.policy-changed",
                $"Other rules of your council came into force on {from:d MMMM yyyy}, and the policy check was made before them. Check again."
            )
            : null;

    /// <summary>Which day's policy sets the least weighting, and where that stands; empty where none does.</summary>
    public string LeastBecause()
    {
        if (MinimumWeighting is null)
        {
            return "";
        }

        var said = Said();
        var commenced = Read<ThresholdFacts>(Facts).Commenced;
        var source = (said.LaterBinds ? said.Later!.Reasons : [.. said.OfPolicy().Take(2)])[^1]
            .Source
            .Title;
        return (said.Later, said.LaterBinds) switch
        {
            (null, _) =>
                $"It is set by the policy in force on {commenced:d MMMM yyyy}, the day the procurement commences ({source}).",
            ({ } later, true) =>
                $"It is set by the policy in force on {later.On:d MMMM yyyy}, the day of the policy check ({source}). The policy of {commenced:d MMMM yyyy}, the day given for commencement, {(said.MinimumWeighting is { } less ? $"asks for {Quantity.Display(less)}%" : "sets no least weighting")}. The greater of the two binds, because no imported notice proves the earlier day.",
            ({ } later, false) =>
                $"It is set by the policy in force on {commenced:d MMMM yyyy}, the day the procurement commences ({source}). The policy in force on {later.On:d MMMM yyyy}, the day of the policy check, asks for no more.",
        };
    }

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Form)
        ?? throw new JsonException("An assessment keeps JSON objects.");
}
