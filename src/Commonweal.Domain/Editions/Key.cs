using System.Globalization;
using System.Text;

namespace Commonweal.Domain.Editions;

/// <summary>The name under which a part of an edition is referred to, made from what people call it.</summary>
public static class Key
{
    private const int Longest = 60;

    /// <summary>
    /// Small letters, digits and hyphens of a title, at most 60, accents dropped, with a number at its end where another has the
    /// key: <c>Môn: jobs &amp; skills</c> becomes <c>mon-jobs-skills</c>. <c>part</c> where the title has no such letter.
    /// </summary>
    public static string Of(string title, IEnumerable<string> taken)
    {
        var words = string.Concat(title.Normalize(NormalizationForm.FormD).Select(Letter))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = string.Join('-', words);
        key = key.Length > Longest ? key[..Longest].TrimEnd('-') : key;
        key = key.Length == 0 ? "part" : key;
        // The address of the form for another one.
        HashSet<string> held = new([.. taken, "new"], StringComparer.Ordinal);
        return Enumerable
            .Range(1, held.Count + 1)
            .Select(number =>
                number == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{number}")
            )
            .First(free => !held.Contains(free));
    }

    private static string Letter(char sign) =>
        char.IsAsciiLetterOrDigit(sign) ? $"{char.ToLowerInvariant(sign)}"
        : CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark ? ""
        : " ";
}
