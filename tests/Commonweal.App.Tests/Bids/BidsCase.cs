using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>A council with two officers, a procurement open for bids, and two suppliers.</summary>
public abstract class BidsCase : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    protected static readonly BidAnswers Offer = BidsStory.Answers(
        480_000m,
        "We hire two people from Preston through the job centre.",
        ("NT1", [1m, 1.5m]),
        ("NT29", [40m, 40m])
    );

    protected World World { get; private set; } = null!;
    protected Actor Officer { get; private set; } = null!;
    protected Actor Second { get; private set; } = null!;
    protected Actor Supplier { get; private set; } = null!;
    protected Actor Rival { get; private set; } = null!;
    protected Guid Procurement { get; private set; }

    public virtual async Task InitializeAsync()
    {
        World = await World.CreateAsync(Bring);
        var authority = await World.AuthorityAsync("lancashire");
        Officer = await World.PersonAsync(authority, Role.Officer);
        Second = await World.PersonAsync(authority, Role.HeadOfProcurement);
        Supplier = await World.SupplierAsync("Bee Lane Builders");
        Rival = await World.SupplierAsync("Rival Roofing");
        Procurement = await World.OpenForBidsAsync(Officer, "NT1", "NT29");
    }

    public virtual async Task DisposeAsync() => await World.DisposeAsync();

    protected virtual void Bring(IServiceCollection services) =>
        services.AddSingleton(new ReferenceData([Edition]));

    protected static string CodeOf<T>(Outcome<T> outcome) => outcome.Problems.Single().Code;

    private static readonly Source Source = new("A test", null, "OGL-UK-3.0");

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
            Measure("NT1", Unit.FteYears, 1, 20_000m),
            Measure("NT29", Unit.VolunteerHours, 2, 16.93m),
        ],
    };

    private static Measure Measure(string code, Unit unit, int order, decimal pounds) =>
        new()
        {
            Code = code,
            Title = $"{code} in words",
            Unit = unit,
            Class = ValueClass.Social,
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
