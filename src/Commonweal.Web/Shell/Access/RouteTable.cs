using System.Collections.Frozen;
using static Commonweal.Domain.People.Permission;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// The one table of routes and who may open them. A route that is not here opens for nobody; the site does not start
/// while a page or endpoint is missing. Written out with its roles in <c>docs/api/routes.md</c> by a test.
/// </summary>
public static class RouteTable
{
    /// <summary>Route pattern, without a leading slash, and its access.</summary>
    public static FrozenDictionary<string, Access> Routes { get; } =
        new Dictionary<string, Access>(StringComparer.OrdinalIgnoreCase)
        {
            [""] = Access.Public,
            ["problem/{code:int}"] = Access.Public,
            ["health/live"] = Access.Public,
            ["health/ready"] = Access.Public,

            ["accessibility"] = Access.Public,
            ["privacy"] = Access.Public,
            ["contact"] = Access.Public,

            ["sign-in"] = Access.Public,
            ["sign-in/code"] = Access.Public,
            ["sign-out"] = Access.SignedIn,
            ["join"] = Access.Public,
            ["suppliers/register"] = Access.Public,
            ["account"] = Access.SignedIn,
            ["account/two-step"] = Access.SignedIn,
            ["account/organisation"] = Access.SignedIn,
            ["account/password"] = Access.SignedIn,
            ["people"] = Access.With(ManagePeople, ManageSupplier),
            ["people/invite"] = Access.With(ManagePeople, ManageSupplier),
            ["people/{accountId:guid}"] = Access.With(ManagePeople, ManageSupplier),
            ["audit"] = Access.With(ReadAudit),

            // Procurements

            // Bids

            // Evaluation

            // Contracts

            // Delivery
            ["supplier/contracts/{id:guid}/reports"] = Access.With(ReadOwnBids),
            ["supplier/reports/{id:guid}"] = Access.With(ReadOwnBids),
            ["supplier/reports/{id:guid}/claims/{claimId:guid}"] = Access.With(ReportDelivery),
            ["supplier/reports/{id:guid}/send"] = Access.With(ReportDelivery),
            ["contracts/{id:guid}/reports"] = Access.With(ReadContracts),
            ["reports"] = Access.With(ReadContracts),
            ["reports/{id:guid}"] = Access.With(ReadContracts),
            ["reports/{id:guid}/claims/{claimId:guid}"] = Access.With(ValidateClaims),
            ["reports/{id:guid}/return"] = Access.With(ValidateClaims),
            ["evidence/{id:guid}"] = Access.With(ReadContracts, ReadOwnBids),

            // Reporting
            ["portfolio"] = Access.With(ReadPortfolio),
            ["portfolio/entries"] = Access.With(ReadPortfolio),
            ["portfolio/entries/{id:long}"] = Access.With(ReadPortfolio),
            ["results"] = Access.Public,
            ["results/{slug}"] = Access.Public,

            // Public
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
