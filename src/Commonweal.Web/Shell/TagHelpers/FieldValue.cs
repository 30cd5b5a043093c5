using System.Collections;
using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>A model's value as a form shows it and as it is read back: never in the style of a culture.</summary>
internal static class FieldValue
{
    public static string? Of(object? model) =>
        model switch
        {
            null => null,
            bool yes => yes ? "true" : "false",
            // Stored with ten places; people typed fewer.
            decimal number => Quantity.Exact(number),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum choice => choice.ToString(),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => model.ToString(),
        };

    public static IReadOnlyList<string> AllOf(object? model) =>
        model is IEnumerable many and not string
            ? [.. many.Cast<object?>().Select(Of).OfType<string>()]
        : Of(model) is { } one ? [one]
        : [];
}
