using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>A scoring method as bidders read it.</summary>
public static class ScoringWords
{
    /// <summary>The whole method in sentences, in the order of scoring. Nothing is left to be looked up elsewhere.</summary>
    public static IReadOnlyList<string> InWords(this ScoringMethod method)
    {
        var byNumber = method.QuantitativeMarks;
        return
        [
            $"Social value counts for {Marks.Display(method.Weighting)} of the 100 marks for the whole award.",
            .. method.QuantitativeShare > 0m ? ByNumber(method.Quantitative, byNumber) : [],
            .. method.MarksStatements && method.Qualitative is { } rule
                ? ByStatement(rule, method.Weighting - byNumber)
                : [],
            .. method.Rules is { } rules ? Awkward(method, rules) : [],
            .. LowestPrice(method),
        ];
    }

    private static IEnumerable<string> ByNumber(QuantitativeRule rule, decimal marks)
    {
        var most = Marks.Display(marks);
        yield return rule.Method switch
        {
            QuantitativeMethod.None =>
                "What you commit to is recorded, and its value earns no marks.",
            QuantitativeMethod.RelativeToHighest =>
                $"{most} marks are for the value of what you commit to. The bid with the highest accepted value gets all {most}; every other bid gets {most} x its value / the highest value.",
            QuantitativeMethod.AgainstTarget =>
                $"{most} marks are for the value of what you commit to, measured against a target of {Quantity.Display(rule.TargetPercent ?? 0m)}% of the contract value. A bid gets {most} x its value / the target, and never more than {most}.",
            QuantitativeMethod.Bands =>
                $"{most} marks are for the value of what you commit to, as a percentage of the contract value: {Bands(rule)}. A bid gets {most} x its score / {Quantity.Display(rule.MaxScore ?? 0m)}.",
            QuantitativeMethod.Points =>
                $"{most} marks are for the quantities you commit to. Each measure earns its published points for every unit accepted. A bid gets {most} x its points / {Quantity.Display(rule.ExpectedPoints ?? 0m)}, and never more than {most}.",
            QuantitativeMethod.PerMeasure =>
                $"{most} marks are for the quantities you commit to, each measure marked on its own for its published part of them. A bid gets that part x its quantity / the measure's target, and never more than the part; where a measure has no target, the highest accepted quantity gets all of the part and every other bid in proportion.",
        };
        if (rule.Method == QuantitativeMethod.None)
        {
            yield break;
        }

        yield return rule.Classes switch
        {
            MarkedClasses.All when rule.Method.CountsQuantities() =>
                "All measures with a weight count.",
            MarkedClasses.All => "Social value and local economic value are added together.",
            MarkedClasses.Social =>
                "Only social value is marked; local economic value is recorded.",
            MarkedClasses.Separate =>
                $"Social value has {Quantity.Display(rule.ClassShares?.Social ?? 0m)}% of these marks and local economic value {Quantity.Display(rule.ClassShares?.LocalEconomic ?? 0m)}%; each is marked on its own.",
        };
    }

    private static string Bands(QuantitativeRule rule) =>
        string.Join(
            ", ",
            (rule.Bands ?? []).Select(band =>
                $"from {Quantity.Display(band.FromPercent)}% scores {Quantity.Display(band.Score)}"
            )
        );

    private static IEnumerable<string> ByStatement(QualitativeRule rule, decimal marks)
    {
        var (most, top) = (Marks.Display(marks), Quantity.Display(rule.MaxScore));
        yield return $"{most} marks are for your delivery statements. Evaluators score the statement of each measure you offer from 0 to {top}. Your score is the average over the measures you offer; one offered without a statement counts 0, and one of which nothing is accepted is left out. Where nothing at all is accepted, the score is 0. A bid gets {most} x its score / {top}.";
        foreach (var (score, step) in (rule.Steps ?? []).Index())
        {
            yield return $"Score {score}, {step.Word.ToLowerInvariant()}: {step.Means.TrimEnd('.')}.";
        }

        if (rule.MinimumScore is { } minimum)
        {
            yield return $"A bid whose statements score less than {Quantity.Display(minimum)} is excluded.";
        }
    }

    private static IEnumerable<string> Awkward(ScoringMethod method, EvaluationRules rules)
    {
        if (method.MarksStatements && rules.MissingNarrative is { } missing)
        {
            yield return missing switch
            {
                MissingNarrative.Disregard =>
                    "A bid without a delivery statement gets no marks for social value at all.",
                MissingNarrative.DisregardOffer =>
                    "An offer without its delivery statement is disregarded: what it offers on that measure does not count.",
                MissingNarrative.ZeroQualitative =>
                    "A bid without a delivery statement gets no marks for statements; its commitments are still marked.",
            };
        }

        if (rules.ExcludedBidSetsMaximum is { } sets && method.Quantitative.Method.ComparesBids())
        {
            if (WithoutMarks(method) is { } unmarked)
            {
                yield return sets
                    ? $"What is accepted of a bid that {unmarked} may still be the highest that others are measured by."
                    : $"A bid that {unmarked} is never the highest that others are measured by.";
            }

            yield return "A bid that the council sets aside takes no part, and is never the highest that others are measured by.";
        }

        if (rules.TieBreak is { } order)
        {
            yield return order.Count == 0
                ? "Bids level on marks stay level."
                : $"Bids level on marks are separated by {string.Join(", then by ", order.Select(Words))}.";
        }
    }

    /// <summary>How a bid may come to have no marks for social value under the published rules; null where it cannot.</summary>
    private static string? WithoutMarks(ScoringMethod method) =>
        !method.MarksStatements
            ? null
            : (
                method.Qualitative?.MinimumScore is not null,
                method.Rules?.MissingNarrative == MissingNarrative.Disregard
            ) switch
            {
                (true, true) =>
                    "is excluded for the score of its statements, or gets no marks because it has none,",
                (true, false) => "is excluded for the score of its statements",
                (false, true) => "gets no marks because it has no delivery statement",
                _ => null,
            };

    /// <summary>Whose price is the lowest, where a formula marks the price by it.</summary>
    private static IEnumerable<string> LowestPrice(ScoringMethod method)
    {
        if (
            !Criterion
                .All(method.Criteria ?? [])
                .Any(placed => placed.Criterion is { Price: true, Weight: > 0m })
        )
        {
            yield break;
        }

        var excludes = method.MarksStatements && method.Qualitative?.MinimumScore is not null;
        yield return excludes
            ? "The lowest price that others are measured by is that of the bids that take part: one that is excluded for the score of its statements, or that the council sets aside, is not counted."
            : "The lowest price that others are measured by is that of the bids that take part: one that the council sets aside is not counted.";
        if (method.MarksStatements && method.Rules?.MissingNarrative == MissingNarrative.Disregard)
        {
            yield return "The price of a bid that gets no marks for social value because it has no delivery statement is counted.";
        }
    }

    private static string Words(TieBreak tieBreak) =>
        tieBreak switch
        {
            TieBreak.Qualitative => "more marks for statements",
            TieBreak.Quantitative => "more marks for value",
            TieBreak.Price => "the lower price",
        };
}
