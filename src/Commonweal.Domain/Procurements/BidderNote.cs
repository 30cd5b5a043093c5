using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>What a bidder must know of a tender before and while it bids, wherever it bids.</summary>
/// <param name="Name">What it is about, like <c>Who may bid</c>.</param>
/// <param name="Says">One or two sentences.</param>
/// <param name="ForMeasures">Whether it stands beside each measure as well.</param>
public sealed record BidderNote(string Name, string Says, bool ForMeasures = true)
{
    /// <summary>That one bid is for every lot: commitments, price and marks are for the whole.</summary>
    public const string AllLots =
        "One bid covers all lots. Your price and what you offer are for all of them together, and there is one award.";

    /// <summary>When what a bidder writes is saved.</summary>
    public const string Saving =
        "What you write is saved when you choose Save, and what you write about a measure while you type as well.";

    /// <summary>Until when bidders may ask.</summary>
    /// <param name="until">The last day; null for the deadline.</param>
    public static string Asking(DateOnly? until) =>
        until is { } last
            ? $"You can ask the council until the end of {last:d MMMM yyyy}. A later question is not taken."
            : "You can ask the council until the deadline.";

    /// <summary>The same while and after one may ask.</summary>
    /// <param name="isTaken">Whether a question is still taken.</param>
    public static string Asking(DateOnly? until, bool isTaken) =>
        isTaken ? Asking(until)
        : until is { } last
            ? $"Questions were taken until {last:d MMMM yyyy}. None is taken any more."
        : "Questions were taken until the deadline. None is taken any more.";

    /// <summary>Who alone may bid, what counts as local, what a bid covers, and until when one may ask; only what the tender says.</summary>
    /// <param name="asks">Whether a question is still taken.</param>
    public static IReadOnlyList<BidderNote> Of(Procurement tender, PlaceBook places, bool asks) =>
        [
            .. tender.Reservation is { } reserved
                ? [new BidderNote("Who may bid", reserved.NoticeText(places), false)]
                : Array.Empty<BidderNote>(),
            .. tender.LocalArea is { } local
                ? [new BidderNote("Counts as local", local.Words(places))]
                : Array.Empty<BidderNote>(),
            .. tender.WholeLife.HasLots
                ? [new BidderNote("Lots", AllLots)]
                : Array.Empty<BidderNote>(),
            .. tender.IsPractice
                ? Array.Empty<BidderNote>()
                : [new BidderNote("Questions", Asking(tender.QuestionsUntil, asks), false)],
        ];
}
