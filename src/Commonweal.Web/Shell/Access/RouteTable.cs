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
            ["sign-in/forgotten"] = Access.Public,
            ["sign-in/password"] = Access.Public,
            ["sign-out"] = Access.SignedIn,
            ["join"] = Access.Public,
            ["suppliers/register"] = Access.Public,
            ["suppliers/register/finish"] = Access.Public,
            ["account"] = Access.SignedIn,
            ["account/two-step"] = Access.SignedIn,
            ["account/organisation"] = Access.SignedIn,
            ["account/password"] = Access.SignedIn,
            ["people"] = Access.With(ManagePeople, ManageSupplier),
            ["people/council"] = Access.With(ManagePeople),
            ["people/invite"] = Access.With(ManagePeople, ManageSupplier),
            ["people/emails"] = Access.With(ManagePeople, ManageSupplier),
            ["people/{accountId:guid}"] = Access.With(ManagePeople, ManageSupplier),
            ["people/{accountId:guid}/remove"] = Access.With(ManagePeople, ManageSupplier),
            ["audit"] = Access.With(ReadAudit),

            // Editions
            ["frameworks"] = Access.Public,
            ["frameworks/{name}"] = Access.Public,
            ["frameworks/check"] = Access.Public,
            ["frameworks/{name}/download/{format}"] = Access.Public,
            ["frameworks/{name}/measures/{code}"] = Access.Public,
            ["frameworks/{name}/figures/{id}"] = Access.Public,
            ["frameworks/{name}/compare/{other}"] = Access.Public,
            ["frameworks/{name}/crosswalk/{other}"] = Access.Public,
            ["models/{name}/crosswalk"] = Access.Public,
            ["figures"] = Access.Public,
            ["figures/{id}"] = Access.Public,
            ["sums"] = Access.Public,
            ["sums/{id}"] = Access.Public,
            ["editions"] = Access.With(WriteEditions, PublishEditions),
            ["editions/new"] = Access.With(WriteEditions),
            ["editions/new/file"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/changes"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/review"] = Access.With(PublishEditions),
            ["editions/{editionId:guid}/retire"] = Access.With(PublishEditions),
            ["editions/{editionId:guid}/discard"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/figures"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/figures/newer"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/figures/new"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/figures/{key}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/values"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/values/{key}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/import"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/import/table"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/import/columns"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/import/units"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/import/terms"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/import/preview"] = Access.With(WriteEditions),
            ["editions/import/template"] = Access.With(WriteEditions),
            ["editions/{editionId:guid}/heading"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/priorities"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/priorities/{key}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/themes"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/themes/{key}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/measures"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/measures/{code}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/exclusions"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/exclusions/{key}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/examples"] = Access.With(WriteEditions, PublishEditions),
            ["editions/{editionId:guid}/examples/{key}"] = Access.With(
                WriteEditions,
                PublishEditions
            ),
            ["editions/{editionId:guid}/measures/{code}/remove"] = Access.With(WriteEditions),
            ["goals"] = Access.Public,
            ["goals/{number:int}"] = Access.Public,

            // Frameworks
            ["models"] = Access.Public,
            ["models/{name}"] = Access.Public,

            // Rules
            ["rules"] = Access.Public,
            ["rules/duties"] = Access.Public,

            // Policies
            ["rules/councils"] = Access.Public,
            ["rules/councils/{name}"] = Access.Public,
            ["policy"] = Access.With(WritePolicies, PublishPolicies),
            ["policy/{id:guid}"] = Access.With(WritePolicies, PublishPolicies),
            ["policy/{id:guid}/start"] = Access.With(WritePolicies),
            ["policy/{id:guid}/threshold"] = Access.With(WritePolicies),
            ["policy/{id:guid}/weighting"] = Access.With(WritePolicies),
            ["policy/{id:guid}/menu"] = Access.With(WritePolicies),
            ["policy/{id:guid}/delivery"] = Access.With(WritePolicies),
            ["policy/{id:guid}/net"] = Access.With(WritePolicies),
            ["policy/{id:guid}/adoption"] = Access.With(WritePolicies),
            ["policy/{id:guid}/withdraw"] = Access.With(WritePolicies),

            // Procurements
            ["policy/{id:guid}/trial"] = Access.With(WritePolicies, PublishPolicies),
            ["procurements"] = Access.With(ReadProcurements),
            ["procurements/new"] = Access.With(EditProcurements),
            ["procurements/{id:guid}"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/details"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/value"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/value/part"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/local-area"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/reservation"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/threshold"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/waiver"] = Access.With(ReadProcurements),
            ["waivers"] = Access.With(ReadProcurements),
            ["principles"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/weighting"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/criteria"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/model"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/measures"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/measures/remove"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/proportion"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/plan"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/plan/new"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/plan/{key}"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/plan/files/{documentId:guid}"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/schedule"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/schedule.docx"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/schedule.pdf"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/publish"] = Access.With(PublishProcurements),
            ["procurements/{id:guid}/market"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/market/contacts"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/market/contacts/new"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/market/contacts/{contactId:guid}"] = Access.With(
                ReadProcurements
            ),
            ["procurements/{id:guid}/market/events"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/market/events/new"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/market/events/{eventId:guid}"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/market/events/{eventId:guid}/public"] = Access.With(
                ReadProcurements
            ),
            ["procurements/{id:guid}/market/replies"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/market/outcomes"] = Access.With(ReadProcurements),
            ["procurements/{id:guid}/principles"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/past-weighting"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/suitability"] = Access.With(EditProcurements),
            ["procurements/import"] = Access.With(EditProcurements),

            // Bids
            ["receipts"] = Access.Public,
            ["procurements/{id:guid}/deadline"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/cancel"] = Access.With(PublishProcurements),
            ["procurements/{id:guid}/questions"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/questions/{questionId:guid}"] = Access.With(EditProcurements),
            ["opportunities/{id:guid}/questions"] = Access.With(ReadOwnBids),
            ["opportunities/{id:guid}/bid"] = Access.With(WriteBids),
            ["supplier/practice"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/price"] = Access.With(WriteBids),
            ["supplier/bids/{id:guid}/measures/{code}"] = Access.With(WriteBids),
            ["supplier/bids/{id:guid}/size"] = Access.With(WriteBids),
            ["supplier/bids/{id:guid}/notes"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/history"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/happened"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/deadline.ics"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/workbook"] = Access.With(WriteBids),
            ["supplier/bids/{id:guid}/bid.xlsx"] = Access.With(WriteBids),
            ["supplier/bids/{id:guid}/check"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/submit"] = Access.With(SubmitBids),
            ["supplier/bids/{id:guid}/receipt"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/receipt/file"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/submitted"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/withdraw"] = Access.With(SubmitBids),
            ["procurements/{id:guid}/trouble"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/opening"] = Access.With(OpenBids),

            // Evaluation
            ["procurements/{id:guid}/opening/drafts"] = Access.With(OpenBids),
            ["procurements/{id:guid}/bids"] = Access.With(ReadOpenedBids),
            ["procurements/{id:guid}/bids/{bidId:guid}"] = Access.With(ReadOpenedBids),
            ["procurements/{id:guid}/bids/{bidId:guid}/set-aside"] = Access.With(OpenBids),
            ["procurements/{id:guid}/bids/{bidId:guid}/{lineId:guid}"] = Access.With(AdjustOffers),
            ["procurements/{id:guid}/interests"] = Access.With(DeclareInterests),
            ["procurements/{id:guid}/scoring"] = Access.With(ScoreBids),
            ["procurements/{id:guid}/scoring/{lineId:guid}"] = Access.With(ScoreBids),
            ["procurements/{id:guid}/bids/{bidId:guid}/{lineId:guid}/question"] = Access.With(
                AdjustOffers
            ),
            ["procurements/{id:guid}/report"] = Access.With(ReadOpenedBids),
            ["procurements/{id:guid}/runs"] = Access.With(ReadOpenedBids),
            ["procurements/{id:guid}/value-for-money"] = Access.With(ReadOpenedBids),
            ["procurements/{id:guid}/value-for-money/{bidId:guid}"] = Access.With(AdjustOffers),
            ["procurements/{id:guid}/value-for-money/import"] = Access.With(AdjustOffers),
            ["procurements/{id:guid}/what-if"] = Access.With(ReadOpenedBids),
            ["procurements/{id:guid}/moderation"] = Access.With(ModerateScores),
            ["procurements/{id:guid}/moderation/{lineId:guid}"] = Access.With(ModerateScores),
            ["procurements/{id:guid}/moderation/release/{declarationId:guid}"] = Access.With(
                ModerateScores
            ),
            ["procurements/{id:guid}/sample-bids"] = Access.With(EditProcurements),
            ["procurements/{id:guid}/ranking"] = Access.With(ReadOpenedBids),
            ["supplier/bids"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/clarifications"] = Access.With(ReadOwnBids),
            ["supplier/bids/{id:guid}/clarifications/{clarificationId:guid}"] = Access.With(
                WriteBids
            ),
            ["supplier/bids/{id:guid}/result"] = Access.With(ReadOwnBids),

            // Contracts
            ["procurements/{id:guid}/award"] = Access.With(AwardContracts),
            ["contracts"] = Access.With(ReadContracts),
            ["contracts/new"] = Access.With(EditContracts),
            ["contracts/{id:guid}"] = Access.With(ReadContracts),
            ["contracts/{id:guid}/schedule"] = Access.With(ReadContracts),
            ["contracts/{id:guid}/standstill"] = Access.With(ReadContracts),
            ["contracts/{id:guid}/manager"] = Access.With(EditContracts),
            ["contracts/{id:guid}/publish"] = Access.With(EditContracts),
            ["supplier/contracts"] = Access.With(ReadOwnContracts),
            ["supplier/contracts/{id:guid}"] = Access.With(ReadOwnContracts),

            // Delivery
            ["supplier/contracts/{id:guid}/reports"] = Access.With(ReadOwnContracts),
            ["supplier/reports/{id:guid}"] = Access.With(ReadOwnContracts),
            ["supplier/reports/{id:guid}/claims/{claimId:guid}"] = Access.With(ReportDelivery),
            ["supplier/reports/{id:guid}/send"] = Access.With(ReportDelivery),
            ["contracts/{id:guid}/reports"] = Access.With(ReadContracts),
            ["reports"] = Access.With(ReadContracts),
            ["reports/{id:guid}"] = Access.With(ReadContracts),
            ["reports/{id:guid}/claims/{claimId:guid}"] = Access.With(ValidateClaims),
            ["reports/{id:guid}/return"] = Access.With(ValidateClaims),
            ["evidence/{id:guid}"] = Access.With(ReadContracts, ReadOwnContracts),

            // Reporting
            ["portfolio"] = Access.With(ReadPortfolio),
            ["portfolio/entries"] = Access.With(ReadPortfolio),
            ["portfolio/entries/{id:long}"] = Access.With(ReadPortfolio),
            ["results"] = Access.Public,
            ["results/{slug}"] = Access.Public,
            ["results/{slug}/{id:guid}"] = Access.Public,

            // Public
            ["opportunities"] = Access.Public,
            ["opportunities.atom"] = Access.Public,
            ["opportunities/events"] = Access.Public,
            ["opportunities/events/{eventId:guid}"] = Access.Public,
            ["opportunities/{id:guid}"] = Access.Public,
            ["opportunities/{id:guid}.json"] = Access.Public,
            ["opportunities/{id:guid}/schedule"] = Access.Public,
            ["opportunities/{id:guid}/schedule.docx"] = Access.Public,
            ["opportunities/{id:guid}/schedule.pdf"] = Access.Public,
            ["alerts/new"] = Access.Public,
            ["alerts/tender/{id:guid}"] = Access.Public,
            ["alerts/confirm"] = Access.Public,
            ["alerts/stop"] = Access.Public,
            ["guides"] = Access.Public,
            ["guides/{name}"] = Access.Public,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
