using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>A whole number with what it counts: <c>1 month</c>, <c>12 months</c>, <c>1,200 offers</c>.</summary>
public static class Counted
{
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for any other number; null where it only takes an s.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} {(count == 1 ? one : many ?? $"{one}s")}"
        );
}
