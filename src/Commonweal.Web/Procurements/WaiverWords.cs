using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Web.Procurements;

/// <summary>Waivers in words: words first, colour beside them.</summary>
public static class WaiverWords
{
    public static string Of(WaiverState state) =>
        state switch
        {
            WaiverState.Waiting => "Waiting for a decision",
            WaiverState.Granted => "Granted",
            WaiverState.Refused => "Refused",
            WaiverState.Used => "Used",
            WaiverState.Expired => "Expired",
            WaiverState.Outgrown => "Counts no longer",
            WaiverState.Withdrawn => "Withdrawn",
        };

    public static string Colour(WaiverState state) =>
        state switch
        {
            WaiverState.Waiting => "yellow",
            WaiverState.Granted => "green",
            WaiverState.Refused => "red",
            WaiverState.Used => "blue",
            WaiverState.Expired => "orange",
            WaiverState.Outgrown => "orange",
            WaiverState.Withdrawn => "grey",
        };

    /// <summary>What is asked for, like <c>Down to 5%</c>.</summary>
    public static string Extent(decimal downTo) =>
        downTo == 0m ? "Wholly" : $"Down to {Quantity.Display(downTo)}%";
}
