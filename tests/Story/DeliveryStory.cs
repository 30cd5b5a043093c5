using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Service.Storage;

namespace Commonweal.Story;

/// <summary>A contract that has been running for three quarters, and the people on both sides of it.</summary>
public sealed record RunningContract(
    Guid Id,
    Actor Supplier,
    Actor Manager,
    Quarter First,
    IReadOnlyList<Guid> Commitments
);

/// <summary>Verbs of quarterly delivery.</summary>
public static class DeliveryStory
{
    /// <summary>The smallest file that is a PDF.</summary>
    public static byte[] Pdf(string says = "evidence") =>
        [.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes(says)];

    extension(World world)
    {
        /// <summary>
        /// A contract of 500,000 pounds over eight quarters with two commitments: 80 volunteer hours (NT29, 16.93 each,
        /// ten a quarter, wholly its own) and 8 tonnes (NT31, no value, one a quarter).
        /// </summary>
        public async Task<RunningContract> RunningContractAsync(
            string council = "lancashire",
            string supplierName = "Bee Lane Builders"
        )
        {
            var authority = await world.AuthorityAsync(council);
            return await world.RunningContractAsync(
                await world.PersonAsync(authority, Role.ContractManager),
                await world.SupplierAsync(supplierName)
            );
        }

        /// <summary>The same between parties that exist.</summary>
        public async Task<RunningContract> RunningContractAsync(Actor manager, Actor supplier)
        {
            var now = await world.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(default));
            var first = Quarter.Of(DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-9));
            var quarters = Quarter.Between(first.Start, first.Start.AddMonths(24).AddDays(-1));
            var (contract, hours, tonnes) = (
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                Guid.CreateVersion7()
            );
            var parties = $"'{manager.AuthorityId}', '{supplier.SupplierId}'";
            await world.Database.TamperAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    insert into contract (id, authority_id, supplier_id, supplier_name, reference, title, value,
                        starts_on, ends_on, edition, manager_id, manager_name, created_at)
                    values ('{contract}', {parties}, 'Bee Lane Builders', 'C-{contract}', 'Repairs to schools', 500000,
                        '{quarters[0].Start:yyyy-MM-dd}', '{quarters[
                        ^1
                    ].End:yyyy-MM-dd}', 'lancashire-toms-2024',
                        '{manager.AccountId}', 'Contract manager', database_now());
                    insert into commitment (id, authority_id, supplier_id, contract_id, measure, theme, unit, quantity,
                        attribution, deadweight, statement, unit_value, value_class, explanation)
                    values ('{hours}', {parties}, '{contract}', 'NT29', 'social', 'VolunteerHours', 80, 1, 0, 'Our people give days.',
                            16.93, 'Social', {Explanation}),
                        ('{tonnes}', {parties}, '{contract}', 'NT31', 'environment', 'TonnesCo2e', 8, 0.5, 0, 'Electric vans.',
                            null, null, {Explanation})
                    """
                )
            );
            foreach (var quarter in quarters)
            {
                await world.Database.TamperAsync(
                    $"""
                    insert into commitment_target (id, authority_id, supplier_id, commitment_id, quarter, quantity)
                    values (gen_random_uuid(), {parties}, '{hours}', '{quarter}', 10),
                        (gen_random_uuid(), {parties}, '{tonnes}', '{quarter}', 1);
                    insert into ledger_entry (authority_id, supplier_id, contract_id, commitment_id, subject_id, kind,
                        quarter, edition, theme, measure, unit, value_class, quantity, effective_quantity, unit_value,
                        value, reason, recorded_at, recorded_by)
                    values ({parties}, '{contract}', '{hours}', '{hours}', 'Committed', '{quarter}',
                            'lancashire-toms-2024', 'social', 'NT29', 'volunteer hours', 'Social', 10, 10, 16.93, 169.3,
                            'Award', database_now(), '{manager.AccountId}'),
                        ({parties}, '{contract}', '{tonnes}', '{tonnes}', 'Committed', '{quarter}',
                            'lancashire-toms-2024', 'environment', 'NT31', 'tonnes of CO2e', null, 1, 0.5, null, 0,
                            'Award', database_now(), '{manager.AccountId}')
                    """
                );
            }

            return new RunningContract(contract, supplier, manager, quarters[0], [hours, tonnes]);
        }

        /// <summary>
        /// A contract that came about by acts alone, from tender to award: 80 volunteer hours (NT29) over two years. The
        /// database's clock stands after its first quarter.
        /// </summary>
        public Task<RunningContract> AwardedAndRunningAsync(string council) =>
            world.AwardedAndRunningAsync(council, ("NT29", [40m, 40m]));

        /// <summary>The same with these promises over two years.</summary>
        public async Task<RunningContract> AwardedAndRunningAsync(
            string council,
            params (string Measure, decimal[] Quantities)[] promises
        )
        {
            var offer = BidsStory.Answers(480_000m, "Our people give days.", promises);
            var tender = await world.OpenedTenderAsync(council, offer);
            var id = await world.AwardedContractAsync(tender);
            var manager = await world.ManagedContractAsync(tender.AuthorityId, id);
            var first = Quarter.Of(AwardStory.Terms.StartsOn!.Value);
            var afterIt = new DateTimeOffset(first.Next.Start, TimeOnly.MinValue, TimeSpan.Zero);
            await world.Database.ShiftClockAsync(
                afterIt.AddDays(1) - TimeProvider.System.GetUtcNow()
            );
            return new RunningContract(id, tender.Suppliers[0], manager, first, []);
        }

        /// <summary>A draft of the contract's first quarter.</summary>
        public async Task<ReportInFull.Page> DraftReportAsync(
            RunningContract contract,
            Quarter? quarter = null
        )
        {
            var id = await world.AskAsync<StartReport, Outcome<Guid>>(act =>
                act.RunAsync(contract.Supplier, contract.Id, quarter ?? contract.First, default)
            );
            return (await world.ReportAsync(contract.Supplier, id.Value))!;
        }

        /// <summary>A report as somebody sees it.</summary>
        public Task<ReportInFull.Page?> ReportAsync(Actor actor, Guid reportId) =>
            world.AskAsync<ReportInFull, ReportInFull.Page?>(lookup =>
                lookup.RunAsync(actor, reportId, default)
            );

        /// <summary>Saves a figure as typed.</summary>
        public Task<Outcome<Done>> ClaimAsync(
            Actor actor,
            Guid claimId,
            string? quantity,
            string? whole = null,
            string note = "As it was."
        ) =>
            world.AskAsync<SaveClaim, Outcome<Done>>(act =>
                act.RunAsync(actor, claimId, quantity, note, default, whole)
            );

        /// <summary>Adds a file.</summary>
        public Task<Outcome<Guid>> AttachAsync(
            Actor actor,
            Guid claimId,
            byte[] content,
            string name = "hours.pdf"
        ) =>
            world.AskAsync<AttachEvidence, Outcome<Guid>>(act =>
                act.RunAsync(actor, claimId, name, new MemoryStream(content), default)
            );

        /// <summary>Sends a report with its declaration.</summary>
        public Task<Outcome<Done>> SendAsync(Actor actor, Guid reportId) =>
            world.AskAsync<SendReport, Outcome<Done>>(act =>
                act.RunAsync(actor, reportId, "A good quarter.", true, default)
            );

        /// <summary>Decides a claim.</summary>
        public Task<Outcome<Done>> DecideAsync(
            Actor actor,
            Guid claimId,
            ClaimDecision? decision,
            string? adjusted = null,
            string? reason = null
        ) =>
            world.AskAsync<DecideClaim, Outcome<Done>>(act =>
                act.RunAsync(actor, claimId, decision, adjusted, reason, default)
            );

        /// <summary>Returns a report.</summary>
        public Task<Outcome<Done>> ReturnAsync(Actor actor, Guid reportId, string? reason) =>
            world.AskAsync<ReturnReport, Outcome<Done>>(act =>
                act.RunAsync(actor, reportId, reason, default)
            );

        /// <summary>Validates a report.</summary>
        public Task<Outcome<Done>> ValidateAsync(Actor actor, Guid reportId) =>
            world.AskAsync<ValidateReport, Outcome<Done>>(act =>
                act.RunAsync(actor, reportId, default)
            );

        /// <summary>A sent report: 12 hours with evidence, and zero tonnes.</summary>
        public async Task<ReportInFull.Page> ReportedQuarterAsync(
            RunningContract contract,
            Quarter? quarter = null
        )
        {
            var draft = await world.DraftReportAsync(contract, quarter);
            await world.ClaimAsync(contract.Supplier, draft.Lines[0].ClaimId, "12");
            await world.AttachAsync(contract.Supplier, draft.Lines[0].ClaimId, Pdf($"{draft.Id}"));
            await world.ClaimAsync(contract.Supplier, draft.Lines[1].ClaimId, "0");
            _ = (await world.SendAsync(contract.Supplier, draft.Id)).Value;
            return (await world.ReportAsync(contract.Supplier, draft.Id))!;
        }

        /// <summary>A validated report: the hours adjusted to 11, zero tonnes accepted.</summary>
        public async Task<ReportInFull.Page> ValidatedQuarterAsync(
            RunningContract contract,
            Quarter? quarter = null
        )
        {
            var sent = await world.ReportedQuarterAsync(contract, quarter);
            var manager = contract.Manager;
            await world.DecideAsync(
                manager,
                sent.Lines[0].ClaimId,
                ClaimDecision.Adjusted,
                "11",
                "One hour was before the contract began."
            );
            await world.DecideAsync(manager, sent.Lines[1].ClaimId, ClaimDecision.Accepted);
            _ = (await world.ValidateAsync(manager, sent.Id)).Value;
            return (await world.ReportAsync(contract.Supplier, sent.Id))!;
        }
    }

    private const string Explanation = """
        '{"Steps":[{"Says":"An hour of a volunteer.","Formula":"hourly wage","Inputs":[{"Name":"hourly wage","Value":16.93,"Unit":"GBP per hour","On":"2024-04-01","Source":{"Title":"Pay statistics","Url":"https://example.org/pay","Licence":"OGL v3"}}],"Result":16.93,"Unit":"GBP per unit"}]}'
        """;
}
