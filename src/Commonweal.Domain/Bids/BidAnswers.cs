using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Bids;

/// <summary>Everything a bidder answers; never changed, only replaced.</summary>
/// <param name="Price">GBP net of VAT for the whole contract; null until entered.</param>
/// <param name="Measures">At most one answer per measure, in any order.</param>
/// <param name="Declarations">What the bidder confirms when submitting.</param>
public sealed record BidAnswers(
    decimal? Price,
    IReadOnlyList<MeasureAnswer> Measures,
    BidDeclarations Declarations
)
{
    /// <summary>The longest explanation of the size of an offer, in characters.</summary>
    public const int LongestProportion = 2_000;

    /// <summary>How measures that may not count the same thing are kept apart; at most one for each pair, none empty, by their codes.</summary>
    public IReadOnlyList<Split> Splits
    {
        get;
        init =>
            field = [
                .. value
                    .Where(split => split.Statement.Length > 0)
                    .OrderBy(split => split.First, StringComparer.Ordinal)
                    .ThenBy(split => split.Second, StringComparer.Ordinal),
            ];
    } = [];

    /// <summary>Why an offer out of proportion to the contract can be delivered, in the bidder's words; empty where nothing was asked or said.</summary>
    public string Proportion
    {
        get;
        init => field = Written.Plain(value);
    } = "";

    /// <summary>Before the first answer.</summary>
    public static BidAnswers None { get; } = new(null, [], BidDeclarations.None);

    /// <summary>The answer on a measure; a blank one before it was begun.</summary>
    public MeasureAnswer On(string measure, int years) =>
        Measures.FirstOrDefault(answer => answer.Measure == measure)
        ?? MeasureAnswer.Blank(measure, years);

    /// <summary>The same with one measure's answer replaced; one that says nothing is left out, so that it leaves no trace.</summary>
    public BidAnswers With(MeasureAnswer answer) =>
        this with
        {
            Measures =
            [
                .. Measures.Where(other => other.Measure != answer.Measure),
                .. answer.SaysNothing ? Array.Empty<MeasureAnswer>() : [answer],
            ],
        };

    /// <summary>The same with what is said of these pairs in place of what was said of them before; an empty statement takes it back.</summary>
    public BidAnswers With(IReadOnlyList<Split> splits) =>
        this with
        {
            Splits = [.. Splits.Where(kept => !splits.Any(kept.IsLike)), .. splits],
        };

    /// <summary>How two measures are kept apart; empty until said.</summary>
    public string SplitOf(string one, string other) =>
        Splits.FirstOrDefault(Split.Between(one, other, "").IsLike)?.Statement ?? "";

    /// <summary>What one of the answers tells beside its figures and statement.</summary>
    public OfferParticulars ParticularsOf(MeasureAnswer answer, Unit unit) =>
        new(
            unit,
            answer.Basis,
            answer.Workings,
            answer.Partners,
            answer.Milestones,
            [.. Splits.Where(split => split.Concerns(answer.Measure))]
        );

    /// <summary>What differs from earlier answers: <c>Price</c>, codes of measures in their order, <c>Counted once</c>, <c>Size of the offer</c>.</summary>
    public IEnumerable<string> ChangesSince(BidAnswers earlier)
    {
        if (Price != earlier.Price)
        {
            yield return "Price";
        }

        var codes = Measures
            .Concat(earlier.Measures)
            .Select(answer => answer.Measure)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (!Alone(code).SequenceEqual(earlier.Alone(code)))
            {
                yield return code;
            }
        }

        if (!Splits.SequenceEqual(earlier.Splits))
        {
            yield return "Counted once";
        }

        if (Proportion != earlier.Proportion)
        {
            yield return "Size of the offer";
        }
    }

    // One answer in its canonical form.
    private byte[] Alone(string code) =>
        CanonicalAnswers.Write(
            None with
            {
                Measures = [.. Measures.Where(answer => answer.Measure == code)],
            }
        );

    /// <summary>The same with another explanation of its size; refused when it is too long.</summary>
    public Outcome<BidAnswers> WithProportion(string proportion) =>
        Written.Plain(proportion).Length > LongestProportion
            ? new Problem(
                "bids.proportion.too-long",
                $"The explanation has {Quantity.Display(Written.Plain(proportion).Length)} characters. Shorten it to {Quantity.Display(LongestProportion)} or fewer.",
                nameof(Proportion)
            )
            : this with
            {
                Proportion = proportion,
            };

    /// <summary>The same with another price; refused below a penny, above the store's largest, or with parts of a penny.</summary>
    public Outcome<BidAnswers> WithPrice(decimal? price) =>
        price is { } given && (given <= 0m || given > Money.Largest || !Money.IsInPence(given))
            ? new Problem(
                "bids.price.range",
                $"The price is {Quantity.Display(given)}. Enter pounds and pence above zero, such as 125,000.50, and at most {Money.DisplayWhole(Money.Largest)}.",
                nameof(Price)
            )
            : this with
            {
                Price = price,
            };

    /// <summary>
    /// Everything that stands between these answers and submission, all at once, apart from the declarations, which are made while
    /// submitting. A measure's <see cref="Problem.Field"/> starts with its code: <c>NT1.Statement</c>.
    /// </summary>
    public IReadOnlyList<Problem> Missing(BidForm form)
    {
        var problems = new List<Problem>();
        if (Price is null)
        {
            problems.Add(
                new Problem("bids.price.missing", "Enter the price of your bid.", nameof(Price))
            );
        }

        if (form.Measures.Count > 0 && !Measures.Any(answer => answer.Offers))
        {
            problems.Add(
                new Problem(
                    "bids.measures.none",
                    "Your bid offers nothing yet. Enter a quantity for at least one measure, and say how you will deliver it.",
                    nameof(Measures)
                )
            );
        }

        foreach (var measure in form.Measures)
        {
            var answer = On(measure.Code, form.Years);
            problems.AddRange(
                answer
                    .FaultsInBid(measure, form.Months)
                    .Concat(answer.Gaps(measure))
                    .Select(problem => problem.At($"{measure.Code}.{problem.Field}"))
            );
        }

        problems.AddRange(
            form.OverlapsOf(this).Select(overlap => overlap.Problem).OfType<Problem>()
        );
        if (
            Proportion.Length == 0
            && form.Value(this) is { Succeeded: true, Value.Warnings.Count: > 0 }
        )
        {
            problems.Add(
                new Problem(
                    "bids.proportion.unanswered",
                    "Your offer is large beside the contract. Say how you will deliver so much, or mend the quantity.",
                    nameof(Proportion)
                )
            );
        }

        return problems;
    }
}

