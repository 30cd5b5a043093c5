using System.Collections.Frozen;
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
            ModerateScores,
            AwardContracts,
            ReadContracts,
            ReadPortfolio,
            ReadAudit
        ),
        [Role.Evaluator] = Set(ReadProcurements, ReadOpenedBids, ScoreBids),
        [Role.ContractManager] = Set(
            ReadProcurements,
            ReadContracts,
            EditContracts,
            ValidateClaims,
            ReadPortfolio
        ),
        [Role.PolicyLead] = Set(ReadProcurements, ReadContracts, ReadPortfolio),
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
            WriteBids,
            SubmitBids,
            ReportDelivery,
            ManageSupplier,
            ReadAudit
        ),
        [Role.SupplierEditor] = Set(ReadOwnBids, WriteBids, ReportDelivery),
        [Role.SupplierReader] = Set(ReadOwnBids),
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

    private static FrozenSet<Permission> Set(params Permission[] permissions) =>
        permissions.ToFrozenSet();
}
