using Commonweal.Domain.Common;

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
    /// <summary>Before the first answer.</summary>
    public static BidAnswers None { get; } = new(null, [], BidDeclarations.None);

    /// <summary>The answer on a measure; a blank one before it was begun.</summary>
    public MeasureAnswer On(string measure, int years) =>
        Measures.FirstOrDefault(answer => answer.Measure == measure)
        ?? MeasureAnswer.Blank(measure, years);

    /// <summary>The same with one measure's answer replaced.</summary>
    public BidAnswers With(MeasureAnswer answer) =>
        this with
        {
            Measures = [.. Measures.Where(other => other.Measure != answer.Measure), answer],
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
                    "Your bid offers nothing yet. Enter a quantity and a statement for at least one measure.",
                    nameof(Measures)
                )
            );
        }

        foreach (var measure in form.Measures)
        {
            var answer = On(measure.Code, form.Years);
            problems.AddRange(
                answer
                    .Faults(measure, form.Years)
                    .Concat(answer.Gaps(measure))
                    .Select(problem => problem.At($"{measure.Code}.{problem.Field}"))
            );
        }

        return problems;
    }
}

/// <summary>What a bidder confirms with the submission.</summary>
/// <param name="BecauseOfContract">Everything offered happens because of this contract and beyond its specification.</param>
/// <param name="CountedOnce">No person, hour, pound or tonne is counted under two measures that exclude each other.</param>
/// <param name="MayCommit">The person submitting may commit the organisation.</param>
public sealed record BidDeclarations(bool BecauseOfContract, bool CountedOnce, bool MayCommit)
{
    /// <summary>Nothing confirmed yet.</summary>
    public static BidDeclarations None { get; } = new(false, false, false);

    /// <summary>One problem for each confirmation that was not given.</summary>
    public IEnumerable<Problem> Missing()
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
    }
}
