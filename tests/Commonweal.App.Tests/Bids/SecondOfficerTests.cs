using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>A later deadline waits for a second officer, who is told of it.</summary>
public sealed class SecondOfficerTests : BidsCase
{
    [Fact]
    public async Task A_proposed_deadline_waits_for_the_others_until_one_confirms_it_and_they_get_a_letter()
    {
        var later = (await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop))).AddDays(60);
        var proposed = await World.AskAsync<ProposeDeadline, Outcome<Done>>(act =>
            act.RunAsync(Officer, Procurement, later, "The site visit moved.", Stop)
        );
        Assert.True(proposed.Succeeded);

        Assert.False(await WaitsForAsync(Officer));
        Assert.True(await WaitsForAsync(Second));
        var letter = await World.AskAsync<Db, Notice>(db =>
            db.As(Officer)
                .Set<Notice>()
                .SingleAsync(row => row.Subject.Contains("waits for a second officer"))
        );
        Assert.Contains("The site visit moved.", letter.Body, StringComparison.Ordinal);
        Assert.Contains(
            $"/procurements/{Procurement}/deadline",
            letter.Body,
            StringComparison.Ordinal
        );

        Assert.True((await World.ConfirmedDeadlineAsync(Second, Procurement)).Succeeded);
        Assert.False(await WaitsForAsync(Second));
    }

    [Fact]
    public async Task A_proposal_waits_no_more_once_the_deadline_has_passed()
    {
        var later = (await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop))).AddDays(60);
        _ = await World.AskAsync<ProposeDeadline, Outcome<Done>>(act =>
            act.RunAsync(Officer, Procurement, later, "The site visit moved.", Stop)
        );
        await World.PassDeadlineAsync(Procurement);

        Assert.False(await WaitsForAsync(Second));
    }

    private Task<bool> WaitsForAsync(Actor actor) =>
        World.AskAsync<WaitingTasks, bool>(async lookup =>
            (await lookup.OfAsync(actor, Stop)).Waiting.Any(task =>
                task.What == WaitingTasks.Kind.ConfirmDeadline && task.Only == Procurement
            )
        );
}
