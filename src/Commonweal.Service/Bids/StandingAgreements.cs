using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

internal static class StandingAgreements
{
    private static readonly Role[] Openers = [.. RolePermissions.With(Permission.OpenBids)];

    /// <summary>
    /// The agreements to an opening that count: those of people who may still open bids. Whoever left, or lost the role, counts
    /// no more; <c>open_sealed_bids</c> counts the same way.
    /// </summary>
    public static IQueryable<BidOpening> AgreementsTo(this Db db, Guid procurementId) =>
        db.Set<BidOpening>()
            .Where(opening =>
                opening.ProcurementId == procurementId
                && db.Set<Membership>()
                    .Any(held =>
                        held.AccountId == opening.AccountId
                        && held.AuthorityId == opening.AuthorityId
                        && Openers.Contains(held.Role)
                    )
            );
}
