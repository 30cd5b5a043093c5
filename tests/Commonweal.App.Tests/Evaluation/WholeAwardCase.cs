using Commonweal.Domain.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Two opened bids of a tender with price, quality and social value, all of it published; the scoring is run.</summary>
public abstract class WholeAwardCase : SiteCase
{
    private static readonly ScoringMethod Method = ProcurementsStory.Method(20m, 100m) with
    {
        Qualitative = null,
        Criteria =
        [
            new Criterion("Quality", 30m),
            new Criterion("Cost", 50m),
            new Criterion("Social value", 20m, SocialValue: true),
        ],
    };

    protected OpenedTender Tender { get; private set; } = null!;

    protected string At => $"/procurements/{Tender.ProcurementId}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Tender = await World.OpenedTenderAsync(
            "lancashire",
            Method,
            BidsStory.Answers(700_000m, "Gifts.", ("NT28", [100_000m, 0m])),
            BidsStory.Answers(650_000m, "Gifts.", ("NT28", [70_000m, 0m]))
        );
        await World.CheckedOffersAsync(Tender);
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
    }

    protected async Task MarkAsync(decimal[] quality, decimal[] cost)
    {
        foreach (
            var (criterion, marks) in new[] { ("criteria[0]", quality), ("criteria[1]", cost) }
        )
        {
            var marked = await World.MarkedAsync(Tender.Officer, Tender, criterion, marks);
            Assert.True(marked.Succeeded || CodeOf(marked) == "evaluation.criterion.unchanged");
        }
    }

    protected async Task EnterAsync(Browser officer, int bid, string quality, string cost)
    {
        await officer.GetAsync($"{At}/value-for-money/{Tender.Bids[bid]}");
        await officer.PressAsync(
            "Save the marks",
            ("Marks[0].Marks", quality),
            ("Marks[0].Reason", "As the panel agreed."),
            ("Marks[1].Marks", cost),
            ("Marks[1].Reason", "As the panel agreed.")
        );
    }
}
