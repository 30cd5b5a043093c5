using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What somebody declared says nothing of a bidder whose bid was opened later.</summary>
public sealed class LetInInterestTests : HeldDraftCase
{
    [Fact]
    public async Task Whoever_declared_before_a_bid_was_let_in_is_asked_anew_about_its_bidder()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var third = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Officer);
        _ = (await World.DeclareAsync(third, Procurement)).Value;
        _ = (await ProposedAsync(Officer, true)).Value;
        _ = (await ConfirmedAsync(Second)).Value;

        Assert.Equal("evaluation.interest.undeclared-anew", Code(await AcceptAsync(third)));
        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(third)
                    .Database.SqlQuery<bool>($"select may_judge({Procurement}) as \"Value\"")
                    .SingleAsync()
            )
        );
        Assert.Contains((await WaitingAsync(third)).Waiting, IsAsked);
        var browser = await Site.SignInAsync(third);
        var home = await browser.GetAsync("/");
        Assert.NotNull(
            home.Document.QuerySelector($"main a[href='/procurements/{Procurement}/interests']")
        );
        var page = await browser.GetAsync($"/procurements/{Procurement}/interests");
        Assert.Contains("A bid was opened after you declared", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            ",",
            page.Text.Split("Bidders:")[1].Split('.')[0],
            StringComparison.Ordinal
        );
        await browser.PressAsync("Continue", ("HasConflict", "false"));

        Assert.DoesNotContain((await WaitingAsync(third)).Waiting, IsAsked);
        Assert.True((await AcceptAsync(third)).Succeeded);
        Assert.Equal(
            "evaluation.interest.already-declared",
            Code(await World.DeclareAsync(third, Procurement))
        );
    }

    private bool IsAsked(WaitingTasks.Waiting task) =>
        task is { What: WaitingTasks.Kind.DeclareAnew, Count: 1 } && task.Only == Procurement;

    private Task<Outcome<int>> AcceptAsync(Actor officer) =>
        World.AskAsync<AcceptOffers, Outcome<int>>(act =>
            act.RunAsync(officer, Procurement, Held, Stop)
        );
}
