using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A council with two opened bids: the first worth less but better written, the second worth more.</summary>
public abstract class EvaluationCase : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    private static readonly Source Source = new("A test", null, "OGL-UK-3.0");

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
        World = await World.CreateAsync(services =>
            services.AddSingleton(new ReferenceData([Edition]))
        );
        Tender = await World.OpenedTenderAsync("lancashire", Smaller, Larger);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    protected Task<OpenedTender> AnotherCouncilAsync() =>
        World.OpenedTenderAsync("elsewhere", Smaller);

    protected static string CodeOf<T>(Outcome<T> outcome) => outcome.Problems.Single().Code;

    private static readonly Edition Edition = new()
    {
        Name = "lancashire-toms-2024",
        Title = "Lancashire TOMs",
        Version = "2024",
        PublishedOn = new DateOnly(2024, 1, 1),
        Owner = "Lancashire County Council",
        Source = Source,
        About = "For tests",
        Themes = [new Theme("jobs", "Jobs", [new IntendedOutcome("local", "Local jobs")])],
        Measures =
        [
            Measure("NT1", Unit.FteYears, ValueClass.LocalEconomic, 1, 20_000m),
            Measure("NT29", Unit.VolunteerHours, ValueClass.Social, 2, 16.93m),
        ],
    };

    private static Measure Measure(
        string code,
        Unit unit,
        ValueClass valueClass,
        int order,
        decimal pounds
    ) =>
        new()
        {
            Code = code,
            Title = $"{code} in words",
            Unit = unit,
            Class = valueClass,
            Level = MeasureLevel.Outcome,
            Theme = "jobs",
            Outcome = "local",
            Counts = "What counts",
            Order = order,
            Proxy = new Proxy(
                $"{code}-value",
                "Its value",
                unit,
                new Formula.DatedFigure(
                    new Parameter(
                        "figure",
                        "A figure",
                        "GBP per unit",
                        new DatedValues<Figure>([
                            new(
                                new DateOnly(2024, 1, 1),
                                new Figure(pounds, null, null, Confidence.High),
                                Source
                            ),
                        ])
                    )
                )
            ),
        };
}
