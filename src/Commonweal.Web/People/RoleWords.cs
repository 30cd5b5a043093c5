using Commonweal.Domain.People;
using Commonweal.Web.Shell.Components;

namespace Commonweal.Web.People;

/// <summary>Roles as people read them.</summary>
internal static class RoleWords
{
    /// <summary>The role's name and what it is for.</summary>
    public static (string Name, string Does) Of(Role role) =>
        role switch
        {
            Role.Officer => ("Procurement officer", "Runs procurements from need to award"),
            Role.HeadOfProcurement => (
                "Head of procurement",
                "Decides waivers and approves awards"
            ),
            Role.Evaluator => ("Evaluator", "Scores what bidders say they will deliver"),
            Role.ContractManager => (
                "Contract manager",
                "Looks after contracts and checks what suppliers report"
            ),
            Role.PolicyLead => ("Policy lead", "Owns measures, values, rules and reports"),
            Role.Treasury => ("Treasury", "Owns counterparties and investments"),
            Role.Equality => ("Equality lead", "Owns equality impact assessments"),
            Role.Auditor => ("Auditor", "Reads everything that is open, changes nothing"),
            Role.Administrator => ("Administrator", "Invites people and gives roles; sees no bids"),
            Role.SupplierOwner => ("Owner", "Submits bids and invites colleagues"),
            Role.SupplierEditor => ("Editor", "Writes bids and reports"),
            Role.SupplierReader => ("Reader", "Reads bids and contracts"),
        };

    /// <summary>Several roles, in one line.</summary>
    public static string Of(IEnumerable<Role> roles) =>
        string.Join(", ", roles.Select(role => Of(role).Name));

    /// <summary>The roles there are in the actor's organisation, to choose from.</summary>
    public static IReadOnlyList<Choice> ChoicesFor(Actor actor) =>
        [
            .. RolePermissions
                .In(actor)
                .Select(role => new Choice($"{role}", Of(role).Name, Of(role).Does)),
        ];
}
