using System.Collections.Frozen;
using Commonweal.Domain.Common;
using static Commonweal.Domain.People.Permission;

namespace Commonweal.Domain.People;

/// <summary>The one table of who may do what. A role not named here may do nothing.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<
        Role,
        FrozenSet<Permission>
    >
    {
        [Role.Officer] = Set(
            ReadProcurements,
            EditProcurements,
            PublishProcurements,
            OpenBids,
            ReadOpenedBids,
            DeclareInterests,
            AdjustOffers,
            ReadContracts,
            ReadPortfolio
        ),
        [Role.HeadOfProcurement] = Set(
            ReadProcurements,
            EditProcurements,
            PublishProcurements,
            DecideWaivers,
            OpenBids,
            ReadOpenedBids,
            DeclareInterests,
            ModerateScores,
            AwardContracts,
            ReadContracts,
            EditContracts,
            ReadPortfolio,
            PublishEditions,
            PublishPolicies,
            ReadAudit
        ),
        [Role.Evaluator] = Set(ReadProcurements, ReadOpenedBids, DeclareInterests, ScoreBids),
        [Role.ContractManager] = Set(
            ReadProcurements,
            ReadContracts,
            EditContracts,
            ValidateClaims,
            ReadPortfolio
        ),
        [Role.PolicyLead] = Set(
            ReadProcurements,
            ReadContracts,
            ReadPortfolio,
            WriteEditions,
            PublishEditions,
            WritePolicies,
            PublishPolicies
        ),
        [Role.Treasury] = Set(ReadPortfolio),
        [Role.Equality] = Set(ReadProcurements, ReadContracts, ReadPortfolio),
        [Role.Auditor] = Set(
            ReadProcurements,
            ReadOpenedBids,
            ReadContracts,
            ReadPortfolio,
            ReadAudit
        ),
        [Role.Administrator] = Set(ManagePeople, ReadAudit),
        [Role.SupplierOwner] = Set(
            ReadOwnBids,
            ReadOwnContracts,
            WriteBids,
            SubmitBids,
            ReportDelivery,
            ManageSupplier,
            ReadAudit
        ),
        [Role.SupplierEditor] = Set(ReadOwnBids, ReadOwnContracts, WriteBids, ReportDelivery),
        [Role.SupplierReader] = Set(ReadOwnBids, ReadOwnContracts),
    }.ToFrozenDictionary();

    /// <summary>What a role may do.</summary>
    public static IReadOnlySet<Permission> Of(Role role) =>
        Table.TryGetValue(role, out var permissions) ? permissions : FrozenSet<Permission>.Empty;

    /// <summary>The roles that may do a thing, in the order of <see cref="Role"/>.</summary>
    public static IEnumerable<Role> With(Permission permission) =>
        Enum.GetValues<Role>().Where(role => Of(role).Contains(permission));

    /// <summary>The roles there are in the actor's kind of organisation, in the order of <see cref="Role"/>.</summary>
    public static IEnumerable<Role> In(Actor actor) =>
        Enum.GetValues<Role>()
            .Where(role => role >= Role.SupplierOwner == actor.SupplierId is not null);

    /// <summary>
    /// Null unless the roles must not meet in one person. Who scores bids does not open them, for the sources ask that bids are
    /// opened by officers who do not evaluate; an auditor does not judge what they did themselves.
    /// </summary>
    public static Problem? Apart(IReadOnlyCollection<Role> roles) =>
        Held(roles, ScoreBids) && Held(roles, OpenBids)
            ? new Problem(
                "people.roles.opens-and-scores",
                "An evaluator must not open bids, so this person cannot also be procurement officer or head of procurement. Choose one of the two.",
                "Roles"
            )
        : roles.Contains(Role.Auditor) && roles.Any(Changes)
            ? new Problem(
                "people.roles.audits-own-work",
                "An auditor only reads, so this person cannot hold another role that changes something. Choose one of the two.",
                "Roles"
            )
        : null;

    private static bool Held(IEnumerable<Role> roles, Permission permission) =>
        roles.Any(role => Of(role).Contains(permission));

    private static bool Changes(Role role) => !Of(role).IsSubsetOf(Of(Role.Auditor));

    private static FrozenSet<Permission> Set(params Permission[] permissions) =>
        permissions.ToFrozenSet();
}
