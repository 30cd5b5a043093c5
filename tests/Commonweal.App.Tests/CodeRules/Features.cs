namespace Commonweal.App.Tests.CodeRules;

/// <summary>The features in their order: each may use those on earlier lines, never one beside or below.</summary>
internal static class Features
{
    private static readonly string[][] Lines =
    [
        ["Frameworks", "Rules", "People"],
        ["Ledger"],
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
        ["Tasks", "Record"],
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
            "Public",
        };

    /// <summary>The feature a namespace belongs to; null for a shared room or the top of a project.</summary>
    public static string? Of(string? name) =>
        name?.Split('.') is ["Commonweal", "Domain" or "Service" or "Web", var room, ..]
        && LineOf(room) >= 0
            ? room
            : null;

    /// <summary>The room of a namespace, feature or shared; null at the top of a project.</summary>
    public static string? RoomOf(string? name) =>
        name?.Split('.') is ["Commonweal", "Domain" or "Service" or "Web", var room, ..]
            ? room
            : null;

    /// <summary>Whether one feature may use another.</summary>
    public static bool MayUse(string user, string used) =>
        user == used || LineOf(used) < LineOf(user);

    /// <summary>Whether a feature stands on the first line, which uses no other.</summary>
    public static bool IsFirst(string feature) => LineOf(feature) == 0;

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
