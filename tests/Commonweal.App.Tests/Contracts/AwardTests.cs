using Commonweal.App.Tests.Evaluation;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Delivery;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

public sealed class AwardTests : EvaluationCase
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await World.RankedAsync(Tender);
    }

    [Fact]
    public async Task An_award_makes_the_contract_and_a_ledger_whose_totals_are_what_was_accepted()
    {
        var contract = await AwardedAsync();

        var profile = (await ProfileAsync(Tender.Officer, contract))!;
        var accepted =
            (2.5m * await World.UnitValueAsync("NT1")) + (80m * await World.UnitValueAsync("NT29"));
        Assert.Equal(accepted, profile.Committed);
        Assert.All(
            profile.Commitments,
            promise => Assert.Equal(promise.Quantity, promise.Targets.Sum(due => due.Quantity))
        );
        var entries = await World.AskAsync<Db, List<LedgerEntry>>(db =>
            db.As(Tender.Officer)
                .Set<LedgerEntry>()
                .Where(e => e.ContractId == contract)
                .ToListAsync()
        );
        Assert.All(entries, entry => Assert.Equal(LedgerKind.Committed, entry.Kind));
        Assert.Equal(accepted, entries.Sum(entry => entry.Value));
        Assert.Equal(82.5m, entries.Sum(entry => entry.Quantity));
        var totals = await World.AskAsync<Db, decimal>(db =>
            db.As(Tender.Officer)
                .Database.SqlQuery<decimal>(
                    $"select sum(value) as \"Value\" from ledger_total where contract_id = {contract}"
                )
                .SingleAsync()
        );
        Assert.Equal(accepted, totals);
        var register = await World.AskAsync<ContractRegister, ListPage<ContractRegister.Row>>(
            lookup =>
                lookup.RunAsync(
                    Tender.Officer,
                    new ListRequest(Sort: "committed"),
                    ContractRegister.Only.All,
                    Stop
                )
        );
        Assert.Equal(accepted, register.Rows.Single(row => row.Id == contract).Committed);
        var quarters = await World.AskAsync<QuartersOfContract, QuartersOfContract.Page?>(lookup =>
            lookup.RunAsync(Tender.Officer, contract, Stop)
        );
        Assert.Equal(accepted, quarters!.Quarters.Sum(quarter => quarter.DueValue));
    }

    [Fact]
    public async Task Every_bidder_is_written_to_and_nobody_is_told_anothers_figures()
    {
        await AwardedAsync();

        var letters = await OutcomesAsync();
        Assert.Equal(2, letters.Count);
        Assert.Single(
            letters,
            letter => letter.Body.Contains("was successful", StringComparison.Ordinal)
        );
        Assert.All(
            letters,
            letter => Assert.DoesNotContain("480", letter.Body, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_outcome_goes_to_whoever_writes_the_bidders_bids_today_and_not_to_who_has_left()
    {
        var left = Tender.Suppliers[1];
        var colleague = await World.ColleagueAsync(left, Role.SupplierEditor);
        var reader = await World.ColleagueAsync(left, Role.SupplierReader);
        await World.Database.TamperAsync(
            $"update membership set ended_at = now() where account_id = '{left.AccountId}'"
        );

        await AwardedAsync();

        var told = (await OutcomesAsync()).ConvertAll(letter => letter.ToEmail);
        var (gone, stays, reads) = (
            await EmailOfAsync(left),
            await EmailOfAsync(colleague),
            await EmailOfAsync(reader)
        );
        Assert.Contains(stays, told, StringComparer.Ordinal);
        Assert.DoesNotContain(gone, told, StringComparer.Ordinal);
        Assert.DoesNotContain(reads, told, StringComparer.Ordinal);
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task A_bid_that_is_not_first_is_awarded_only_with_a_word_on_why()
    {
        var profile = await RankedFirstAsync();
        var other = Tender.Bids.Single(bid => bid != profile);

        Assert.Equal(
            "evaluation.award.passed-over",
            CodeOf(await AwardAsync(Tender.Awarder, other))
        );
        Assert.True((await AwardAsync(Tender.Awarder, other, "Its price is lower.")).Succeeded);
    }

    [Fact]
    public async Task Another_bid_than_the_recommended_one_is_taken_only_with_a_word_on_why()
    {
        var first = await RankedFirstAsync();
        var other = Tender.Bids.Single(bid => bid != first);
        _ = (
            await World.RecommendAsync(
                Tender.Officer,
                Tender.ProcurementId,
                other,
                "Its price is lower."
            )
        ).Value;

        Assert.Equal(
            "evaluation.award.other-than-recommended",
            CodeOf(await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, first))
        );
        Assert.True(
            (
                await World.AwardAsync(
                    Tender.Awarder,
                    Tender.ProcurementId,
                    first,
                    "The lower price does not make up for it."
                )
            ).Succeeded
        );
    }

    [Fact]
    public async Task Nothing_is_awarded_that_nobody_recommended_where_words_and_offers_alone_are_marked()
    {
        var first = await RankedFirstAsync();
        var act = await World.AskAsync<AwardContract, Outcome<Guid>>(act =>
            act.RunAsync(
                Tender.Awarder,
                Tender.ProcurementId,
                new AwardDecision(first, "The best.", null, AwardStory.Terms),
                CancellationToken.None
            )
        );
        Assert.Equal("evaluation.award.not-recommended", CodeOf(act));
    }

    [Fact]
    public async Task Whoever_ran_the_scoring_does_not_award_and_no_officer_does()
    {
        var first = await RankedFirstAsync();

        Assert.Equal("evaluation.award.moderator", CodeOf(await AwardAsync(Tender.Head, first)));
        Assert.Equal("people.actor.not-allowed", CodeOf(await AwardAsync(Tender.Officer, first)));
        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await AwardAsync(Tender.Suppliers[0], first))
        );
    }

    [Fact]
    public async Task Whoever_scored_does_not_award_in_another_role_either()
    {
        var first = await RankedFirstAsync();
        var promoted = Actor.OfAuthority(
            Tender.Evaluators[0].AccountId,
            "Promoted",
            Tender.AuthorityId,
            Role.HeadOfProcurement
        );

        Assert.Equal("evaluation.award.evaluator", CodeOf(await AwardAsync(promoted, first)));
    }

    [Fact]
    public async Task An_award_is_made_once_and_ends_scoring()
    {
        await AwardedAsync();

        Assert.Equal(
            "procurements.evaluation.not-under-way",
            CodeOf(await AwardAsync(Tender.Awarder, Tender.Bids[1], "Another try."))
        );
        Assert.Equal(
            "procurements.evaluation.not-under-way",
            CodeOf(await World.RunScoringAsync(Tender.Head, Tender.ProcurementId))
        );
    }

    [Fact]
    public async Task Terms_that_cannot_stand_are_refused_together_and_nothing_is_half_saved()
    {
        var refused = await World.AwardAsync(
            Tender.Awarder,
            Tender.ProcurementId,
            await RankedFirstAsync(),
            terms: new ContractTerms("", -1m, new DateOnly(2026, 7, 1), new DateOnly(2026, 6, 1))
        );

        Assert.Equal(
            "Reference Value EndsOn StartsOn",
            string.Join(' ', refused.Problems.Select(problem => problem.Field))
        );
        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db => db.As(Tender.Head).Set<Contract>().CountAsync())
        );
    }

    [Fact]
    public async Task A_contract_is_read_by_its_two_parties_and_by_nobody_else_until_published()
    {
        var contract = await AwardedAsync();
        var elsewhere = await AnotherCouncilAsync();

        Assert.NotNull(await ProfileAsync(Tender.Suppliers[0], contract));
        Assert.Null(await ProfileAsync(Tender.Suppliers[1], contract));
        Assert.Null(await ProfileAsync(elsewhere.Officer, contract));
        Assert.Null(await ProfileAsync(Tender.Evaluators[0], contract));
        Assert.Equal(0, await SeenByThePublicAsync());

        var manager = await World.ManagedContractAsync(Tender.AuthorityId, contract);
        _ = (await PublishAsync(manager, contract)).Value;
        Assert.Equal(1, await SeenByThePublicAsync());
    }

    [Fact]
    public async Task A_contract_is_published_only_once_somebody_looks_after_it()
    {
        var contract = await AwardedAsync();
        var manager = await World.PersonAsync(Tender.AuthorityId, Role.ContractManager);

        Assert.Equal(
            "contracts.publication.no-manager",
            CodeOf(await PublishAsync(manager, contract))
        );
        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await PublishAsync(Tender.Officer, contract))
        );
        var stranger = await World.AskAsync<AssignContractManager, Outcome<Done>>(act =>
            act.RunAsync(manager, contract, Tender.Officer.AccountId, Stop)
        );
        Assert.Equal("contracts.manager.unknown", CodeOf(stranger));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("committed")]
    public async Task The_register_shows_each_party_its_contracts_with_what_is_committed(
        string sort
    )
    {
        var contract = await AwardedAsync();
        Task<ListPage<ContractRegister.Row>> RowsFor(Actor actor, ContractRegister.Only only) =>
            World.AskAsync<ContractRegister, ListPage<ContractRegister.Row>>(lookup =>
                lookup.RunAsync(actor, new ListRequest("grounds", sort), only, Stop)
            );

        var row = Assert.Single(
            (await RowsFor(Tender.Officer, ContractRegister.Only.WithoutManager)).Rows
        );
        Assert.Equal((await ProfileAsync(Tender.Officer, contract))!.Committed, row.Committed);
        Assert.Equal(1, (await RowsFor(Tender.Suppliers[0], ContractRegister.Only.All)).Total);
        Assert.Equal(0, (await RowsFor(Tender.Suppliers[1], ContractRegister.Only.All)).Total);
        Assert.Equal(0, (await RowsFor(Tender.Officer, ContractRegister.Only.Mine)).Total);
    }

    private Task<Guid> AwardedAsync() => AwardedAsync(Tender.Bids[0]);

    private async Task<Guid> AwardedAsync(Guid bid) =>
        (await AwardAsync(Tender.Awarder, bid, "Price and quality decided.")).Value;

    private Task<Outcome<Guid>> AwardAsync(Actor actor, Guid bid, string? departure = null) =>
        World.AwardAsync(actor, Tender.ProcurementId, bid, departure);

    private async Task<Guid> RankedFirstAsync() =>
        (
            await World.AskAsync<
                Service.Evaluation.ProcurementRanking,
                Outcome<Service.Evaluation.ProcurementRanking.View>
            >(lookup => lookup.RunAsync(Tender.Head, Tender.ProcurementId, Stop))
        )
            .Value
            .Latest!
            .Bids[0]
            .BidId;

    private Task<ContractProfile.View?> ProfileAsync(Actor actor, Guid contract) =>
        World.AskAsync<ContractProfile, ContractProfile.View?>(lookup =>
            lookup.RunAsync(actor, contract, Stop)
        );

    private Task<Outcome<Done>> PublishAsync(Actor actor, Guid contract) =>
        World.AskAsync<PublishContract, Outcome<Done>>(act => act.RunAsync(actor, contract, Stop));

    private Task<int> SeenByThePublicAsync() =>
        World.AskAsync<Db, int>(db =>
            db.As(Actor.Public).Set<Contract>().IgnoreQueryFilters().CountAsync()
        );

    /// <summary>The letters of every bidder, which each alone reads.</summary>
    private async Task<List<Notice>> OutcomesAsync()
    {
        List<Notice> letters = [];
        foreach (var bidder in Tender.Suppliers)
        {
            letters.AddRange(
                await World.AskAsync<Db, List<Notice>>(db =>
                    db.As(bidder)
                        .Set<Notice>()
                        .Where(letter => letter.Subject.Contains("outcome"))
                        .ToListAsync()
                )
            );
        }

        return letters;
    }

    private Task<string> EmailOfAsync(Actor person) =>
        World.AskAsync<Db, string>(db =>
            db.Set<Account>()
                .Where(account => account.Id == person.AccountId)
                .Select(account => account.Email!)
                .SingleAsync()
        );
}
