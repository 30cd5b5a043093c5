using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Shell;

/// <summary>What was typed as a number; null for nothing, or for something else, which is then said at the field.</summary>
internal static class TypedNumber
{
    public static decimal? Number(this ModelStateDictionary state, string field, string? typed) =>
        state.Read(field, typed, Quantity.Parse, Quantity.Unread);

    /// <summary>The same of pounds, which may have their sign.</summary>
    public static decimal? Pounds(this ModelStateDictionary state, string field, string? typed) =>
        state.Read(field, typed, Money.Parse, Money.Unread);

    private static decimal? Read(
        this ModelStateDictionary state,
        string field,
        string? typed,
        Func<string?, decimal?> parse,
        Func<string, string> unread
    )
    {
        var number = parse(typed);
        if (number is null && !string.IsNullOrWhiteSpace(typed))
        {
            state.AddModelError(field, unread(typed));
        }

        return number;
    }
}
