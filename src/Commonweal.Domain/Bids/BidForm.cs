using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>What a procurement asks its bidders, and how their answers are valued.</summary>
/// <param name="Edition">The edition whose values count.</param>
/// <param name="Measures">The measures they may offer, in the order shown.</param>
/// <param name="Months">Months of the contract, at least 1.</param>
/// <param name="ValuedOn">
/// The day whose values count, the same for every bidder from the first draft to the award: the one on which the procurement was
/// published, so that a figure dated later changes no bid.
/// </param>
/// <param name="Net">What the authority takes off that day to show net values beside the gross ones, which alone are scored; null for gross ones alone.</param>
public sealed record BidForm(
    Edition Edition,
    IReadOnlyList<Measure> Measures,
    int Months,
    DateOnly ValuedOn,
    Additionality? Net = null
)
{
    internal const int MonthsPerYear = 12;

    /// <summary>Contract years, the last one perhaps a part.</summary>
    public int Years => YearsOf(Months);

    /// <summary>Whether measures that may not count the same thing may both be offered.</summary>
    public Overlap Overlap { get; init; }

    /// <summary>Weight, target and limit of each measure, as the procurement sets them.</summary>
    public IReadOnlyList<ProcurementMeasure> Asked { get; init; } = [];

    /// <summary>Contract years of so many months.</summary>
    public static int YearsOf(int months) => (months + MonthsPerYear - 1) / MonthsPerYear;

    /// <summary>Months that a contract has in one of its years, counted from 0.</summary>
    public static int MonthsIn(int year, int months) =>
        int.Clamp(months - (year * MonthsPerYear), 0, MonthsPerYear);

    /// <summary>Whether bidders are shown pounds of value; not where quantities or statements alone earn marks.</summary>
    public bool InPounds { get; init; } = true;

    /// <summary>Whether delivery statements earn marks.</summary>
    public bool MarksStatements { get; init; }

    /// <summary>What the tender published for a bid without any delivery statement; null where statements earn no marks.</summary>
    public MissingNarrative? WithoutStatements { get; init; }

    /// <summary>How quantities are marked; null where that is not settled.</summary>
    public QuantitativeMethod? Method { get; private init; }

    /// <summary>The form of a procurement that was published on a day.</summary>
    public static BidForm Of(Procurement procurement, Edition edition, DateOnly published) =>
        new(
            edition,
            [
                .. procurement
                    .Measures.OrderBy(measure => measure.Position)
                    .Select(measure => edition.Find(measure.Measure))
                    .OfType<Measure>(),
            ],
            procurement.Months!.Value,
            published
        )
        {
            Overlap = procurement.Overlap,
            Asked = procurement.Measures,
            InPounds = procurement.ShowsPounds,
            MarksStatements = procurement.Scoring is { MarksStatements: true },
            WithoutStatements = procurement.Scoring?.Rules?.MissingNarrative,
            Method = procurement.Scoring?.Quantitative.Method,
        };

    /// <summary>What the procurement sets for a measure; null where the form stands for no procurement.</summary>
    public ProcurementMeasure? TermsOf(Measure measure) =>
        Asked.FirstOrDefault(asked => asked.Measure == measure.Code);

    /// <summary>The measure of this code; null when it is not asked.</summary>
    public Measure? Find(string code) => Measures.FirstOrDefault(measure => measure.Code == code);

    /// <summary>What two of the measures may not both count, such as <c>pound or hour</c>; null when they may stand beside each other.</summary>
    public string? SharedBy(Measure one, Measure other) =>
        Edition
            .Exclusions.Where(rule =>
                rule.Beside(one.Code).Contains(other.Code, StringComparer.Ordinal)
            )
            .Select(rule => rule.Shared)
            .Distinct(StringComparer.Ordinal)
            .ToArray()
            is { Length: > 0 } shared
            ? string.Join(" or ", shared)
            : null;

    /// <summary>Every two measures offered that may not count the same thing, in the order asked.</summary>
    public IEnumerable<MeasureOverlap> OverlapsOf(BidAnswers answers)
    {
        Measure[] offered = [.. Measures.Where(measure => answers.On(measure.Code, Years).Offers)];
        return from at in Enumerable.Range(0, offered.Length)
            from second in offered.Skip(at + 1)
            let first = offered[at]
            let shared = SharedBy(first, second)
            where shared is not null
            select new MeasureOverlap(
                first,
                second,
                shared,
                Overlap is Overlap.Refuse,
                answers.SplitOf(first.Code, second.Code)
            );
    }

    /// <summary>Why a split cannot be kept with the answer it was written beside; null when it can.</summary>
    public Problem? Fault(MeasureAnswer answer, Split split)
    {
        var other = split.First == answer.Measure ? split.Second : split.First;
        return !split.Concerns(answer.Measure) || Find(other) is null
                ? new Problem(
                    "bids.split.not-asked",
                    $"This procurement does not ask for {other}, so nothing has to be kept apart from it. Open the page again."
                )
            : split.Statement.Length > Split.Longest
                ? new Problem(
                    "bids.split.too-long",
                    $"What you say beside {other} has {Quantity.Display(split.Statement.Length)} characters. Shorten it to {Quantity.Display(Split.Longest)} or fewer.",
                    $"{nameof(BidAnswers.Splits)}[{other}]"
                )
            : null;
    }

    /// <summary>
    /// What the answers are worth, one line for each measure with a quantity, in the form's order; as a share of the bid's own price.
    /// Its warnings are the questions of <see cref="OutOfProportion"/>. Refused as <see cref="Valuation"/> refuses.
    /// </summary>
    public Outcome<ValuationResult> Value(BidAnswers answers) =>
        Valuation
            .Of(
                Edition,
                ValuedOn,
                [
                    .. Measures
                        .Select(measure => (measure, answer: answers.On(measure.Code, Years)))
                        .Where(line => line.answer.Offers)
                        .Select(line => new ValuationLine(
                            line.measure.Code,
                            line.answer.Total(line.measure.Unit, Months),
                            line.answer.Attribution
                        )),
                ],
                answers.Price,
                Net
            )
            .Then(value =>
            {
                ValuedLine[] lines = [.. value.Lines.Select(line => Worked(line, answers))];
                return Outcome.Of(
                    value with
                    {
                        Lines = lines,
                        Warnings = OutOfProportion.Questions(this, answers, lines),
                    }
                );
            });

    /// <summary>The line with how its quantity was worked out before how its value was.</summary>
    private ValuedLine Worked(ValuedLine line, BidAnswers answers) =>
        line with
        {
            Explanation = answers
                .On(line.Measure.Code, Years)
                .Working(line.Measure.Unit)
                .Then(line.Explanation),
        };
}
