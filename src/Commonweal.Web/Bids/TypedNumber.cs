using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Bids;

internal static class TypedNumber
{
    /// <summary>What was typed as a number; null for nothing, or for something else, which is then said at the field.</summary>
    public static decimal? Number(
        this ModelStateDictionary state,
        string field,
        string? typed,
        string like
    )
    {
        var number = Quantity.Parse(typed);
        if (number is null && !string.IsNullOrWhiteSpace(typed))
        {
            state.AddModelError(field, $"Enter a number, like {like}. You wrote '{typed}'.");
        }

        return number;
    }
}
