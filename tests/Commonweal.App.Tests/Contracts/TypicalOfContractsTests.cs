using Commonweal.App.Tests.Bids;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

/// <summary>What is typical of a measure: what councils have published, and nothing else.</summary>
public sealed class TypicalOfContractsTests() : BidsCase(withSite: true)
{
    private int recorded;

    [Fact]
    public async Task Published_contracts_of_all_councils_say_what_is_typical_and_nothing_else_does()
    {
        var here = await World.PersonAsync(Officer.AuthorityId!.Value, Role.ContractManager);
        var there = await World.PersonAsync(
            await World.AuthorityAsync("elsewhere"),
            Role.ContractManager
        );
        // For each £100,000: 1, 2, 4 and 8; the last is the supplier's own half.
        await RecordedAsync(here, 100_000m, 1m);
        await RecordedAsync(there, 200_000m, 4m);
        await RecordedAsync(there, 50_000m, 2m);
        await RecordedAsync(here, 100_000m, 16m, attribution: 0.5m);
        await RecordedAsync(here, 1_000m, 900m, isPublic: false);
        await RecordedAsync(here, 1_000m, 900m, edition: "southend-2050");
        var bid = await World.SubmittedBidAsync(Rival, Procurement, Offer);
        Assert.NotEqual(default, bid);
        Assert.Equal(new TypicalPromise(4, 5, 1m, 3m, 8m), await TypicalAsync(Supplier));
        Assert.Equal(0, (await TypicalAsync(Supplier, "NT2"))!.Contracts);

        var own = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, own, 1, Offer);
        var browser = await Site.SignInAsync(Supplier);
        var page = await browser.GetAsync($"/supplier/bids/{own}/measures/NT1");
        Assert.Contains(
            "Too few contracts are public to say what is typical: 4 published contracts promise this measure, and at least 5 are needed.",
            page.Text,
            StringComparison.Ordinal
        );

        await RecordedAsync(there, 100_000m, 0.5m);
        Assert.Equal(new TypicalPromise(5, 5, 0.5m, 2m, 8m), await TypicalAsync(Actor.Public));
        page = await browser.GetAsync($"/supplier/bids/{own}/measures/NT1");
        Assert.Contains(
            "At your price of £480,000.00 the middle comes to 9.6 full-time years. You offer 2.5 full-time years.",
            page.Text,
            StringComparison.Ordinal
        );
        var typed = await browser.PressAsync(
            "Save and show the value",
            ("Quantities[0]", "3"),
            ("Quantities[1]", "3")
        );
        Assert.Contains("You offer 6 full-time years.", typed.Text, StringComparison.Ordinal);
    }

    private Task<TypicalPromise?> TypicalAsync(Actor actor, string measure = "NT1") =>
        World.AskAsync<TypicalOfContracts, TypicalPromise?>(lookup =>
            lookup.RunAsync(actor, "lancashire-toms-2024", measure, default)
        );

    private async Task RecordedAsync(
        Actor manager,
        decimal value,
        decimal quantity,
        decimal attribution = 1m,
        string edition = "lancashire-toms-2024",
        bool isPublic = true
    )
    {
        var terms = new ContractTerms(
            $"T-{++recorded}",
            value,
            new DateOnly(2026, 4, 1),
            new DateOnly(2027, 3, 31)
        );
        var reason = attribution < 1m ? "A college does the other half." : "";
        MeasureAnswer promise = new("NT1", [quantity], attribution, reason, "As agreed.")
        {
            Basis = attribution < 1m ? AttributionBasis.Time : null,
        };
        var contract = await World.AskAsync<RecordContract, Outcome<Guid>>(act =>
            act.RunAsync(
                manager,
                new RecordContract.Agreed(Rival.SupplierId, "Benches", edition, terms, [promise]),
                default
            )
        );
        _ = (
            await World.AskAsync<AssignContractManager, Outcome<Done>>(act =>
                act.RunAsync(manager, contract.Value, manager.AccountId, default)
            )
        ).Value;
        if (isPublic)
        {
            _ = (
                await World.AskAsync<PublishContract, Outcome<Done>>(act =>
                    act.RunAsync(manager, contract.Value, default)
                )
            ).Value;
        }
    }
}
