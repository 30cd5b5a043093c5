using Commonweal.Service.Common;

namespace Commonweal.Web.Bids;

/// <summary>How pages say that a bid was received, or let in without being submitted.</summary>
internal static class ReceivedWords
{
    /// <summary>Added to the bar where the draft says something else by now.</summary>
    public const string Changed = " Your changes since then are not submitted.";

    /// <summary>In the bar of every page about the bid.</summary>
    public static string State(bool wasLetIn, DateTimeOffset receivedAt, string receipt) =>
        $"{(wasLetIn ? "Never submitted. Let in by two officers on" : "Submitted")} {UkTime.Exactly(receivedAt)}, receipt {receipt}.";

    /// <summary>In the title of the window.</summary>
    public static string Mark(bool wasLetIn, DateTimeOffset receivedAt) =>
        $"{(wasLetIn ? "Let in" : "Submitted")} {UkTime.Clock(receivedAt):HH:mm:ss}";
}
