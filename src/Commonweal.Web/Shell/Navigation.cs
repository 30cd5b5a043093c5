using Commonweal.Domain.People;
using Commonweal.Web.Shell.Components;

namespace Commonweal.Web.Shell;

/// <summary>The links under the header: those the actor may follow, with the section of the page marked.</summary>
public static class Navigation
{
    private static readonly (string Text, string Href, Permission? Needs)[] Sections =
    [
        ("Procurements", "/procurements", Permission.ReadProcurements),
        ("Your bids", "/supplier/bids", Permission.ReadOwnBids),
        ("Your contracts", "/supplier/contracts", Permission.ReadOwnBids),
        ("Contracts", "/contracts", Permission.ReadContracts),
        ("Portfolio", "/portfolio", Permission.ReadPortfolio),
        ("Audit", "/audit", Permission.ReadAudit),
        ("People", "/people", Permission.ManagePeople),
        ("Colleagues", "/people", Permission.ManageSupplier),
        ("Opportunities", "/opportunities", null),
        ("Results", "/results", null),
    ];

    public static IReadOnlyList<NavigationItem> For(Actor actor, PathString path) =>
        [
            .. Sections
                .Where(section => section.Needs is not { } permission || actor.Can(permission))
                .Select(section => new NavigationItem
                {
                    Text = section.Text,
                    Href = section.Href,
                    Current = path.Equals(section.Href, StringComparison.OrdinalIgnoreCase),
                    Active = path.StartsWithSegments(
                        section.Href,
                        StringComparison.OrdinalIgnoreCase
                    ),
                }),
        ];
}
