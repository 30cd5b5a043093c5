using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public sealed class WaiverRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Guid Officer = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Head = new("00000000-0000-0000-0000-000000000002");
    private static readonly WaiverCase Case = new(false, 5m, " One bidder. ", "Lots", "None");

    private static readonly ProcurementDetails Parks = new(
        "P/1",
        "Parks",
        "",
        ProcurementCategory.Services,
        1m,
        20m,
        1,
        null,
        null
    );

    private readonly Procurement draft = Procurement
        .Create(Guid.Empty, Guid.Empty, Parks, null, Officer, Now)
        .Value;

    [Fact]
    public void It_is_decided_once_by_somebody_else_with_a_reason()
    {
        var waiver = Applied();

        Assert.Equal(("One bidder.", 5m), (waiver.BusinessCase, waiver.DownTo));
        Assert.Equal(
            "procurements.waiver.own-application",
            CodesOf(waiver.Decide(draft, new(true, "Mine"), Officer, Now, Today))
        );
        Assert.Equal(
            "procurements.waiver.undecided, procurements.waiver.reason-length",
            CodesOf(waiver.Decide(draft, new(null, ""), Head, Now, Today))
        );
        Assert.True(waiver.Decide(draft, new(true, "Small"), Head, Now, Today).Succeeded);
        Assert.Equal(
            "procurements.waiver.decided-already",
            CodesOf(waiver.Decide(draft, new(false, "Second thoughts"), Head, Now, Today))
        );
    }

    [Fact]
    public void It_counts_up_to_and_on_its_last_day()
    {
        var waiver = Applied();
        Assert.Equal(WaiverState.Waiting, waiver.StateOf(draft, Today));
        var decision = new WaiverDecision(true, "Small", ExpiresOn: Today.AddDays(1));
        Assert.True(waiver.Decide(draft, decision, Head, Now, Today).Succeeded);

        Assert.Equal(WaiverState.Granted, waiver.StateOf(draft, Today.AddDays(1)));
        Assert.Equal(WaiverState.Expired, waiver.StateOf(draft, Today.AddDays(2)));
        Assert.True(waiver.Withdraw(draft, Officer, Now).Succeeded);
        Assert.Equal(WaiverState.Withdrawn, waiver.StateOf(draft, Today));
        Assert.Equal("procurements.waiver.over", CodesOf(waiver.Withdraw(draft, Officer, Now)));
    }

    [Fact]
    public void Conditions_are_one_a_line_and_a_refusal_keeps_none()
    {
        var refused = Applied();
        _ = refused.Decide(draft, new(false, "No", "First.", null, Today), Head, Now, Today).Value;
        Assert.Empty(refused.Conditions);
        Assert.Null(refused.ExpiresOn);

        var granted = Applied();
        var decision = new WaiverDecision(true, "Yes", " First. \r\n\nSecond.", "Third.");
        Assert.True(granted.Decide(draft, decision, Head, Now, Today).Succeeded);
        Assert.Equal(
            [new("First.", true), new("Second.", true), new("Third.", false)],
            granted.Conditions
        );
        Assert.Equal(
            "procurements.waiver.met-on",
            CodesOf(granted.Meet(2, Today.AddDays(-1), Officer, Today, Today))
        );
        Assert.True(granted.Meet(2, Today, Officer, Today, Today).Succeeded);
        Assert.Equal(Today, granted.Conditions[1].MetOn);
        Assert.Equal(
            "procurements.waiver.condition-settled",
            CodesOf(granted.Meet(4, Today, Officer, Today, Today))
        );
    }

    [Fact]
    public void Conditions_of_the_same_words_are_met_one_by_one()
    {
        var waiver = Applied();
        _ = waiver.Decide(draft, new(true, "Yes", "Report.\nReport."), Head, Now, Today).Value;

        Assert.True(waiver.Meet(2, Today, Officer, Today, Today).Succeeded);

        Assert.Equal([null, Today], waiver.Conditions.Select(one => one.MetOn));
    }

    [Fact]
    public void It_is_asked_for_a_purchase_whose_length_is_known() =>
        Assert.Equal(
            "procurements.waiver.facts-missing",
            CodesOf(
                draft
                    .ChangeDetails(Parks with { Months = null })
                    .Then(_ => Waiver.Apply(draft, null, Officer, Case, Officer, Now, Today))
            )
        );

    public static TheoryData<ProcurementDetails, string?> Changes() =>
        new()
        {
            { Parks with { NetValue = 0.50m, Months = null }, null },
            {
                Parks with
                {
                    NetValue = 1.01m,
                },
                "its value without VAT was £1.00, and is £1.01 now"
            },
            { Parks with { Months = 2 }, "it was to last 1 month, and lasts 2 now" },
            {
                Parks with
                {
                    Category = ProcurementCategory.Works,
                },
                "it was for services, and is for works now"
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void It_counts_for_the_purchase_it_was_applied_for_and_for_no_other(
        ProcurementDetails now,
        string? outgrown
    )
    {
        var (waiver, waiting) = (Applied(), Applied());
        _ = waiver.Decide(draft, new(true, "Small"), Head, Now, Today).Value;
        _ = draft.ChangeDetails(now).Value;

        Assert.Equal(outgrown, waiver.Outgrown(draft));
        Assert.Equal(
            outgrown is null ? WaiverState.Granted : WaiverState.Outgrown,
            waiver.StateOf(draft, Today)
        );
        Assert.Equal(
            outgrown is null ? "" : "procurements.waiver.outgrown",
            CodesOf(waiting.Decide(draft, new(true, "Small"), Head, Now, Today))
        );
        _ = draft.ChangeDetails(Parks).Value;
        Assert.Equal(WaiverState.Granted, waiver.StateOf(draft, Today));
    }

    private Waiver Applied() => Waiver.Apply(draft, null, Officer, Case, Officer, Now, Today).Value;

    private static string CodesOf<T>(Outcome<T> outcome) =>
        string.Join(", ", outcome.Problems.Select(problem => problem.Code));
}
