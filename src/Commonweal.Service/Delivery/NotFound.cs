using Commonweal.Domain.Common;

namespace Commonweal.Service.Delivery;

/// <summary>Refusals for what is not the actor's to see.</summary>
internal static class NotFound
{
    private const string List = "the contract's quarterly reports";

    public static Problem Contract { get; } =
        Problem.NotFound("delivery.contract.not-found", "contract", "the list of contracts");

    public static Problem Report { get; } =
        Problem.NotFound("delivery.report.not-found", "report", List);

    public static Problem Claim { get; } =
        Problem.NotFound("delivery.claim.not-found", "claim", List);

    public static Problem Evidence { get; } =
        Problem.NotFound("delivery.evidence.not-found", "file", List);
}
