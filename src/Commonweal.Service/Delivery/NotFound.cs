using Commonweal.Domain.Common;

namespace Commonweal.Service.Delivery;

/// <summary>Refusals for what is not there, or not the actor's to see: the two are not told apart.</summary>
internal static class NotFound
{
    private const string Message =
        "It does not exist, or it is not open to you. Go back to the list and choose another.";

    public static Problem Contract { get; } = new("delivery.contract.not-found", Message);

    public static Problem Report { get; } = new("delivery.report.not-found", Message);

    public static Problem Claim { get; } = new("delivery.claim.not-found", Message);

    public static Problem Evidence { get; } = new("delivery.evidence.not-found", Message);
}
