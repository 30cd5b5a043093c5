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
        Procurement = await World.PublishedProcurementAsync(Officer, ["NT1", "NT29"]);
    }

    public virtual async Task DisposeAsync() => await World.DisposeAsync();

    protected virtual void Bring(IServiceCollection services) { }

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
