using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Record;
using Commonweal.Web.Bids;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Record;

public sealed class HappenedModel(
    BidInProgress bids,
    HappenedToBid happened,
    OwnSetAside aside,
    DecidedBids decided,
    CurrentActor current
) : BidPage(bids, current)
{
    /// <summary>What its council did with the bid, as its bidder was told: when, what, and where more stands.</summary>
    public sealed record Told(string When, string What, string? Address = null);

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Told> ByCouncil { get; private set; } = [];

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
            .Text("Why it was refused", row => RefusedBid.Words(row.Reasons))
            .Text("Codes of the refusal", row => string.Join("; ", row.Reasons))
            .InFileOnly();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        if (Bid is null)
        {
            return shown;
        }

        ByCouncil =
        [
            .. Tell(await aside.RunAsync(Actor, id, stop), await decided.OfAsync(Actor, id, stop)),
        ];
        return await List.AnswerAsync(
            this,
            request => happened.RunAsync(Actor, id, Refused, request, stop)
        );
    }

    private IEnumerable<Told> Tell(OwnSetAside.View? setAside, DecidedBids.Row? award)
    {
        var result = $"{Home}/result";
        if (Bid.OpenedAt is { } opened)
        {
            yield return new(UkTime.Exactly(opened), "The bid was opened with all the others.");
        }

        if (setAside is not null)
        {
            yield return new(
                UkTime.Exactly(setAside.At),
                "The bid was set aside and judged no more.",
                result
            );
        }

        if (award is not null)
        {
            yield return new(
                UkTime.Exactly(award.AwardedAt),
                award.Taken
                    ? "The contract was awarded to your organisation."
                    : "The contract was awarded to another bidder.",
                result
            );
        }

        if (award?.NoticeOn is { } noticed)
        {
            yield return new(
                UkTime.Day(noticed),
                award.LastDay is { } last
                    ? $"The contract award notice was published. The contract waits until the end of {UkTime.Day(last)}."
                    : "The contract award notice was published."
            );
        }

        if (award?.EnteredOn is { } entered)
        {
            yield return new(UkTime.Day(entered), "The contract was entered into.");
        }

        if (Bid.CancelledAt is { } cancelled)
        {
            yield return new(
                UkTime.Exactly(cancelled),
                "The procurement was ended without a contract."
            );
        }
    }
}
