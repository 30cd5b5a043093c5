using Commonweal.Domain.Common;
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

    /// <summary>What is taken off for net values.</summary>
    public static string Of(Additionality? net) =>
        net is null
            ? "Nothing: gross values alone"
            : $"Deadweight {Share(net.Deadweight)}, displacement {Share(net.Displacement)}, leakage {Share(net.Leakage)}, substitution {Share(net.Substitution)}";

    private static string Share(decimal share) => $"{Quantity.Display(share * 100m)}%";

    public static string StateOf(PolicyInFull.View view) =>
        view.Version.Stage switch
        {
            PolicyStage.Draft => "Being written",
            PolicyStage.Offered => "Waiting for a second person",
            PolicyStage.Published when view.IsComing => "Published, holds later",
            PolicyStage.Published => "Published",
            PolicyStage.Withdrawn => "Given up",
        };
}
