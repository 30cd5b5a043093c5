using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class TypicalPromiseTests
{
    private static readonly TypicalPromise Six = new(6, 5, 0.25m, 1.2m, 3m);

    [Fact]
    public void An_offer_stands_beside_the_middle_at_its_own_price() =>
        Assert.Equal(
            [
                "6 published contracts promise this measure: from 0.25 volunteer hours to 3 volunteer hours for each £100,000 of the contract's value, and 1.2 volunteer hours in the middle.",
                "At your price of £480,000.00 the middle comes to 5.76 volunteer hours. You offer 4 volunteer hours.",
            ],
            Six.Says(Unit.VolunteerHours, 480_000m, 4m).ToArray()
        );

    [Fact]
    public void Without_a_price_or_an_offer_nothing_is_compared()
    {
        Assert.Single(Six.Says(Unit.VolunteerHours, null, 4m));
        Assert.Single(Six.Says(Unit.VolunteerHours, 0m, 4m));
        Assert.Single(Six.Says(Unit.Percent, 480_000m, null));
        Assert.EndsWith(
            "the middle comes to 5.76 volunteer hours.",
            Six.Says(Unit.VolunteerHours, 480_000m, null).Last(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_percentage_is_compared_as_it_stands()
    {
        var says = new TypicalPromise(5, 5, 20m, 55m, 90m)
            .Says(Unit.Percent, 480_000m, 40m)
            .ToArray();

        Assert.DoesNotContain("£", string.Join(' ', says), StringComparison.Ordinal);
        Assert.Contains("55", says[0], StringComparison.Ordinal);
        Assert.StartsWith("You offer 40", says[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "no published contract promises this measure")]
    [InlineData(1, "1 published contract promises this measure")]
    [InlineData(4, "4 published contracts promise this measure")]
    public void With_too_few_contracts_no_figure_is_said(int contracts, string found) =>
        Assert.Equal(
            [
                $"Too few contracts are public to say what is typical: {found}, and at least 5 are needed.",
            ],
            (Six with { Contracts = contracts }).Says(Unit.VolunteerHours, 480_000m, 4m).ToArray()
        );
}
