using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Delivery;
using Commonweal.Service.Storage;

namespace Commonweal.Story;

/// <summary>A contract that has been running for three quarters, and the people on both sides of it.</summary>
public sealed record RunningContract(Guid Id, Actor Supplier, Actor Manager, Quarter First);

/// <summary>Verbs of quarterly delivery.</summary>
public static class DeliveryStory
{
    /// <summary>The smallest file that is a PDF.</summary>
    public static byte[] Pdf(string says = "evidence") =>
        [
            .. "%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n%"u8,
            .. System.Text.Encoding.UTF8.GetBytes(says),
            .. "\nstartxref\n0\n%%EOF\n"u8,
        ];

    extension(World world)
    {
        /// <summary>
        /// A recorded contract of 500,000 pounds over eight quarters, three of which have ended, with two commitments: 80
        /// volunteer hours (NT29, ten a quarter, wholly its own) and 8 tonnes (NT72, no value, half its own, one a quarter).
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

        /// <summary>The same between parties that exist, on any edition that has these measures, and with more of its measures.</summary>
        public async Task<RunningContract> RunningContractAsync(
            Actor manager,
            Actor supplier,
            string edition = "lancashire-toms-2024",
            params MeasureAnswer[] more
        )
        {
            var now = await world.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(default));
            var first = Quarter.Of(DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-9));
            var id = await world.AskAsync<RecordContract, Outcome<Guid>>(act =>
                act.RunAsync(
                    manager,
                    new RecordContract.Agreed(
                        supplier.SupplierId,
                        "Repairs to schools",
                        edition,
                        new ContractTerms(
                            $"C-{Guid.CreateVersion7()}",
                            500_000m,
                            first.Start,
                            first.Start.AddMonths(24).AddDays(-1)
                        ),
                        [
                            new MeasureAnswer("NT29", [40m, 40m], 1m, "", "Our people give days."),
                            new MeasureAnswer(
                                "NT72",
                                [4m, 4m],
                                0.5m,
                                "The partner collects half of it already.",
                                "Paint goes to a reuse shop."
                            ),
                            .. more,
                        ]
                    ),
                    default
                )
            );
            await world.AssignedAsync(manager, id.Value);
            return new RunningContract(id.Value, supplier, manager, first);
        }

        /// <summary>
        /// A contract that came about by acts alone, from tender to award: 80 volunteer hours (NT29) over two years. The
        /// database's clock stands after its first quarter.
        /// </summary>
        public Task<RunningContract> AwardedAndRunningAsync(string council) =>
            world.AwardedAndRunningAsync(council, ("NT29", [40m, 40m]));

        /// <summary>The same with these commitments over two years.</summary>
        public async Task<RunningContract> AwardedAndRunningAsync(
            string council,
            params (string Measure, decimal[] Quantities)[] commitments
        )
        {
            var offer = BidsStory.Answers(480_000m, "Our people give days.", commitments);
            var tender = await world.OpenedTenderAsync(council, offer);
            var id = await world.AwardedContractAsync(tender);
            var manager = await world.ManagedContractAsync(tender.AuthorityId, id);
            var first = Quarter.Of(AwardStory.Terms.StartsOn!.Value);
            var afterIt = new DateTimeOffset(first.Next.Start, TimeOnly.MinValue, TimeSpan.Zero);
            await world.Database.ShiftClockAsync(
                afterIt.AddDays(1) - TimeProvider.System.GetUtcNow()
            );
            return new RunningContract(id, tender.Suppliers[0], manager, first);
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
}
