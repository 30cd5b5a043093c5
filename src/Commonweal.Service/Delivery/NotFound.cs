using Commonweal.Domain.Common;

namespace Commonweal.Service.Delivery;

/// <summary>Refusals for what is not there, or not the actor's to see: the two are not told apart.</summary>
internal static class NotFound
{
    public static Problem Contract { get; } = Of("contract");

    public static Problem Report { get; } = Of("report");

    public static Problem Claim { get; } = Of("claim");

    public static Problem Evidence { get; } = Of("evidence");

    private static Problem Of(string thing) =>
        new(
            $"delivery.{thing}.not-found",
            $"There is no such {thing}, or it is not open to you. Go back to the list and choose another."
        );
}
