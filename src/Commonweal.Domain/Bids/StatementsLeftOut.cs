using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>
/// What a bidder is told who offers measures without saying how they will be delivered. Nothing is forbidden: the tender published what
/// becomes of such a bid, and the bidder confirms having read it.
/// </summary>
public static class StatementsLeftOut
{
    /// <summary>The measures offered without a delivery statement, in the order asked.</summary>
    public static IReadOnlyList<Measure> Of(BidForm form, BidAnswers answers) =>
        [
            .. form.Measures.Where(measure =>
                answers.On(measure.Code, form.Years) is { Offers: true, Statement.Length: 0 }
            ),
        ];

    /// <summary>
    /// One warning for each measure (<c>bids.statement.missing</c>, at its statement), after what the tender published for a bid
    /// with no statement at all (<c>bids.statement.none</c>) where this is one. Empty when every offer has its statement.
    /// </summary>
    public static IReadOnlyList<Problem> Warnings(BidForm form, BidAnswers answers)
    {
        var without = Of(form, answers);
        var none =
            without.Count > 0 && !answers.Measures.Any(answer => answer.Statement.Length > 0);
        return
        [
            .. none && OfWholeBid(form) is { } whole
                ? [new Problem("bids.statement.none", whole)]
                : Array.Empty<Problem>(),
            .. without.Select(measure => new Problem(
                "bids.statement.missing",
                (form.MarksStatements, form.WithoutStatements) switch
                {
                    (false, _) =>
                        $"{measure.Code} has a quantity and no statement. Statements earn no marks here, but the council reads them when it decides whether to accept an offer.",
                    (true, MissingNarrative.DisregardOffer) =>
                        $"{measure.Code} has a quantity and no statement: by the rule this tender published the offer is disregarded, and its quantity does not count.",
                    _ =>
                        $"{measure.Code} has a quantity and no statement: it counts 0 in the score of your statements.",
                },
                $"{measure.Code}.{nameof(MeasureAnswer.Statement)}"
            )),
        ];
    }

    private static string? OfWholeBid(BidForm form) =>
        !form.MarksStatements
            ? null
            : form.WithoutStatements switch
            {
                MissingNarrative.Disregard =>
                    "Your bid has no delivery statement. By the rule this tender published it then gets no marks for social value at all.",
                MissingNarrative.DisregardOffer =>
                    "Your bid has no delivery statement. By the rule this tender published nothing it offers counts, so it gets no marks for social value at all.",
                MissingNarrative.ZeroQualitative =>
                    "Your bid has no delivery statement. By the rule this tender published it then gets no marks for statements; what you offer is still marked.",
                null => "Your bid has no delivery statement, so it gets no marks for statements.",
            };
}
