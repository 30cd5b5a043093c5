using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Procurements;

/// <summary>What of a Social Value Model a procurement follows.</summary>
/// <param name="Model">The model.</param>
/// <param name="Criteria">Those its statements are judged by, in the model's order.</param>
public sealed record FollowedModel(SocialValueModel Model, IReadOnlyList<ModelPart> Criteria)
{
    /// <summary>Null where it follows none.</summary>
    /// <exception cref="InvalidOperationException">The model is not among the reference data any more.</exception>
    public static FollowedModel? Of(Procurement procurement, ReferenceData data)
    {
        if (procurement.Model is not { } name)
        {
            return null;
        }

        var model =
            data.Model(name)
            ?? throw new InvalidOperationException(
                $"{name} is not among the reference data, and procurement {procurement.Id} follows it. Restore its file under data/models."
            );
        return new FollowedModel(
            model,
            [.. procurement.ModelCriteria.Select(model.Criterion).OfType<ModelPart>()]
        );
    }
}
