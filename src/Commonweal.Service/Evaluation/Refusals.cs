using Commonweal.Domain.Common;

namespace Commonweal.Service.Evaluation;

internal static class Refusals
{
    public static Problem UnknownProcurement { get; } =
        Problem.NotFound(
            "evaluation.procurement.unknown",
            "procurement",
            "the list of procurements"
        );

    public static Problem UnknownLine { get; } =
        Problem.NotFound("evaluation.line.unknown", "offer", "the list of opened bids");

    public static Problem UnknownQuestion { get; } =
        Problem.NotFound("evaluation.clarification.unknown", "question", "the list of your bids");

    public static Problem Opened { get; } =
        new(
            "evaluation.interest.opened-bids",
            "You agreed to open these bids, so you cannot score them. Ask a colleague who took no part in the opening."
        );

    public static Problem Conflict { get; } =
        new(
            "evaluation.bids.conflict",
            "You declared an interest in a bidder, so you take no part and do not see prices and values. Ask the head of procurement for what you need to know."
        );

    public static Problem UndeclaredAnew { get; } =
        new(
            "evaluation.interest.undeclared-anew",
            "A bid was opened after you declared your interests. Say first whether you have an interest in its bidder, on the page Your interests of this procurement. Then go on here."
        );

    public static Problem Undeclared { get; } =
        new(
            "evaluation.interest.undeclared",
            "Say first whether you have an interest in any bidder, on the page Your interests of this procurement. Then go on here."
        );
}
