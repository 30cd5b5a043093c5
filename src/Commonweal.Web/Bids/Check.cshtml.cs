using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class CheckModel(BidInProgress bids, CurrentActor current) : BidPage(bids, current)
{
    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => ShowAsync(id, stop);

    public AnswersShown Shown => new(Bid.Form, Bid.Answers, Bid.Value, CanWrite ? Home : null);

    /// <summary>The page and field of the question a problem is about: <c>NT1.Quantities[0]</c>, <c>Price</c>.</summary>
    public string WhereToMend(Problem problem) =>
        problem.Field?.Split('.', 2) switch
        {
            [nameof(BidAnswers.Price)] => $"{Home}/price",
            [nameof(BidAnswers.Proportion)] => $"{Home}/size",
            [var code, var field] =>
                $"{Home}/measures/{code}#{field.Replace('[', '_').Replace(']', '_').Replace('.', '_')}",
            _ => Home,
        };
}
