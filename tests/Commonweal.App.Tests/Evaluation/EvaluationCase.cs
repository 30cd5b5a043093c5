using Commonweal.Domain.Bids;
using Commonweal.Story;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A council with two opened bids: the first worth less but better written, the second worth more.</summary>
public abstract class EvaluationCase(bool withSite = false) : WorldCase(withSite)
{
    private static readonly BidAnswers Smaller = BidsStory.Answers(
        480_000m,
        "We hire two people from Preston through the job centre.",
        ("NT1", [1m, 1.5m]),
        ("NT29", [40m, 40m])
    );

    private static readonly BidAnswers Larger = BidsStory.Answers(
        500_000m,
        "We will do our best.",
        ("NT1", [2m, 2m]),
        ("NT29", [10m, 10m])
    );

    protected OpenedTender Tender { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Tender = await World.OpenedTenderAsync("lancashire", Smaller, Larger);
    }

    protected Task<OpenedTender> AnotherCouncilAsync() =>
        World.OpenedTenderAsync("elsewhere", Smaller);
}
