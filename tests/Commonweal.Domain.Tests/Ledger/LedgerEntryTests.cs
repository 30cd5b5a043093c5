using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Ledger;
using Xunit;

namespace Commonweal.Domain.Tests.Ledger;

public sealed class LedgerEntryTests
{
    [Theory]
    [InlineData(1, "0.0000166667", "16.6666666667")]
    [InlineData(-1, "-0.0000166667", "-16.6666666667")]
    public void Value_comes_from_the_unrounded_quantity_and_each_is_rounded_once(
        int sign,
        string effective,
        string value
    )
    {
        var entry = Entry(sign, sign * 0.0001m, 1_000_000m, 1m / 3m, 0.5m);

        Assert.Equal(effective, Quantity.Exact(entry.EffectiveQuantity));
        Assert.Equal(value, Quantity.Exact(entry.Value));
    }

    [Theory]
    [InlineData(1, "0.0000000003")]
    [InlineData(-1, "-0.0000000003")]
    public void What_stands_half_way_is_rounded_away_from_zero_as_the_store_would(
        int sign,
        string value
    )
    {
        var entry = Entry(sign, sign * 0.0000000005m, 0.5m, 1m, 0m);

        Assert.Equal(value, Quantity.Exact(entry.Value));
        Assert.Equal(Quantity.Kept(sign * 0.00000000025m), entry.Value);
    }

    private static LedgerEntry Entry(
        int sign,
        decimal quantity,
        decimal unitValue,
        decimal attribution,
        decimal deadweight
    ) =>
        LedgerEntry.Of(
            sign > 0 ? LedgerKind.Claimed : LedgerKind.Reversed,
            new LedgerSubject(Guid.Empty, Guid.Empty, Guid.Empty, Guid.Empty),
            new LedgerMeasure(
                "edition",
                "theme",
                "M1",
                "hours",
                ValueClass.Social,
                unitValue,
                attribution,
                deadweight
            ),
            Quarter.Of(new DateOnly(2026, 1, 1)),
            quantity,
            Guid.Empty,
            "Reported.",
            DateTimeOffset.UnixEpoch,
            Guid.Empty
        );
}
