using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>A sum that somebody else published, worked here step by step: both must come to the same.</summary>
/// <param name="Id">Short name, part of its address.</param>
/// <param name="Says">What it works out, a sentence without its full stop.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Expect">What it comes to there: two decimals, or a percentage to one.</param>
/// <param name="Working">How we work it; the result of the last step is the sum.</param>
public sealed record WorkedSum(
    string Id,
    string Says,
    Source Source,
    string Expect,
    Explanation Working
)
{
    private const string Percent = "per cent";

    /// <summary>What our working comes to, to two decimals, half away from zero; a percentage to one.</summary>
    public string ComesTo =>
        Unit == Percent
            ? new Percentage(Result, 100m).Display()
            : Money.Pence(Result).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>What both are counted in, as pages say it behind a figure; empty for a percentage, which shows its sign.</summary>
    public string UnitWords =>
        Unit == Percent ? ""
        : Parameter.IsInPounds(Unit) ? "pounds"
        : Unit;

    private string Unit => Working.Steps[^1].Unit;

    private decimal Result => Working.Steps[^1].Result ?? 0m;

    /// <summary>Quantity x attribution x (1 - deadweight) x what one comes to, as any line of a bid is valued.</summary>
    /// <param name="quantity">In any unit.</param>
    /// <param name="attribution">The share that counts, 0 to 1.</param>
    /// <param name="deadweight">The share that would happen anyway, 0 to 1.</param>
    /// <param name="each">Of the <paramref name="unit"/> for one.</param>
    /// <param name="unit">Of the result.</param>
    public static ExplanationStep Line(
        decimal quantity,
        decimal attribution,
        decimal deadweight,
        decimal each,
        string unit
    ) =>
        new(
            "A line is its quantity times what one comes to.",
            "quantity x attribution x (1 - deadweight) x each",
            [
                new ExplanationInput("quantity", quantity, ""),
                new ExplanationInput("attribution", attribution, "share"),
                new ExplanationInput("deadweight", deadweight, "share"),
                new ExplanationInput("each", each, unit),
            ],
            Valuation.LineValue(quantity, attribution, deadweight, each),
            unit
        );

    /// <summary>The results of steps added up; a single one stands alone.</summary>
    /// <param name="parts">Steps whose results are all in one unit, each behind the steps that led to it.</param>
    public static Explanation Added(IReadOnlyList<Explanation> parts)
    {
        ExplanationStep[] last = [.. parts.Select(part => part.Steps[^1])];
        ExplanationStep[] sum =
            last.Length == 1
                ? []
                :
                [
                    new ExplanationStep(
                        "They are added.",
                        string.Join(" + ", last.Select((_, at) => $"part {at + 1}")),
                        [
                            .. last.Select(
                                (step, at) =>
                                    new ExplanationInput(
                                        $"part {at + 1}",
                                        step.Result ?? 0m,
                                        step.Unit
                                    )
                            ),
                        ],
                        last.Sum(step => step.Result ?? 0m),
                        last[0].Unit
                    ),
                ];
        return new Explanation([.. parts.SelectMany(part => part.Steps), .. sum]);
    }

    /// <summary>Part / whole x 100, nothing rounded; zero of nothing.</summary>
    public static ExplanationStep ShareOf(decimal part, decimal whole) =>
        new(
            "A part as a percentage of its whole.",
            "part / whole x 100",
            [new ExplanationInput("part", part, ""), new ExplanationInput("whole", whole, "")],
            new Percentage(part, whole).Value ?? 0m,
            Percent
        );
}
