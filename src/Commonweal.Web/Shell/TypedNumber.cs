using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
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

    /// <summary>The same of percentages, which may have theirs.</summary>
    public static decimal? Percent(this ModelStateDictionary state, string field, string? typed) =>
        state.Read(field, typed, Percentage.Parse, Percentage.Unread);

    /// <summary>The same of one figure of a working.</summary>
    public static decimal? Figure(
        this ModelStateDictionary state,
        string field,
        string? typed,
        Factor factor
    ) => state.Read(field, typed, factor.Parse, factor.Unread);

    /// <summary>The same of whole numbers.</summary>
    public static int? Whole(this ModelStateDictionary state, string field, string? typed) =>
        state.Read(field, typed, Quantity.ParseWhole, Quantity.UnreadWhole);

    private static T? Read<T>(
        this ModelStateDictionary state,
        string field,
        string? typed,
        Func<string?, T?> parse,
        Func<string, string> unread
    )
        where T : struct
    {
        var number = parse(typed);
        if (number is null && !string.IsNullOrWhiteSpace(typed))
        {
            state.AddModelError(field, unread(typed));
        }

        return number;
    }
}
