using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Story;

namespace Commonweal.App.Tests.Bids;

/// <summary>A council with two officers, a procurement open for bids, and two suppliers.</summary>
public abstract class BidsCase(bool withSite = false) : WorldCase(withSite)
{
    protected static readonly BidAnswers Offer = BidsStory.Answers(
        480_000m,
        "We hire two people from Preston through the job centre.",
        ("NT1", [1m, 1.5m]),
        ("NT29", [40m, 40m])
    );

    protected Actor Officer { get; private set; } = null!;
    protected Actor Second { get; private set; } = null!;
    protected Actor Supplier { get; private set; } = null!;
    protected Actor Rival { get; private set; } = null!;
    protected Guid Procurement { get; private set; }

    /// <summary>The button that submits a bid, which names the council.</summary>
    protected const string Submitting = "Submit bid to lancashire council";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("lancashire");
        Officer = await World.PersonAsync(authority, Role.Officer);
        Second = await World.PersonAsync(authority, Role.HeadOfProcurement);
        Supplier = await World.SupplierAsync("Bee Lane Builders");
        Rival = await World.SupplierAsync("Rival Roofing");
        Procurement = await World.PublishedProcurementAsync(Officer, ["NT1", "NT29"]);
    }
}
