using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>A part of the quantitative marks: what it looks at, the marks there are, and the highest value that counts.</summary>
/// <param name="Unit">GBP, points or the unit of a measure.</param>
/// <param name="Words">A value in words.</param>
/// <param name="Target">The value that earns all its marks; null where it is measured by the highest, or by bands.</param>
internal sealed record MarkedPart(
    string Name,
    decimal Marks,
    Func<Standing, decimal> Value,
    string Unit,
    Func<decimal, string> Words,
    decimal? Target = null,
    decimal Highest = 0m
);

/// <summary>Turns what the panel counts into marks, one explained step for each part.</summary>
internal sealed class Marking
{
    private readonly EvaluationInput input;
    private readonly MarkedPart[] parts;

    public Marking(EvaluationInput input, IReadOnlyList<Standing> standings)
    {
        this.input = input;
        Standing[] counting =
        [
            .. standings.Where(s =>
                s.Status == BidStatus.Scored || input.Rules?.ExcludedBidSetsMaximum == true
            ),
        ];
        parts =
        [
            .. MarkedParts
                .Of(input)
                .Select(part =>
                    part with
                    {
                        Highest = counting.Select(part.Value).DefaultIfEmpty().Max(),
                    }
                ),
        ];
    }

    /// <summary>One step for each part marked, after those that count its points; none without a quantitative method.</summary>
    public IEnumerable<ExplanationStep> Quantitative(Standing standing) =>
        MarkedParts
            .Points(input, standing)
            .Concat(parts.Select(part => Marked(part, part.Value(standing))));

    private ExplanationStep Marked(MarkedPart part, decimal value) =>
        input.Quantitative.Method == QuantitativeMethod.Bands ? InBands(part, value)
        : part.Target is { } target ? AgainstTarget(part, value, target)
        : RelativeToHighest(part, value);

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

    private static ExplanationStep RelativeToHighest(MarkedPart part, decimal value)
    {
        var marks = Share(part.Marks, value, part.Highest);
        var says =
            part.Highest > 0m
                ? $"{part.Words(value)} of {part.Name}, measured against the highest accepted, {part.Words(part.Highest)}, earns {Marks.Display(marks, part.Marks)}."
                : $"No bid that counts has a positive {part.Name}, so its mark is 0 for every bid.";
        return Step(
            part,
            value,
            marks,
            says,
            "marks x value / highest value",
            new ExplanationInput("highest value", part.Highest, part.Unit)
        );
    }

    private ExplanationStep AgainstTarget(MarkedPart part, decimal value, decimal target)
    {
        var marks = Share(part.Marks, value, target);
        var (where, inputs) = input.Quantitative
            is { Method: QuantitativeMethod.AgainstTarget, TargetPercent: { } percent }
            ? (
                $" ({Quantity.Display(percent)}% of the contract value)",
                new ExplanationInput[]
                {
                    new("target percent", percent, "%"),
                    new("contract value", input.ContractValue!.Value, "GBP"),
                }
            )
            : ("", [new("target", target, part.Unit)]);
        return Step(
            part,
            value,
            marks,
            $"{part.Words(value)} of {part.Name}, measured against the target of {part.Words(target)}{where}, earns {Marks.Display(marks, part.Marks)}.",
            inputs.Length == 2
                ? "marks x the lesser of 1 and value / (target percent x contract value / 100)"
                : "marks x the lesser of 1 and value / target",
            inputs
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
            $"{part.Words(value)} of {part.Name} is {new Percentage(value, contract).Display()} of the contract value, {where}: it scores {Quantity.Display(score)} out of {Quantity.Display(maximum)}, which earns {Marks.Display(marks, part.Marks)}.",
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
                new ExplanationInput($"accepted {part.Name}", value, part.Unit),
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
