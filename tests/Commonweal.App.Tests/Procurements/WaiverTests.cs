using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Audit;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class WaiverTests : WorldCase
{
    private Actor officer = null!;
    private Actor head = null!;
    private Guid procurement;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("lancashire");
        officer = await World.PersonAsync(authority, Role.Officer);
        head = await World.PersonAsync(authority, Role.HeadOfProcurement);
        procurement = await World.PreparedProcurementAsync(officer);
    }

    [Fact]
    public async Task A_weighting_below_the_policy_needs_a_reason_or_a_waiver()
    {
        var refused = await SetWeightingAsync(5m, reason: null);
        Assert.Equal("procurements.weighting.below-policy", refused.Problems.Single().Code);
        Assert.True((await SetWeightingAsync(5m, "A single supplier can do this.")).Succeeded);

        Assert.True((await ApplyAsync(officer)).Succeeded);
        Assert.True((await DecideAsync(head, granted: true)).Succeeded);
        Assert.True((await SetWeightingAsync(0m, reason: null)).Succeeded);
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_application()
    {
        Assert.True((await ApplyAsync(head)).Succeeded);

        Assert.Equal(
            "procurements.waiver.own-application",
            (await DecideAsync(head, granted: true)).Problems.Single().Code
        );
    }

    [Fact]
    public async Task Only_the_head_of_procurement_decides()
    {
        Assert.True((await ApplyAsync(officer)).Succeeded);

        Assert.Equal(
            "people.actor.not-allowed",
            (await DecideAsync(officer, granted: true)).Problems.Single().Code
        );
    }

    [Fact]
    public async Task A_refused_waiver_may_be_applied_for_again_and_a_waiting_one_not()
    {
        Assert.True((await ApplyAsync(officer)).Succeeded);
        Assert.Equal(
            "procurements.waiver.applied-already",
            (await ApplyAsync(officer)).Problems.Single().Code
        );
        Assert.True((await DecideAsync(head, granted: false)).Succeeded);
        Assert.Equal(
            "procurements.waiver.decided-already",
            (await DecideAsync(head, granted: true)).Problems.Single().Code
        );
        Assert.True((await ApplyAsync(officer)).Succeeded);
    }

    [Fact]
    public async Task The_record_tells_of_texts_as_they_are_kept()
    {
        _ = (await SetWeightingAsync(5m, "  A single supplier can do this.\r\n")).Value;
        _ = (await ApplyAsync(officer)).Value;
        _ = (await DecideAsync(head, granted: true)).Value;
        var details = await World.AskAsync<Db, ProcurementDetails>(async db =>
            (await db.As(officer).Set<Procurement>().SingleAsync()).Details
        );
        _ = (
            await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
                act.RunAsync(officer, procurement, details with { Title = " Roofs " }, Stop)
            )
        ).Value;
        foreach (var title in (string[])["Walls ", " Walls"])
        {
            _ = (
                await World.AskAsync<EnterProcurement, Outcome<Guid>>(act =>
                    act.RunAsync(officer, details with { Reference = " W-1", Title = title }, Stop)
                )
            ).Value;
        }

        _ = (
            await World.AskAsync<ChooseMeasures, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    procurement,
                    [new("NT1", "Roofers are scarce.\n")],
                    Overlap.AskForSplit,
                    Stop
                )
            )
        ).Value;

        var record = string.Concat(
            await World.AskAsync<Db, List<string>>(db =>
                db.As(head).Set<AuditEntry>().Select(entry => entry.Entry).ToListAsync()
            )
        );
        Assert.All(
            (string[])
                [
                    "A single supplier can do this.",
                    "One small firm bids.",
                    "As the case says.",
                    "Roofs",
                    "Roofers are scarce.",
                ],
            text => Assert.Contains($"\"{text}\"", record, StringComparison.Ordinal)
        );
        Assert.Equal(2, record.Split("\"Walls\"").Length - 1);
    }

    private Task<Outcome<Guid>> ApplyAsync(Actor actor) =>
        World.AskAsync<ApplyForWaiver, Outcome<Guid>>(act =>
            act.RunAsync(actor, procurement, " One small firm bids.\n", CancellationToken.None)
        );

    private Task<Outcome<Done>> DecideAsync(Actor actor, bool granted) =>
        World.AskAsync<DecideWaiver, Outcome<Done>>(act =>
            act.RunAsync(actor, procurement, granted, "  As the case says.", CancellationToken.None)
        );

    private Task<Outcome<Done>> SetWeightingAsync(decimal weighting, string? reason) =>
        World.AskAsync<SetWeighting, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                procurement,
                new("lancashire-toms-2024", ProcurementsStory.Method(weighting), reason),
                CancellationToken.None
            )
        );
}
