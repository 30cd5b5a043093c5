using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What became of a draft is confirmed again where somebody who decided it declares an interest.</summary>
public sealed class DraftUpheldTests : HeldDraftCase
{
    [Fact]
    public async Task A_refused_draft_is_confirmed_again_by_somebody_who_had_no_part_in_it()
    {
        await World.OpenedAsync(Officer, Second, Procurement);
        var third = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Officer);
        _ = (await World.DeclareAsync(third, Procurement)).Value;
        _ = (await ProposedAsync(Officer, false)).Value;
        _ = (await ConfirmedAsync(Second)).Value;
        Assert.Equal("evaluation.decision.stands", Code(await UpheldAsync(third)));
        _ = (await World.DeclareAsync(Officer, Procurement, true)).Value;

        Assert.True((await DraftAsync()).IsOvertaken);
        Assert.Equal("evaluation.decision.own", Code(await UpheldAsync(Second)));
        Assert.Contains(
            (await WaitingAsync(third)).Waiting,
            task => task.What == WaitingTasks.Kind.ConfirmDraft
        );
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                Second,
                "update draft_decision set upheld_by = app_account(), upheld_by_name = 'x', upheld_at = database_now()"
            )
        );
        var browser = await Site.SignInAsync(third);
        await browser.GetAsync($"/procurements/{Procurement}/opening/drafts");
        var page = await browser.PressAsync(
            "Confirm again: the draft of Rival Roofing was refused"
        );

        Assert.Contains("The decision stands", page.Text, StringComparison.Ordinal);
        Assert.Contains($"again by {third.Name}", page.Text, StringComparison.Ordinal);
        Assert.False((await DraftAsync()).IsOvertaken);
        Assert.DoesNotContain(
            (await WaitingAsync(third)).Waiting,
            task => task.What == WaitingTasks.Kind.ConfirmDraft
        );
    }

    private async Task<HeldDrafts.Row> DraftAsync() =>
        (
            await World.AskAsync<HeldDrafts, Outcome<HeldDrafts.View>>(lookup =>
                lookup.OfAsync(Second, Procurement, Stop)
            )
        ).Value.Drafts.Single(draft => draft.BidId == Held);

    private async Task<Outcome<Done>> UpheldAsync(Actor person)
    {
        var decision = (await DraftAsync()).Decision!.Id;
        return await World.AskAsync<UpholdDecision, Outcome<Done>>(act =>
            act.RunAsync(person, Procurement, decision, Stop)
        );
    }
}
