using Commonweal.App.Tests.Evaluation;
using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Record;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Audit;

/// <summary>The record tells nobody what its reader is refused on every other page.</summary>
public sealed class AuditVeilTests : EvaluationCase
{
    [Fact]
    public async Task Whoever_belongs_to_a_bidder_sees_that_there_are_entries_and_none_of_their_facts()
    {
        await DecidedAndReturnedAsync(await World.AwardedContractAsync(Tender));
        var auditor = await World.PersonAsync(Tender.AuthorityId, Role.Auditor);
        var open = await LogAsync(auditor);
        Assert.NotEmpty((await LogAsync(auditor, "it earns")).Rows);
        await World.Database.TamperAsync(
            $"""
            insert into membership (id, account_id, supplier_id, role, granted_at)
            values (gen_random_uuid(), '{auditor.AccountId}', '{Tender.Suppliers[
                0
            ].SupplierId}', 'SupplierReader', now())
            """
        );

        var veiled = await LogAsync(auditor);

        Assert.Equal(open.Total, veiled.Total);
        Assert.All(veiled.Rows, row => Assert.True(row.Holds));
        var hidden = veiled.Rows.Where(row => row.About?.Kind is "procurement").ToList();
        Assert.Equal(
            open.Rows.Count(row =>
                row.About?.Kind is "procurement" or "bid" or "offer" or "contract" or "report"
            ),
            hidden.Count
        );
        Assert.DoesNotContain(
            veiled.Rows,
            row => row.About?.Kind is "bid" or "offer" or "contract" or "report"
        );
        Assert.Contains(hidden, row => row.Act == "Decided on a claim");
        Assert.Contains(hidden, row => row.Act == "Returned a quarterly report");
        Assert.All(
            hidden,
            row =>
            {
                Assert.Null(row.Facts);
                Assert.Equal("Not shown: your own organisation bids here", row.Instead);
            }
        );
        Assert.Empty((await LogAsync(auditor, "it earns")).Rows);
        Assert.NotEmpty((await LogAsync(auditor, "agreed score")).Rows);
        Assert.Empty((await LogAsync(auditor, "offered by")).Rows);
        Assert.Equal(hidden.Count, (await LogAsync(auditor, hidden[0].About!.Name)).Total);
    }

    [Fact]
    public async Task The_record_is_found_by_what_it_is_about_as_that_is_shown()
    {
        await DecidedAndReturnedAsync(await World.AwardedContractAsync(Tender));
        var auditor = await World.PersonAsync(Tender.AuthorityId, Role.Auditor);
        var all = (await LogAsync(auditor)).Rows;

        var offers = await LogAsync(auditor, "offered by");
        var procurement = await LogAsync(auditor, of: Tender.ProcurementId);

        Assert.Equal(all.Count(row => row.About?.Kind is "offer"), offers.Total);
        Assert.NotEmpty(offers.Rows);
        Assert.Equal(
            all.Where(row =>
                    row.About?.Kind is "procurement" or "bid" or "offer" or "contract" or "report"
                )
                .Select(row => row.N),
            procurement.Rows.Select(row => row.N)
        );
        Assert.Empty((await LogAsync(auditor, of: Guid.CreateVersion7())).Rows);
    }

    [Fact]
    public async Task Whoever_may_score_sees_no_fact_of_the_evaluation_before_locking_in_whatever_other_role()
    {
        var second = Tender.Evaluators[1];
        var both = Actor.OfAuthority(
            second.AccountId,
            second.Name,
            Tender.AuthorityId,
            Role.Evaluator,
            Role.Administrator
        );
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        var line = (await World.SheetAsync(Tender.Evaluators[0], Tender.ProcurementId))!
            .Statements[0]
            .LineId;
        _ = (
            await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                act.RunAsync(Tender.Officer, line, 1m, "They cannot do more.", Stop)
            )
        ).Value;

        var before = await LogAsync(both);
        Assert.All(
            before.Rows.Where(row =>
                row.Act
                    is "Scored a delivery statement"
                        or "Locked the scores"
                        or "Adjusted what is accepted of an offer"
            ),
            row =>
            {
                Assert.Null(row.Facts);
                Assert.Equal("procurement", row.About?.Kind);
            }
        );
        Assert.Empty((await LogAsync(both, "cannot do more")).Rows);
        Assert.Contains(before.Rows, row => row is { Act: "Chose the measures", Facts: not null });

        await World.ScoredAsync(second, Tender.ProcurementId, 3);
        Assert.Single((await LogAsync(both, "cannot do more")).Rows);
    }

    /// <summary>A report is returned after a claim in it was decided, which hides the claim from the authority.</summary>
    private async Task DecidedAndReturnedAsync(Guid contractId)
    {
        var manager = await World.ManagedContractAsync(Tender.AuthorityId, contractId);
        var first = Quarter.Of(AwardStory.Terms.StartsOn!.Value);
        await World.Database.ShiftClockAsync(
            new DateTimeOffset(first.Next.Start.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
                - TimeProvider.System.GetUtcNow()
        );
        var sent = await World.ReportedQuarterAsync(
            new RunningContract(contractId, Tender.Suppliers[0], manager, first)
        );
        _ = (await World.DecideAsync(manager, sent.Lines[0].ClaimId, ClaimDecision.Accepted)).Value;
        _ = (await World.ReturnAsync(manager, sent.Id, "The hours do not add up.")).Value;
    }

    private Task<ListPage<AuditLog.Row>> LogAsync(
        Actor reader,
        string? search = null,
        Guid? of = null
    ) =>
        World.AskAsync<AuditLog, ListPage<AuditLog.Row>>(log =>
            log.RunAsync(reader, new ListRequest(search, PageSize: 200), of, Stop)
        );
}
