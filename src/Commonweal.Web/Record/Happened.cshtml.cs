using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Record;
using Commonweal.Web.Bids;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Record;

public sealed class HappenedModel(BidInProgress bids, HappenedToBid happened, CurrentActor current)
    : BidPage(bids, current)
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["bids.window.closed"] = "bids were no longer received",
        ["bids.draft.overtaken"] = "a colleague had saved meanwhile",
        ["people.actor.not-allowed"] = "this person may not do it",
    };

    /// <summary>Only what was refused, or only what was done; null for both.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Refused { get; set; }

    public Listing<HappenedToBid.Row> List { get; } =
        new Listing<HappenedToBid.Row>("what-happened")
            .Text("When", row => UkTime.Exactly(row.At), sort: "n")
            .Time("Moment", row => row.At)
            .InFileOnly()
            .Text("What", row => row.What)
            .Text("By", row => row.By)
            .Text("Receipt", row => row.Receipt)
            .Text("Why it was refused", row => string.Join("; ", row.Reasons.Select(Words)));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        return Bid is null
            ? shown
            : await List.AnswerAsync(
                this,
                request => happened.RunAsync(Actor, id, Refused, request, stop)
            );
    }

    /// <summary>The commonest in words, each with the code by which this site and its makers know it.</summary>
    private static string Words(string code) =>
        Reasons.TryGetValue(code, out var words) ? $"{words} ({code})" : code;
}
