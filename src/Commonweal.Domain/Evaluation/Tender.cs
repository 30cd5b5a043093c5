using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>An opened procurement with all that its scoring depends on.</summary>
/// <param name="Procurement">The procurement.</param>
/// <param name="Bids">The opened bids.</param>
/// <param name="Lines">What they offer.</param>
/// <param name="Moderated">The panel's marks so far.</param>
public sealed record Tender(
    Procurement Procurement,
    IReadOnlyList<Bid> Bids,
    IReadOnlyList<BidLine> Lines,
    IReadOnlyList<ModeratedScore> Moderated
)
{
    private readonly IReadOnlyDictionary<Guid, string> letters = Bidders(
        Bids.Select(bid => (bid.OpenedAt, bid.Id))
    );

    /// <summary>Lines somebody looked at for additionality.</summary>
    public required IReadOnlySet<Guid> Checked { get; init; }

    /// <summary>Statements whose score was agreed with somebody whose interest in a bidder came up later, and not agreed anew.</summary>
    public required IReadOnlySet<Guid> ToAgreeAnew { get; init; }

    /// <summary>What was published of each measure.</summary>
    public required IReadOnlyList<MeasureTerms> Terms { get; init; }

    /// <summary>The bids that two officers set aside; they keep their letters and take no part.</summary>
    public required IReadOnlySet<Guid> SetAside { get; init; }

    /// <summary>The bids that take part: all that are not set aside.</summary>
    public IEnumerable<Bid> Judged => Bids.Where(bid => !SetAside.Contains(bid.Id));

    /// <summary>Statements to score: the lines that have one, of the bids that take part.</summary>
    public IEnumerable<BidLine> Statements => JudgedLines.Where(HasStatement);

    private IEnumerable<BidLine> JudgedLines => Lines.Where(line => !SetAside.Contains(line.BidId));

    /// <summary>The same with a bid set aside, or taken back where it is: what a decision would make of it.</summary>
    public Tender Turned(Guid bidId) =>
        this with
        {
            SetAside = SetAside.Contains(bidId)
                ? SetAside.Where(id => id != bidId).ToHashSet()
                : SetAside.Append(bidId).ToHashSet(),
        };

    /// <summary>
    /// The name a bid goes by while it is scored, such as <c>Bidder B</c>: evaluators judge the statement, not the firm.
    /// </summary>
    public string BidderOf(Guid bidId) => letters[bidId];

    /// <summary>Whether a bid is large beside the contract, as <see cref="OutOfProportion.WasAsked"/> says.</summary>
    public bool IsOutOfProportion(Bid bid) =>
        OutOfProportion.WasAsked(
            bid,
            Lines.Where(line => line.BidId == bid.Id),
            Procurement.ShowsPounds
        );

    /// <summary>What is said of the size of a bid, in sentences.</summary>
    public IEnumerable<string> SaidOfSize(Bid bid) =>
        OutOfProportion
            .Above(bid, Lines.Where(line => line.BidId == bid.Id), Procurement.ShowsPounds)
            .Select(problem => problem.Message);

    /// <summary>
    /// The name each bid goes by among the opened ones. A letter once given stays: those opened later come after, each time in the order of
    /// their ids, which never change. bidder_letter in the database says the same; a test holds the two together.
    /// </summary>
    public static IReadOnlyDictionary<Guid, string> Bidders(
        IEnumerable<(DateTimeOffset? OpenedAt, Guid Id)> bids
    ) => bids.Order().Index().ToDictionary(bid => bid.Item.Id, bid => Bidder(bid.Index + 1));

    private static string Bidder(int place)
    {
        var spelt = "";
        for (; place > 0; place = (place - 1) / 26)
        {
            spelt = (char)('A' + ((place - 1) % 26)) + spelt;
        }

        return $"Bidder {spelt}";
    }

    /// <summary>Whether two officers let it in as a draft, after the others were opened.</summary>
    public bool IsLetIn(Guid bidId) =>
        Bids.Any(bid => bid.Id == bidId && bid.OpenedAt > Procurement.OpenedAt);

    /// <summary>
    /// What the method is run on; refused while a line is not checked, a statement not moderated, or the method was never set.
    /// </summary>
    public Outcome<EvaluationInput> Input()
    {
        if (Procurement.Scoring is not { } method)
        {
            return NoMethod;
        }

        var marks = Marks();
        var unlooked = JudgedLines.Count(line => !Checked.Contains(line.Id));
        var anew = Statements.Count(line => ToAgreeAnew.Contains(line.Id));
        var open = IsModerated ? 0 : Statements.Count(line => !marks.ContainsKey(line.Id));
        Problem[] problems =
        [
            .. Bids.Count > 0 && !Judged.Any()
                ?
                [
                    new Problem(
                        "evaluation.set-aside.all",
                        "Every bid is set aside, so there is none to score. Take one back, or cancel the procurement."
                    ),
                ]
                : Array.Empty<Problem>(),
            .. unlooked > 0
                ?
                [
                    new Problem(
                        "evaluation.offers.unchecked",
                        $"{unlooked} of {Counted.Of(JudgedLines.Count(), "offer")} not checked yet. An officer accepts, adjusts or strikes each on the page of its bid, then the scoring can be run."
                    ),
                ]
                : Array.Empty<Problem>(),
            .. open > 0
                ?
                [
                    new Problem(
                        "evaluation.moderation.incomplete",
                        $"{open} of {Counted.Of(Statements.Count(), "statement")} without an agreed score. Agree a score for each, then run the scoring."
                    ),
                ]
                : Array.Empty<Problem>(),
            .. anew > 0
                ?
                [
                    new Problem(
                        "evaluation.moderation.anew",
                        $"{anew} of {Counted.Of(Statements.Count(), "statement")} scored by somebody who declared an interest in a bidder later. Their scores count no longer: agree a score for each of these again, or confirm the one that stands, then run the scoring."
                    ),
                ]
                : Array.Empty<Problem>(),
        ];
        return problems.Length > 0
            ? Outcome.Refused<EvaluationInput>(problems)
            : With(method, marks);
    }

    /// <summary>
    /// The same as far as things stand, for a look ahead: statements without an agreed score have 0 and keep nobody out.
    /// Refused when the method was never set.
    /// </summary>
    public Outcome<EvaluationInput> InputSoFar()
    {
        var marks = Marks();
        return Procurement.Scoring is not { } method ? NoMethod
            : IsModerated ? With(method, marks)
            : With(
                method with
                {
                    Qualitative = method.Qualitative is { } rule
                        ? rule with
                        {
                            MinimumScore = null,
                        }
                        : null,
                },
                marks
            );
    }

    /// <summary>Whether every statement has an agreed score, or none earns a mark.</summary>
    public bool IsModerated
    {
        get
        {
            var marks = Marks();
            return Procurement.Scoring?.MarksStatements != true
                || Statements.All(line => marks.ContainsKey(line.Id));
        }
    }

    private Problem NoMethod =>
        new(
            "evaluation.method.missing",
            $"{Procurement.Reference} was published without a scoring method, so it cannot be scored. Cancel it, and enter it anew with one."
        );

    private Dictionary<Guid, int> Marks() =>
        Moderated.ToDictionary(score => score.BidLineId, score => score.Mark);

    private EvaluationInput With(ScoringMethod method, Dictionary<Guid, int> marks) =>
        new(
            method.Weighting,
            method.QuantitativeShare,
            method.Quantitative,
            [
                .. Judged
                    .OrderBy(bid => (bid.OpenedAt, bid.Id))
                    .Select(bid => Evaluated(bid, method, marks)),
            ],
            method.Qualitative,
            method.Rules,
            Procurement.NetValue,
            method.Criteria,
            method.Quantitative.Method.CountsQuantities() ? Terms : null
        );

    private EvaluatedBid Evaluated(Bid bid, ScoringMethod method, Dictionary<Guid, int> marks)
    {
        BidLine[] lines =
        [
            .. Lines
                .Where(line => line.BidId == bid.Id)
                .OrderBy(line => line.Measure, StringComparer.Ordinal),
        ];
        // What is struck out whole is no longer offered, so its statement neither lifts nor lowers the mean.
        BidLine[] counted = [.. lines.Where(line => line.AcceptedQuantity > 0m)];
        var statements = new StatementMarks(
            counted.Sum(line => marks.GetValueOrDefault(line.Id)),
            counted.Length
        );
        return new EvaluatedBid(
            BidderOf(bid.Id),
            Submitted(lines, ValueClass.Social),
            Submitted(lines, ValueClass.LocalEconomic),
            method.Qualitative is null ? null : statements.Mean,
            lines.Any(HasStatement),
            bid.Price,
            [
                .. lines.Where(line => line.IsAdjusted).Select(AdjustmentOf),
                .. lines.Where(line => !method.Disregards(line.Statement)).SelectMany(OverLimit),
                .. lines.Where(line => method.Disregards(line.Statement)).Select(Disregarded),
            ],
            method.Quantitative.Method.CountsQuantities()
                ? [.. lines.Select(line => OfferOf(line, method))]
                : null
        );
    }

    private const string WithoutStatement =
        "no delivery statement came with it, so by the published rule it does not count";

    private static OfferedMeasure OfferOf(BidLine line, ScoringMethod method) =>
        method.Disregards(line.Statement)
            ? new(line.Measure, line.Quantity, 0m, line.Attribution, WithoutStatement)
            : new(
                line.Measure,
                line.Quantity,
                line.IsAdjusted ? line.AcceptedQuantity : null,
                line.Attribution,
                line.AdjustmentReason
            );

    /// <summary>All that was accepted of an offer whose statement is missing, where that is the rule.</summary>
    private static Adjustment Disregarded(BidLine line) =>
        new(
            $"{line.Measure}: {WithoutStatement}",
            line.ValueClass == ValueClass.Social ? -line.AcceptedValue : 0m,
            line.ValueClass == ValueClass.LocalEconomic ? -line.AcceptedValue : 0m
        );

    /// <summary>What is accepted of a line in pounds and passes the published limit: it stands in the contract and earns no marks.</summary>
    private IEnumerable<Adjustment> OverLimit(BidLine line)
    {
        if (
            Terms.FirstOrDefault(terms => terms.Measure == line.Measure)
                is not { Limit: { } limit } terms
            || line.AcceptedQuantity * line.Attribution <= limit
        )
        {
            yield break;
        }

        var over = line.CountedValue(limit) - line.AcceptedValue;
        yield return new Adjustment(
            $"{line.Measure}: no more than {terms.Amount(limit)} counts",
            line.ValueClass == ValueClass.Social ? over : 0m,
            line.ValueClass == ValueClass.LocalEconomic ? over : 0m
        );
    }

    private static decimal Submitted(IEnumerable<BidLine> lines, ValueClass valueClass) =>
        lines.Where(line => line.ValueClass == valueClass).Sum(line => line.SubmittedValue);

    private static Adjustment AdjustmentOf(BidLine line)
    {
        var change = line.AcceptedValue - line.SubmittedValue;
        var accepted = line.ValueClass is null
            ? $"{Quantity.Display(line.AcceptedQuantity)} accepted of {Quantity.Display(line.Quantity)} offered, which adds no pounds. "
            : "";
        return new Adjustment(
            $"{line.Measure}: {accepted}{line.AdjustmentReason}",
            line.ValueClass == ValueClass.Social ? change : 0m,
            line.ValueClass == ValueClass.LocalEconomic ? change : 0m
        );
    }

    private static bool HasStatement(BidLine line) => Written.Plain(line.Statement).Length > 0;
}
