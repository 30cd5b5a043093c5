using Commonweal.Domain.People;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.Components;

namespace Commonweal.Web.Shell;

/// <summary>The sections of the site: the links under the header, and the tasks on the first page.</summary>
public static class Navigation
{
    private static readonly Section[] Sections =
    [
        new(
            "Procurements",
            "/procurements",
            Permission.ReadProcurements,
            "From need to award: check thresholds, choose measures, publish, open and evaluate bids"
        ),
        new(
            "Your bids",
            "/supplier/bids",
            Permission.ReadOwnBids,
            "Write, submit and replace bids; keep the receipts"
        ),
        new(
            "Your contracts",
            "/supplier/contracts",
            Permission.ReadOwnContracts,
            "Report each quarter what was delivered, with evidence"
        ),
        new(
            "Contracts",
            "/contracts",
            Permission.ReadContracts,
            "What suppliers committed to, what they report, what was checked"
        ),
        new(
            "Reports",
            "/reports",
            Permission.ValidateClaims,
            "Review what suppliers report each quarter, with its evidence"
        ),
        new(
            "Portfolio",
            "/portfolio",
            Permission.ReadPortfolio,
            "Committed, claimed and validated value across all contracts"
        ),
        new(
            "Audit",
            "/audit",
            Permission.ReadAudit,
            "Who did what and when, in a record that shows tampering"
        ),
        new(
            "People",
            "/people",
            Permission.ManagePeople,
            "Invite people and decide what they may do"
        ),
        new(
            "People",
            "/people",
            Permission.ManageSupplier,
            "Invite colleagues and decide what they may do"
        ),
        new(
            "Opportunities",
            "/opportunities",
            null,
            "What councils are buying now, and the social value they ask for"
        ),
        new(
            "Frameworks",
            "/frameworks",
            null,
            "What social value is counted in, and how each pound of it is worked out"
        )
        {
            Also = ["/editions", "/figures", "/models", "/goals"],
        },
        new("Results", "/results", null, "What contracts have delivered, and where"),
        new(
            "Frameworks your council writes",
            "/editions",
            Permission.PublishEditions,
            "Write measures and values of your own, review and publish them"
        )
        {
            IsInMenu = false,
        },
        new(
            "Rules of your council",
            "/policy",
            Permission.PublishPolicies,
            "Where your council asks for social value and with what weight: change, try and publish"
        )
        {
            IsInMenu = false,
        },
        new(
            "Rules",
            "/rules",
            null,
            "National thresholds and duties by date, and what each council asks by its own policy"
        )
        {
            IsInMenu = false,
        },
        new(
            "Guides",
            "/guides",
            null,
            "How to bid, buy, evaluate, manage and read results, step by step"
        )
        {
            IsInMenu = false,
        },
    ];

    /// <summary>The sections the actor may open, of those this site has.</summary>
    public static IEnumerable<Section> SectionsOf(Actor actor) =>
        Sections.Where(section =>
            RouteTable.Routes.ContainsKey(section.Href.Trim('/'))
            && (section.Needs is not { } permission || actor.Can(permission))
        );

    /// <summary>Their links, with the section of the page marked.</summary>
    public static IReadOnlyList<NavigationItem> For(Actor actor, PathString path) =>
        [
            .. SectionsOf(actor)
                .Where(section => section.IsInMenu)
                .Select(section => new NavigationItem
                {
                    Text = section.Name,
                    Href = section.Href,
                    Current = path.Equals(section.Href, StringComparison.OrdinalIgnoreCase),
                    Active = section
                        .Also.Prepend(section.Href)
                        .Any(under =>
                            path.StartsWithSegments(under, StringComparison.OrdinalIgnoreCase)
                        ),
                }),
        ];

    /// <summary>A section; no permission needed means it is public.</summary>
    public sealed record Section(string Name, string Href, Permission? Needs, string Does)
    {
        /// <summary>Whether it has a link under the header too; what few people need has one on the first page alone.</summary>
        public bool IsInMenu { get; init; } = true;

        /// <summary>Further addresses whose pages belong to it.</summary>
        public IReadOnlyList<string> Also { get; init; } = [];
    }
}
