using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>A part of the quantitative marks: the value it looks at, the marks there are, and the highest value that counts.</summary>
internal sealed record MarkedPart(
    string Name,
    decimal Marks,
    Func<ValueByClass, decimal> Value,
    decimal Highest
);

/// <summary>Turns what the panel counts into marks, one explained step for each part.</summary>
internal sealed class Marking
{
    private readonly EvaluationInput input;
    private readonly MarkedPart[] parts;

    public Marking(EvaluationInput input, IReadOnlyList<Standing> standings)
    {
        this.input = input;
        ValueByClass[] counting =
        [
            .. standings
                .Where(s =>
                    s.Status == BidStatus.Scored || input.Rules?.ExcludedBidSetsMaximum == true
                )
                .Select(s => s.Accepted),
        ];
        parts =
        [
            .. Parts()
                .Select(part =>
                    part with
                    {
                        Highest = counting.Select(part.Value).DefaultIfEmpty().Max(),
                    }
                ),
        ];
    }

    /// <summary>One step for each class marked; none without a quantitative method.</summary>
    public IEnumerable<ExplanationStep> Quantitative(ValueByClass accepted) =>
        parts.Select(part =>
            input.Quantitative.Method switch
            {
                QuantitativeMethod.AgainstTarget => AgainstTarget(part, part.Value(accepted)),
                QuantitativeMethod.Bands => InBands(part, part.Value(accepted)),
                _ => RelativeToHighest(part, part.Value(accepted)),
            }
        );

    /// <summary>The step for the delivery statement; none when the tender marks no statements.</summary>
    public IEnumerable<ExplanationStep> Qualitative(decimal score)
    {
        if (input.Qualitative is not { } rule || input.QualitativeMarks == 0m)
        {
            return [];
        }

        var marks = Share(input.QualitativeMarks, score, rule.MaxScore);
        return
        [
            new(
                $"The delivery statements scored {Quantity.Display(score)} out of {Quantity.Display(rule.MaxScore)}, which earns {Marks.Display(marks, input.QualitativeMarks)}.",
                "qualitative marks x score / maximum score",
                [
                    new("qualitative marks", input.QualitativeMarks, "marks"),
                    new("score", score, "points"),
                    new("maximum score", rule.MaxScore, "points"),
                ],
                marks,
                "marks"
            ),
        ];
    }

    private IEnumerable<MarkedPart> Parts()
    {
        var (method, classes, shares) = (
            input.Quantitative.Method,
            input.Quantitative.Classes,
            input.Quantitative.ClassShares
        );
        if (method == QuantitativeMethod.None)
        {
            return [];
        }

        var marks = input.QuantitativeMarks;
        var forSocial = classes == MarkedClasses.Separate ? marks * shares!.Social / 100m : marks;
        var social = new MarkedPart("social value", forSocial, v => v.Social, 0m);
        return classes switch
        {
            MarkedClasses.Social => [social],
            MarkedClasses.Separate =>
            [
                social,
                new("local economic value", marks - forSocial, v => v.LocalEconomic, 0m),
            ],
            _ => [new("social and local economic value", marks, v => v.Total, 0m)],
        };
    }

    private static ExplanationStep RelativeToHighest(MarkedPart part, decimal value)
    {
        var marks = Share(part.Marks, value, part.Highest);
        var says =
            part.Highest > 0m
                ? $"{Money.Display(value)} of {part.Name}, measured against the highest accepted, {Money.Display(part.Highest)}, earns {Marks.Display(marks, part.Marks)}."
                : $"No bid that counts has a positive {part.Name}, so its mark is 0 for every bid.";
        return Step(
            part,
            value,
            marks,
            says,
            "marks x value / highest value",
            new ExplanationInput("highest value", part.Highest, "GBP")
        );
    }

    private ExplanationStep AgainstTarget(MarkedPart part, decimal value)
    {
        var percent = input.Quantitative.TargetPercent!.Value;
        var target = input.ContractValue!.Value * percent / 100m;
        var marks = Share(part.Marks, value, target);
        return Step(
            part,
            value,
            marks,
            $"{Money.Display(value)} of {part.Name}, measured against the target of {Money.Display(target)} ({Quantity.Display(percent)}% of the contract value), earns {Marks.Display(marks, part.Marks)}.",
            "marks x the lesser of 1 and value / (target percent x contract value / 100)",
            new ExplanationInput("target percent", percent, "%"),
            new ExplanationInput("contract value", input.ContractValue.Value, "GBP")
        );
    }

    private ExplanationStep InBands(MarkedPart part, decimal value)
    {
        var contract = input.ContractValue!.Value;
        var maximum = input.Quantitative.MaxScore!.Value;
        // Multiplied, not divided: a value exactly on a bound is in the band it opens.
        var band = input.Quantitative.Bands!.LastOrDefault(b =>
            value * 100m >= b.FromPercent * contract
        );
        var score = band?.Score ?? 0m;
        var marks = Share(part.Marks, score, maximum);
        var where = band is null
            ? "below the first band"
            : $"in the band from {Quantity.Display(band.FromPercent)}%";
        return Step(
            part,
            value,
            marks,
            $"{Money.Display(value)} of {part.Name} is {new Percentage(value, contract).Display()} of the contract value, {where}: it scores {Quantity.Display(score)} out of {Quantity.Display(maximum)}, which earns {Marks.Display(marks, part.Marks)}.",
            "marks x band score / maximum score",
            new ExplanationInput("contract value", contract, "GBP"),
            new ExplanationInput("band score", score, "points"),
            new ExplanationInput("maximum score", maximum, "points")
        );
    }

    private static ExplanationStep Step(
        MarkedPart part,
        decimal value,
        decimal marks,
        string says,
        string formula,
        params IEnumerable<ExplanationInput> measures
    ) =>
        new(
            says,
            formula,
            [
                new ExplanationInput("marks", part.Marks, "marks"),
                new ExplanationInput($"accepted {part.Name}", value, "GBP"),
                .. measures,
            ],
            marks,
            "marks"
        );

    /// <summary>marks x part / whole, never above <paramref name="marks"/>; 0 when there is nothing to measure against.</summary>
    private static decimal Share(decimal marks, decimal part, decimal whole) =>
        part <= 0m || whole <= 0m ? 0m
        : part >= whole ? marks
        : decimal.Min(marks, marks * part / whole);
}
