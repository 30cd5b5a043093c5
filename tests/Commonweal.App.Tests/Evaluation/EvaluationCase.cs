using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A council with two opened bids: the first worth less but better written, the second worth more.</summary>
public abstract class EvaluationCase : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

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

    protected World World { get; private set; } = null!;
    protected OpenedTender Tender { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        World = await World.CreateAsync();
        Tender = await World.OpenedTenderAsync("lancashire", Smaller, Larger);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    protected Task<OpenedTender> AnotherCouncilAsync() =>
        World.OpenedTenderAsync("elsewhere", Smaller);

    protected static string CodeOf<T>(Outcome<T> outcome) => outcome.Problems.Single().Code;

    /// <summary>GBP per unit on the day the procurement commenced, by the repository's own data.</summary>
    protected Task<decimal> UnitValueAsync(string measure) =>
        World.AskAsync<ReferenceData, decimal>(data =>
        {
            var edition = data.Edition("lancashire-toms-2024")!;
            var day = ProcurementsStory.Details().CommencedOn!.Value;
            return Task.FromResult(
                UnitValue.On(edition, edition.Find(measure)!, day).Figure!.Central
            );
        });
}
