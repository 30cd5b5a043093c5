using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

public sealed class BidderNoticeTests : BidsCase
{
    [Fact]
    public async Task Whoever_has_begun_a_bid_is_told_and_the_authority_does_not_learn_who()
    {
        await World.StartedBidAsync(Supplier, Procurement);
        var rivals = (await LettersAsync(Rival)).Count;
        var councils = (await LettersAsync(Officer)).Count;
        await World.ColleagueAsync(Supplier, Role.SupplierReader);

        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        var extended = await World.ExtendedAsync(Officer, Second, Procurement, now.AddDays(60));
        Assert.True(extended.Succeeded);
        var refused = await World.ExtendedAsync(Officer, Second, Procurement, now.AddDays(2));
        Assert.False(refused.Succeeded);
        var cancelled = await World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
            act.RunAsync(Officer, Procurement, "The money went elsewhere.", Stop)
        );
        Assert.True(cancelled.Succeeded);

        var told = (await LettersAsync(Supplier))
            .Where(letter => letter.Subject.Contains(": the ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, told.Count);
        Assert.Contains("Bids are now received until", told[0].Body, StringComparison.Ordinal);
        Assert.Contains("The site visit moved.", told[0].Body, StringComparison.Ordinal);
        Assert.Contains("The money went elsewhere.", told[1].Body, StringComparison.Ordinal);
        Assert.Equal(rivals, (await LettersAsync(Rival)).Count);
        var asked = Assert.Single((await LettersAsync(Officer)).Skip(councils));
        Assert.EndsWith("waits for a second officer", asked.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(
            told[0].ToEmail,
            asked.ToEmail + asked.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_has_begun_and_not_submitted_is_reminded_three_times_and_each_time_once()
    {
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        var procurement = await World.PublishedProcurementAsync(
            Officer,
            ["NT1", "NT29"],
            now.AddDays(30)
        );
        await World.StartedBidAsync(Supplier, procurement);
        await World.SubmittedBidAsync(Rival, procurement, Offer);
        var rivals = (await LettersAsync(Rival)).Count;
        var reminders = 0;
        Task<int> RemindAsync() => World.AskAsync<BidReminders, int>(act => act.SendAsync(Stop));

        Assert.Equal(0, await RemindAsync());
        foreach (var hours in new[] { 168, 48, 4 })
        {
            await World.Database.ShiftClockAsync(
                TimeSpan.FromDays(30) - TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(1)
            );
            Assert.Equal((1, 0), (await RemindAsync(), await RemindAsync()));
            Assert.Equal(
                ++reminders,
                (await LettersAsync(Supplier)).Count(letter =>
                    letter.Subject.EndsWith("your bid is not submitted", StringComparison.Ordinal)
                )
            );
        }

        Assert.Equal(rivals, (await LettersAsync(Rival)).Count);
        await World.PassDeadlineAsync(procurement);
        Assert.Equal(0, await RemindAsync());
    }

    [Fact]
    public async Task A_line_break_in_a_reference_kept_from_before_does_not_reach_the_subject()
    {
        await World.StartedBidAsync(Supplier, Procurement);
        await World.Database.TamperAsync(
            $"set local session_replication_role = replica; update procurement set reference = E'LCC\\r\\nBcc: evil@evil.example' where id = '{Procurement}'"
        );

        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        await World.ExtendedAsync(Officer, Second, Procurement, now.AddDays(60));

        Assert.Contains(
            await LettersAsync(Supplier),
            letter => letter.Subject == "LCC  Bcc: evil@evil.example: the deadline was extended"
        );
    }

    [Fact]
    public async Task Another_council_cannot_write_to_the_bidders()
    {
        await World.StartedBidAsync(Supplier, Procurement);
        var before = (await LettersAsync(Supplier)).Count;
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("elsewhere"),
            Role.Officer
        );

        await World.AskAsync<Db, int>(db =>
            db.As(stranger)
                .Database.ExecuteSqlAsync($"select tell_bidders({Procurement}, 'Hello', 'There')")
        );

        Assert.Equal(before, (await LettersAsync(Supplier)).Count);
    }

    private Task<List<Notice>> LettersAsync(Actor actor) =>
        World.AskAsync<Db, List<Notice>>(db =>
            db.As(actor).Set<Notice>().OrderBy(letter => letter.CreatedAt).ToListAsync()
        );
}
