using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>How a tag gathers what the tags inside it say.</summary>
internal static class Gathering
{
    /// <summary>Starts a list that the tags inside may add to.</summary>
    public static List<T> Gather<T>(this TagHelperContext context)
    {
        List<T> gathered = [];
        context.Items[typeof(T)] = gathered;
        return gathered;
    }

    /// <summary>Adds to the list of the nearest tag around that gathers this kind.</summary>
    public static void Give<T>(this TagHelperContext context, T part)
    {
        if (context.Items.TryGetValue(typeof(T), out var list) && list is List<T> gathered)
            gathered.Add(part);
        else
            throw new InvalidOperationException(
                $"<{context.TagName}> stands outside the tag it belongs to."
            );
    }

    /// <summary>What stands inside the tag; null when there is nothing but space.</summary>
    public static async Task<IHtmlContent?> InsideAsync(this TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        return inside.IsEmptyOrWhiteSpace ? null : inside;
    }

    /// <summary>The attributes that no property took: <c>data-*</c>, <c>lang</c>, <c>id</c> and so on.</summary>
    public static Dictionary<string, string?> Others(this TagHelperOutput output) =>
        output.Attributes.ToDictionary(
            attribute => attribute.Name,
            attribute => attribute.Value?.ToString(),
            StringComparer.Ordinal
        );

    /// <summary>Puts the component in the tag's place.</summary>
    public static void Become(this TagHelperOutput output, IHtmlContent component)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(component);
    }
}
