using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

public sealed class OpeningTests : BidsCase
{
    [Fact]
    public async Task A_draft_never_submitted_is_listed_once_the_others_are_open_and_stays_sealed()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var held = await World.StartedBidAsync(Rival, Procurement);
        await World.SavedAsync(Rival, held, 1, Offer);
        Task<OpeningOfBids.View> OpeningAsync() =>
            World.AskAsync<OpeningOfBids, OpeningOfBids.View>(async lookup =>
                (await lookup.OfAsync(Officer, Procurement, Stop)).Value
            );

        await World.PassDeadlineAsync(Procurement);
        Assert.Empty((await OpeningAsync()).Drafts);
        await World.OpenedAsync(Officer, Second, Procurement);

        var draft = Assert.Single((await OpeningAsync()).Drafts);
        Assert.Equal(
            ("Rival Roofing", false, 32),
            (draft.Supplier, draft.Withdrawn, draft.Sha256.Length)
        );
        Assert.DoesNotContain((await OpeningAsync()).Bids, bid => bid.Supplier == draft.Supplier);
    }

    [Fact]
    public async Task A_later_deadline_takes_a_second_officer_and_holds_for_everybody()
    {
        var later = (await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop))).AddDays(60);

        Assert.Equal(
            "bids.deadline.own-proposal",
            Assert
                .Single((await World.ExtendedAsync(Officer, Officer, Procurement, later)).Problems)
                .Code
        );
        Assert.True((await World.ConfirmedDeadlineAsync(Second, Procurement)).Succeeded);
        Assert.Equal(
            "bids.deadline.confirmed-already",
            Assert.Single((await World.ConfirmedDeadlineAsync(Second, Procurement)).Problems).Code
        );
        await World.PassDeadlineAsync(Procurement);
        Assert.Equal(
            "procurements.deadline.passed",
            Assert
                .Single(
                    (
                        await World.ExtendedAsync(Officer, Second, Procurement, later.AddDays(9))
                    ).Problems
                )
                .Code
        );
    }

    [Fact]
    public async Task Two_officers_open_what_was_submitted_last()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var version = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        _ = (await World.SubmitAsync(Supplier, bid, version)).Value;

        await World.OpenedAsync(Officer, Second, Procurement);

        var opened = await World.AskAsync<Db, Bid>(db =>
            db.As(Officer).Set<Bid>().AsNoTracking().SingleAsync()
        );
        Assert.Equal(470_000m, opened.Price);
        Assert.NotNull(opened.OpenedAt);
        Assert.Equal(
            ProcurementStage.Opened,
            await World.AskAsync<Db, ProcurementStage>(db =>
                db.As(Officer).Set<Procurement>().Select(row => row.Stage).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task The_lines_pin_the_unit_value_and_say_how_the_value_came_about()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);

        var lines = await World.AskAsync<Db, List<BidLine>>(db =>
            db.As(Officer).Set<BidLine>().OrderBy(line => line.Measure).ToListAsync()
        );

        var (year, hour) = (await World.UnitValueAsync("NT1"), await World.UnitValueAsync("NT29"));
        Assert.Equal(
            [("NT1", 2.5m, year, 2.5m * year), ("NT29", 80m, hour, 80m * hour)],
            lines.Select(line =>
                (line.Measure, line.Quantity, line.UnitValue!.Value, line.AcceptedValue)
            )
        );
        Assert.Equal([1m, 1.5m], lines[0].QuantityByYear);
        Assert.Contains(
            lines[0].Explanation.Steps,
            step => step.Formula.Contains("wage x hours a week", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_bid_is_worth_by_the_day_of_publication_what_it_is_worth_at_the_opening()
    {
        var published = new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.Zero);
        await World.Database.ShiftClockAsync(published - TimeProvider.System.GetUtcNow());
        var procurement = await World.PublishedProcurementAsync(
            Officer,
            ["NT31"],
            published.AddDays(30),
            details: ProcurementsStory.Details() with
            {
                CommencedOn = new DateOnly(2025, 11, 3),
            }
        );
        var bid = await World.SubmittedBidAsync(
            Supplier,
            procurement,
            BidsStory.Answers(480_000m, "Electric vans.", ("NT31", [4m, 4m]))
        );
        var written = await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
            lookup.OfAsync(Supplier, bid, default)
        );
        await World.OpenedAsync(Officer, Second, procurement);

        var line = await World.AskAsync<Db, BidLine>(db =>
            db.As(Officer).Set<BidLine>().SingleAsync()
        );
        var day = new DateOnly(2026, 12, 31);
        Assert.Equal(day, written.Value.Form.ValuedOn);
        Assert.Equal(await World.UnitValueAsync("NT31", day), line.UnitValue);
        Assert.NotEqual(await World.UnitValueAsync("NT31", day.AddDays(1)), line.UnitValue);
        Assert.Equal(written.Value.Value.Total, line.SubmittedValue);
        Assert.Contains(
            "figures in force on 31 December 2026",
            line.Explanation.Steps[^1].Says,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_opens_before_the_deadline()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        Assert.Equal(
            "bids.opening.too-early",
            CodeOf(await World.AgreeAsync(Officer, Procurement))
        );
    }

    [Fact]
    public async Task One_officer_is_not_enough_nor_the_same_one_twice()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);

        Assert.False((await World.AgreeAsync(Officer, Procurement)).Value);
        Assert.Equal(
            "bids.opening.agreed-already",
            CodeOf(await World.AgreeAsync(Officer, Procurement))
        );
        Assert.Empty(await SeenAsync(Officer));
    }

    [Fact]
    public async Task Two_officers_agreeing_in_the_same_moment_open_once()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);

        var both = await Task.WhenAll(
            World.AgreeAsync(Officer, Procurement),
            World.AgreeAsync(Second, Procurement)
        );

        Assert.Equal([false, true], both.Select(outcome => outcome.Value).Order());
        Assert.Single(await SeenAsync(Officer));
    }

    [Fact]
    public async Task The_database_itself_wants_two_people_of_the_authority()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        await World.Database.TamperAsync(
            $"insert into bid_opening values ('{Procurement}', '{Officer.AuthorityId}', gen_random_uuid(), 'Nobody', now())"
        );

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => OpenBySqlAsync());
        Assert.Equal("two officers open bids", refused.MessageText);
    }

    [Fact]
    public async Task An_agreement_counts_only_while_its_officer_may_open_bids()
    {
        var authority = Officer.AuthorityId!.Value;
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);
        var third = await World.PersonAsync(authority, Role.Officer);
        Assert.False((await World.AgreeAsync(Officer, Procurement)).Value);
        await RolesAsync(Officer);

        Assert.False((await World.AgreeAsync(Second, Procurement)).Value);
        await RolesAsync(Second, Role.Evaluator);
        Assert.False((await World.AgreeAsync(third, Procurement)).Value);
        var fourth = await World.PersonAsync(authority, Role.HeadOfProcurement);
        Assert.Equal(
            [third.AccountId],
            (await OpeningAsync(fourth)).Agreed.Select(agreed => agreed.AccountId)
        );

        Assert.True((await World.AgreeAsync(fourth, Procurement)).Value);
        Assert.Single(await SeenAsync(fourth));
    }

    [Fact]
    public async Task An_agreement_stands_again_when_its_officer_may_open_bids_again()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        await RolesAsync(Officer, Role.Evaluator);
        _ = (await World.AgreeAsync(Second, Procurement)).Value;
        await RolesAsync(Officer, Role.Officer);

        Assert.True((await World.AgreeAsync(Officer, Procurement)).Value);
        Assert.Single(await SeenAsync(Officer));
    }

    [Fact]
    public async Task The_database_knows_the_roles_that_may_open_bids()
    {
        var roles = RolePermissions.With(Permission.OpenBids).Select(role => $"'{role}'");

        Assert.Contains(
            $"m.role in ({string.Join(", ", roles)})",
            await World.AskAsync<Db, string>(db =>
                db.Database.SqlQuery<string>(
                        $"select prosrc as \"Value\" from pg_proc where proname = 'may_open_bids'"
                    )
                    .SingleAsync()
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_database_itself_opens_nothing_before_the_deadline()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => OpenBySqlAsync());
        Assert.Equal("bids cannot be opened", refused.MessageText);
    }

    [Fact]
    public async Task An_officer_of_another_council_and_an_evaluator_open_nothing()
    {
        await World.PassDeadlineAsync(Procurement);
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("elsewhere"),
            Role.Officer
        );
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);

        Assert.Equal("bids.opening.unknown", CodeOf(await World.AgreeAsync(stranger, Procurement)));
        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await World.AgreeAsync(evaluator, Procurement))
        );
    }

    [Fact]
    public async Task Withdrawn_bids_and_drafts_are_not_opened()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var version = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        _ = (await World.SubmitAsync(Supplier, bid, version)).Value;
        await World.WithdrawBidAsync(Supplier, bid);
        await World.StartedBidAsync(Rival, Procurement);

        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.Empty(await SeenAsync(Officer));
        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db => db.As(Officer).Set<BidLine>().CountAsync())
        );
    }

    [Theory]
    [InlineData("sealed = overlay(sealed placing '\\x00' from 40)")]
    [InlineData("sealed = substring(sealed for 5)")]
    [InlineData("sha256 = sha256('other')")]
    [InlineData("version = 7")]
    public async Task A_submission_that_was_tampered_with_stops_the_opening(string change)
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.SubmittedBidAsync(Rival, Procurement, Offer);
        await World.Database.TamperAsync(
            $"update bid_submission set {change} where supplier_id = '{Supplier.SupplierId}'"
        );
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;

        Assert.Equal("bids.opening.altered", CodeOf(await World.AgreeAsync(Second, Procurement)));
        Assert.Empty(await SeenAsync(Officer));
    }

    [Fact]
    public async Task The_opening_says_nothing_of_bids_before_it_happens()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        var before = await OpeningAsync();
        await World.OpenedAsync(Officer, Second, Procurement);
        var after = await OpeningAsync();

        Assert.False(before.CanBeOpened);
        Assert.Empty(before.Bids);
        Assert.Equal(
            [Officer.AccountId, Second.AccountId],
            after.Agreed.Select(agreed => agreed.AccountId)
        );
        Assert.Equal("Bee Lane Builders", after.Bids.Single().Supplier);
    }

    /// <summary>An administrator gives exactly these roles; none, and the person is gone.</summary>
    private async Task RolesAsync(Actor person, params Role[] roles)
    {
        var administrator = Actor.OfAuthority(
            Guid.Empty,
            "administrator",
            Officer.AuthorityId!.Value,
            Role.Administrator
        );
        await World.PersonAsync(Officer.AuthorityId.Value, Role.Administrator);
        _ = (
            await World.AskAsync<ChangeRoles, Outcome<Done>>(act =>
                act.RunAsync(administrator, person.AccountId, roles, Stop)
            )
        ).Value;
    }

    private async Task<OpeningOfBids.View> OpeningAsync(Actor? actor = null) =>
        (
            await World.AskAsync<OpeningOfBids, Outcome<OpeningOfBids.View>>(lookup =>
                lookup.OfAsync(actor ?? Officer, Procurement, Stop)
            )
        ).Value;

    private Task<List<Guid>> SeenAsync(Actor actor) =>
        World.AskAsync<Db, List<Guid>>(db =>
            db.As(actor).Set<Bid>().IgnoreQueryFilters().Select(bid => bid.Id).ToListAsync()
        );

    private Task<int> OpenBySqlAsync() =>
        World.AskAsync<Db, int>(db =>
            db.As(Officer).Database.ExecuteSqlAsync($"select open_sealed_bids({Procurement})")
        );
}
