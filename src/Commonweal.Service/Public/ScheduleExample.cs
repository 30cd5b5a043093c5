using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Service.Public;

/// <summary>The worked example of a schedule in words: what two made-up bids offer, each step to their marks, and the marks.</summary>
internal static class ScheduleExample
{
    public static IEnumerable<DocumentPart> Of(ScheduleSource tender)
    {
        if (tender.Scoring.Weighting == 0m)
        {
            yield break;
        }

        var worked = tender.Example();
        if (!worked.Succeeded)
        {
            yield return new DocumentPart(
                2,
                "A worked example",
                ["The example is worked out once the method is whole:"],
                [.. worked.Problems.Select(problem => problem.Message)]
            );
            yield break;
        }

        var example = worked.Value;
        yield return new DocumentPart(
            2,
            "A worked example",
            [Says(example, tender.Scoring)],
            [],
            example.Offers.Count == 0 ? null : Offers(example)
        );
        yield return new DocumentPart(
            3,
            "How the example is marked, step by step",
            [],
            [
                .. example.Result.Explanation.Steps.Select(step => step.Says),
                .. example.Result.Bids.SelectMany(Steps),
            ],
            MarksOf(example, tender.Scoring)
        );
    }

    private static string Says(MethodExample example, ScoringMethod method)
    {
        var statements = example.Scores is { } scores
            ? $" The statements of bidder A score {Quantity.Display(scores.First)}, those of bidder B {Quantity.Display(scores.Second)}."
            : "";
        var offers =
            example.Offers.Count > 0 ? " What they offer stands in the table."
            : method.QuantitativeShare > 0m
                ? " No measure has a value that everybody may read, so the bids begin with round pounds."
            : "";
        return $"Two made-up bids, marked by the method of this tender.{offers}{statements}";
    }

    private static DocumentTable Offers(MethodExample example) =>
        DocumentTable.Of(
            "What the two made-up bids offer",
            example.Offers,
            (
                "Measure",
                offer =>
                    offer.Terms.Name is { } name
                        ? $"{offer.Terms.Measure} {name}"
                        : offer.Terms.Measure
            ),
            ("Value of one", offer => offer.Worth is { } worth ? Money.DisplayRate(worth) : ""),
            ("Bidder A", offer => offer.Terms.Amount(offer.First)),
            ("Bidder A, in pounds", offer => Value(offer, offer.First)),
            ("Bidder B", offer => offer.Terms.Amount(offer.Second)),
            ("Bidder B, in pounds", offer => Value(offer, offer.Second))
        );

    private static string Value(ExampleOffer offer, decimal quantity) =>
        offer.Worth is { } worth ? Money.Display(worth * quantity) : "";

    private static IEnumerable<string> Steps(BidScore bid) =>
        bid.Explanation.Steps.Select(step =>
            step.Result is { } result
                ? $"Bidder {bid.Id}: {step.Says} {step.Formula} = {Figure(result, step.Unit)}"
                : $"Bidder {bid.Id}: {step.Says}"
        );

    private static DocumentTable MarksOf(MethodExample example, ScoringMethod method) =>
        DocumentTable.Of(
            "Marks of the two made-up bids",
            example.Result.Bids,
            ("Bidder", bid => $"Bidder {bid.Id}"),
            (
                "Social value offered",
                bid => method.ShowsPounds ? Money.DisplayWhole(bid.Submitted.Social) : ""
            ),
            (
                "Local economic value offered",
                bid =>
                    method.ShowsPounds && method.Quantitative.Classes != MarkedClasses.Social
                        ? Money.DisplayWhole(bid.Submitted.LocalEconomic)
                        : ""
            ),
            (
                method.ShowsPounds ? "Marks for value" : "Marks for what is offered",
                bid => method.QuantitativeShare > 0m ? Marks.Display(bid.Quantitative) : ""
            ),
            (
                "Marks for statements",
                bid => example.Scores is null ? "" : Marks.Display(bid.Qualitative)
            ),
            ("Together", bid => Marks.Display(bid.Total)),
            ("Place", bid => bid.Rank.ToString(CultureInfo.InvariantCulture))
        );

    private static string Figure(decimal figure, string unit) =>
        unit == "marks" ? Marks.Display(figure)
        : Parameter.IsInPounds(unit) ? Money.DisplayKept(figure)
        : Quantity.DisplayKept(figure);
}
