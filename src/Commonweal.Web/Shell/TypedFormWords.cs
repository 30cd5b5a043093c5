using System.Globalization;
using System.Text.RegularExpressions;

namespace Commonweal.Web.Shell;

/// <summary>What the fields of a kept form are called to whoever typed them.</summary>
public static partial class TypedFormWords
{
    /// <summary>Whether a field says something to its writer: what only the page needs, such as an id, does not.</summary>
    public static bool IsShown(string name, string value) =>
        value.Trim().Length > 0
        && !Guid.TryParse(value, out _)
        && name is not ("Version" or "Revision" or "HasRead");

    /// <summary>The last part of the name as words, with the place in a list: <c>Lines[1].WhyNot</c> is <c>Why not (2)</c>.</summary>
    public static string Of(string name)
    {
        var place = Place().Match(name);
        var last = Place().Replace(name, "").Split('.')[^1];
        var words = Hump().Replace(last, " $0").Trim().ToLowerInvariant();
        return words.Length == 0
            ? name
            : $"{char.ToUpperInvariant(words[0])}{words[1..]}{(place.Success && int.TryParse(place.Groups["at"].ValueSpan, CultureInfo.InvariantCulture, out var at) ? $" ({at + 1})" : "")}";
    }

    [GeneratedRegex(@"\[(?<at>[^\]]{0,60})\]", RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Hump();
}
