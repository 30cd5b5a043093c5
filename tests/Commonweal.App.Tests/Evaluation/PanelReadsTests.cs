using Commonweal.Domain.Bids;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>The panel reads all that a bidder says of a line, without its name or price, and may rest a score on any of it.</summary>
public sealed class PanelReadsTests : SiteCase
{
    [Fact]
    public async Task Share_basis_partners_milestones_and_workings_are_read_and_relied_on()
    {
        var tender = await World.OpenedTenderAsync(
            "lancashire",
            new BidAnswers(
                480_000m,
                [
                    new MeasureAnswer(
                        "NT29",
                        [40m, 40m],
                        0.5m,
                        "Half the hours are given by our partner.",
                        "We run four afternoons in schools each year."
                    )
                    {
                        Basis = AttributionBasis.Time,
                        Partners = "Preston youth zone",
                        Milestones = [new Milestone("First afternoon held", 3)],
                        Workings = [new Working(1, "Afternoons", [4m, 2.5m, 4m])],
                    },
                ],
                BidDeclarations.None
            )
        );
        var at = $"/procurements/{tender.ProcurementId}";
        string[] told =
        [
            "50%: Half the hours are given by our partner.",
            AttributionBasis.Time.Words(),
            "Preston youth zone",
            "Month 3: First afternoon held",
            "Year 1.",
        ];
        _ = (await World.DeclareAsync(tender.Evaluators[0], tender.ProcurementId)).Value;
        var line = (
            await World.SheetAsync(tender.Evaluators[0], tender.ProcurementId)
        )!.Statements.Single();

        var panel = await Site.SignInAsync(tender.Evaluators[0]);
        var page = await panel.GetAsync($"{at}/scoring/{line.LineId}");
        Assert.All(told, one => Assert.Contains(one, page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("480", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bidder no.", page.Text, StringComparison.Ordinal);

        page = await panel.PressAsync(
            "Save and continue",
            ("Mark", "4"),
            ("Passage", "somebody else entirely"),
            ("Reason", "They name a partner.")
        );
        Assert.Single(page.Problems);
        page = await panel.PressAsync("Save and continue", ("Passage", "Preston youth zone"));
        Assert.Empty(page.Problems);

        _ = (await World.LockAsync(tender.Evaluators[0], tender.ProcurementId)).Value;
        _ = (await World.BeginModerationAsync(tender.Head, tender.ProcurementId)).Value;
        var head = await Site.SignInAsync(tender.Head);
        page = await head.GetAsync($"{at}/moderation/{line.LineId}");
        Assert.All(told, one => Assert.Contains(one, page.Text, StringComparison.Ordinal));
    }
}