/// <summary>What a bidder confirms with the submission.</summary>
/// <param name="BecauseOfContract">Everything offered happens because of this contract and beyond its specification.</param>
/// <param name="CountedOnce">No person, hour, pound or tonne is counted under two measures that exclude each other.</param>
/// <param name="MayCommit">The person submitting may commit the organisation.</param>
/// <param name="WithoutStatements">Read what becomes of offers without a delivery statement; false where every offer has its statement.</param>
public sealed record BidDeclarations(
    bool BecauseOfContract,
    bool CountedOnce,
    bool MayCommit,
    bool WithoutStatements = false
)
{
    /// <summary>Nothing confirmed yet.</summary>
    public static BidDeclarations None { get; } = new(false, false, false);

    /// <summary>What a submission may carry: every confirmation with and without that of statements left out, and none of a draft let in.</summary>
    public static IReadOnlyList<BidDeclarations> Possible { get; } =
    [new(true, true, true), new(true, true, true, true), None];

    /// <summary>The same, without what need not be confirmed of these answers.</summary>
    public BidDeclarations For(BidForm form, BidAnswers answers) =>
        this with
        {
            WithoutStatements = WithoutStatements && StatementsLeftOut.Of(form, answers).Count > 0,
        };

    /// <summary>One problem for each confirmation that was not given.</summary>
    public IEnumerable<Problem> Missing(BidForm form, BidAnswers answers)
    {
        if (!BecauseOfContract)
        {
            yield return new Problem(
                "bids.declaration.contract",
                "Confirm that what you offer happens because of this contract. If some of it would happen anyway, take it out first.",
                nameof(BecauseOfContract)
            );
        }

        if (!CountedOnce)
        {
            yield return new Problem(
                "bids.declaration.once",
                "Confirm that nothing is counted twice. If something is, take it out of one of the measures first.",
                nameof(CountedOnce)
            );
        }

        if (!MayCommit)
        {
            yield return new Problem(
                "bids.declaration.authority",
                "Confirm that you may commit your organisation. If you may not, ask a colleague who may to submit.",
                nameof(MayCommit)
            );
        }

        if (!WithoutStatements && StatementsLeftOut.Of(form, answers) is { Count: > 0 } without)
        {
            yield return new Problem(
                "bids.declaration.without-statements",
                $"You offer {string.Join(", ", without.Select(measure => measure.Code))} without saying how. Confirm that you read what this costs, or go back and write {(without.Count == 1 ? "the statement" : "the statements")}.",
                nameof(WithoutStatements)
            );
        }
    }
}
