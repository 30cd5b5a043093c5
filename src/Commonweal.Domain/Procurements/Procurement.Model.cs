using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Procurements;

/// <content>The Social Value Model of central government, for an authority that chose to follow it.</content>
public sealed partial class Procurement
{
    /// <summary>The name of the model whose criteria the statements are judged by; null for none.</summary>
    public string? Model { get; private set; }

    /// <summary>Codes of those criteria, in the model's order; empty without a model.</summary>
    public IReadOnlyList<string> ModelCriteria { get; private set; } = [];

    /// <summary>
    /// Chooses criteria of a model that may be followed on the day the procurement commences. What nobody here has seen in the model
    /// itself is chosen only by somebody who has compared it: bidders rely on it.
    /// </summary>
    /// <param name="model">Null for none.</param>
    /// <param name="criteria">Codes, in any order; none without a model.</param>
    /// <param name="compared">Whether whoever chooses has compared the words with the model's own.</param>
    public Outcome<Done> ChooseModel(
        SocialValueModel? model,
        IReadOnlyList<string> criteria,
        bool compared
    )
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (model is null)
        {
            (Model, ModelCriteria) = (null, []);
            return Outcome.Done;
        }

        if (ModelProblems(model, criteria, compared).ToArray() is { Length: > 0 } problems)
        {
            return Outcome.Refused<Done>(problems);
        }

        Model = model.Name;
        ModelCriteria =
        [
            .. model
                .Parts.Where(part =>
                    part.Kind == ModelPartKind.Criterion
                    && criteria.Contains(part.Code, StringComparer.Ordinal)
                )
                .Select(part => part.Code),
        ];
        return Outcome.Done;
    }

    /// <summary>Why the model cannot be followed by what commences when this does; null when it can.</summary>
    public Problem? ModelLacks(SocialValueModel model) =>
        CommencedOn is { } day && model.MayBeUsed(day)
            ? null
            : new Problem(
                "procurements.model.not-for-day",
                CommencedOn is null
                    ? "Which model may be followed goes by the day the procurement commences. Enter it in the details first."
                    : $"{model.Title} is not for a procurement that commences on that day. Choose the model of the day, or none.",
                nameof(Model)
            );

    private IEnumerable<Problem> ModelProblems(
        SocialValueModel model,
        IReadOnlyList<string> criteria,
        bool compared
    )
    {
        if (ModelLacks(model) is { } lacks)
        {
            yield return lacks;
        }

        if (criteria.Count == 0)
        {
            yield return new Problem(
                "procurements.model.criteria-missing",
                $"Choose at least one criterion of {model.Title}, or no model.",
                nameof(ModelCriteria)
            );
        }

        foreach (var code in criteria.Where(code => model.Criterion(code) is null))
        {
            yield return new Problem(
                "procurements.model.criterion-unknown",
                $"{model.Title} has no criterion {code}. Choose criteria from its list.",
                nameof(ModelCriteria)
            );
        }

        if (!compared && criteria.Any(code => model.Criterion(code) is { IsSettled: false }))
        {
            yield return new Problem(
                "procurements.model.not-compared",
                $"Some of these criteria were not seen in {model.Notice} itself, and bidders rely on them. Compare their words with it and tick that you did, or choose others.",
                "Compared"
            );
        }
    }
}
