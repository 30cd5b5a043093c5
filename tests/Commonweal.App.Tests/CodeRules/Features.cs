namespace Commonweal.App.Tests.CodeRules;

/// <summary>The features in their order: each may use those on earlier lines, never one beside or below.</summary>
internal static class Features
{
    private static readonly string[][] Lines =
    [
        ["Frameworks", "Rules", "People"],
        ["Editions", "Policies", "Ledger"],
        ["Procurements"],
        ["Bids"],
        ["Evaluation"],
        ["Contracts"],
        ["Delivery"],
        [
            "Reporting",
            "SelfAssessment",
            "ActionPlans",
            "Equality",
            "Charters",
            "Treasury",
            "Community",
        ],
        ["Tasks", "Record", "Public"],
    ];

    /// <summary>The rooms every feature may use.</summary>
    public static IReadOnlySet<string> Shared { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "Common",
            "Storage",
            "Audit",
            "Evidence",
            "Notices",
            "Reference",
            "Shell",
        };

    /// <summary>The room of a namespace, feature or shared; null at the top of a project.</summary>
    public static string? RoomOf(string? name) =>
        name?.Split('.') is ["Commonweal", "Domain" or "Service" or "Web", var room, ..]
            ? room
            : null;

    /// <summary>
    /// Whether one room may use another. The shared ones are everybody's, and themselves use the features of the first line at
    /// most.
    /// </summary>
    public static bool MayUse(string user, string used) =>
        user == used
        || Shared.Contains(used)
        || (Shared.Contains(user) ? LineOf(used) == 0 : LineOf(used) < LineOf(user));

    /// <summary>The room that is called so in small letters.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Named(string name) =>
        Lines
            .SelectMany(line => line)
            .Concat(Shared)
            .Single(room => room.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a room's name is one that the map knows.</summary>
    public static bool IsKnown(string room) => Shared.Contains(room) || LineOf(room) >= 0;

    private static int LineOf(string feature) =>
        Array.FindIndex(Lines, line => line.Contains(feature));
}
