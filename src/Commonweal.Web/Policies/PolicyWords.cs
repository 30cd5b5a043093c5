using Commonweal.Domain.Policies;
using Commonweal.Service.Policies;

namespace Commonweal.Web.Policies;

/// <summary>How versions of a policy stand, in words.</summary>
internal static class PolicyWords
{
    public static string Of(FindingKind kind) =>
        kind switch
        {
            FindingKind.MustMend => "To mend before publication",
            FindingKind.Conflict => "What does not fit together",
            FindingKind.Gap => "What these rules leave open",
        };

    public static string StateOf(PolicyInFull.View view) =>
        view.Version.Stage switch
        {
            PolicyStage.Draft when view.Version.ReturnedBy is not null => "Handed back",
            PolicyStage.Draft => "Being written",
            PolicyStage.Offered => "Waiting for a second person",
            PolicyStage.Published when view.IsComing => "Published, holds later",
            PolicyStage.Published => "Published",
            PolicyStage.Withdrawn => "Given up",
        };
}
