using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Xunit;

namespace Commonweal.Domain.Tests.Delivery;

public sealed class ClaimReadinessTests
{
    [Theory]
    [InlineData(null, "", 0, "delivery.claim.no-figure")]
    [InlineData("0", "", 0, "delivery.claim.no-note")]
    [InlineData("9.99", "", 1, "delivery.claim.no-note")]
    [InlineData("9.99", "", 0, "delivery.claim.no-evidence delivery.claim.no-note")]
    [InlineData("9.99", "Rain in May.", 1, "")]
    [InlineData("10", "", 1, "")]
    public void Less_than_was_due_needs_a_word_on_why_and_more_than_nothing_needs_evidence(
        string? quantity,
        string note,
        int files,
        string codes
    )
    {
        var claim = new ClaimReadiness(
            Guid.Empty,
            "Hours",
            "volunteer hours",
            10m,
            Quantity.Parse(quantity),
            note,
            files
        );

        Assert.Equal(codes, string.Join(' ', claim.Missing().Select(problem => problem.Code)));
    }
}
