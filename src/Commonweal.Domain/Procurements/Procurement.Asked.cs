using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Procurements;

/// <content>What bidders are asked for and how it is scored: edition, weighting, method, measures.</content>
public sealed partial class Procurement
{
    private static readonly Problem UnknownEdition = new(
        "procurements.edition.unknown",
        "There is no such edition. Select one from the list.",
        nameof(Edition)
    );

    /// <summary>
    /// Sets which edition bids are valued with and how social value counts in the award. Less than the policy's minimum needs a
    /// waiver that counts.
    /// </summary>
    /// <param name="edition">The edition; null when there is none of the name asked for.</param>
    /// <param name="method">The whole method.</param>
    /// <param name="policy">What was decided about the procurement.</param>
    public Outcome<Done> SetWeighting(Edition? edition, ScoringMethod method, PolicyStanding policy)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (WeightingProblems(edition, method, policy) is { Count: > 0 } problems)
        {
            return Outcome.Refused<Done>(problems);
        }

        Edition = edition!.Name;
        Take(method);
        return Outcome.Done;
    }

    /// <summary>
    /// Everything <see cref="SetWeighting"/> would refuse in a draft, at once; problems of the method at the fields of the
    /// evaluate command's form.
    /// </summary>
    public IReadOnlyList<Problem> WeightingProblems(
        Edition? edition,
        ScoringMethod method,
        PolicyStanding policy
    ) => [.. EditionProblems(edition), .. method.Problems(), .. FloorProblems(method, policy)];

    /// <summary>
    /// Settles the whole list of measures: those not named are removed, new ones added, all that is said of them and their order taken from it.
    /// Refused for an empty list, unless social value has no weight.
    /// </summary>
    /// <param name="edition">The procurement's own edition; null when it is not chosen.</param>
    /// <param name="choices">The measures in the order shown.</param>
    /// <param name="overlap">What becomes of a bid that offers two that exclude one another.</param>
    public Outcome<Done> ChooseMeasures(
        Edition? edition,
        IReadOnlyList<MeasureChoice> choices,
        Overlap overlap = Overlap.AskForSplit
    )
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (MeasureProblems(edition, choices) is { Count: > 0 } problems)
        {
            return Outcome.Refused<Done>(problems);
        }

        measures.RemoveAll(measure => choices.All(choice => choice.Measure != measure.Measure));
        for (var i = 0; i < choices.Count; i++)
        {
            var measure = measures.Find(chosen => chosen.Measure == choices[i].Measure);
            if (measure is null)
            {
                measure = new ProcurementMeasure(this, choices[i]);
                measures.Add(measure);
            }

            measure.Take(choices[i], i + 1);
        }

        measures.Sort((one, other) => one.Position.CompareTo(other.Position));
        Overlap = overlap;
        return Outcome.Done;
    }

    /// <summary>Everything <see cref="ChooseMeasures"/> would refuse in a draft, at once.</summary>
    public IReadOnlyList<Problem> MeasureProblems(
        Edition? edition,
        IReadOnlyList<MeasureChoice> choices
    ) =>
        edition is null ? [UnknownEdition]
        : choices.Count == 0 && Weighting is not 0m ? [MeasureChoice.None]
        : [.. MeasureChoice.ProblemsOf(choices, edition, Scoring?.Quantitative)];

    /// <summary>What keeps the method from marking the measures as they are asked for; nothing before both are settled.</summary>
    /// <param name="edition">The procurement's own; null when it is not at hand.</param>
    public IEnumerable<StillMissing> UnmarkedMeasures(Edition? edition) =>
        Scoring is { } method && measures.Count > 0
            ? MeasureTermsChecks
                .Of(method.Quantitative, MeasureTerms.Of(measures, edition))
                .Select(problem => problem.Code == "evaluation.field.missing" ? NoWeights : problem)
                .Concat(UnusedWeights(method.Quantitative.Method))
                .Select(problem => new StillMissing(
                    PreparationStep.Measures,
                    problem.At("measures")
                ))
            : [];

    private IEnumerable<Problem> UnusedWeights(QuantitativeMethod method) =>
        method.CountsQuantities()
            ? []
            : measures
                .Where(measure => measure.Weight is not null)
                .Select(measure => MeasureChoice.Unused(measure.Measure));

    private static Problem NoWeights { get; } =
        new(
            "procurements.measures.weights-missing",
            "The method marks quantities, and no measure says what it earns. Give the measures weights, or points for one unit.",
            "measures"
        );

    /// <summary>Takes every measure off the list, so that another edition can be chosen; publication asks for some again.</summary>
    public Outcome<Done> RemoveMeasures()
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        measures.Clear();
        return Outcome.Done;
    }

    private IEnumerable<Problem> EditionProblems(Edition? edition)
    {
        if (edition is null)
        {
            yield return UnknownEdition;
        }
        else if (measures.Find(measure => edition.Find(measure.Measure) is null) is { } stranger)
        {
            yield return new Problem(
                "procurements.edition.measures-chosen",
                $"{edition.Title} has no measure {stranger.Measure}, which you have chosen. Remove the measures that are not in it first, then choose the edition again.",
                nameof(Edition)
            );
        }
    }

    private static Problem[] FloorProblems(ScoringMethod method, PolicyStanding policy) =>
        policy.Refuses(method.Weighting) is { } refusal ? [refusal.At("weighting")] : [];
}
