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
        var entry = LedgerEntry.Of(
            sign > 0 ? LedgerKind.Claimed : LedgerKind.Reversed,
            new LedgerSubject(Guid.Empty, Guid.Empty, Guid.Empty, Guid.Empty),
            new LedgerMeasure(
                "edition",
                "theme",
                "M1",
                "hours",
                ValueClass.Social,
                1_000_000m,
                1m / 3m,
                0.5m
            ),
            Quarter.Of(new DateOnly(2026, 1, 1)),
            sign * 0.0001m,
            Guid.Empty,
            "Reported.",
            DateTimeOffset.UnixEpoch,
            Guid.Empty
        );

        Assert.Equal(effective, Quantity.Exact(entry.EffectiveQuantity));
        Assert.Equal(value, Quantity.Exact(entry.Value));
    }
}
