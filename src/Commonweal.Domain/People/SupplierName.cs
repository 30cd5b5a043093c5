using System.Globalization;
using System.Text;

namespace Commonweal.Domain.People;

/// <summary>Compares names of organisations as people do, who overlook case, spaces, full stops and how a company is formed.</summary>
public static class SupplierName
{
    /// <summary>Letters of other alphabets, each before the Latin one it is taken for.</summary>
    private const string LookAlikes =
        "аaвbсcеeһhнhіiјjкkмmоoрpԛqѕsтtуyхxԝwԁdɡgαaβbεeηhιiκkμmνvοoρpτtυuχxωwıi";

    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "ltd",
        "limited",
        "plc",
        "llp",
        "lp",
        "cic",
        "cio",
        "inc",
    };

    /// <summary>False when the name holds a sign that nobody sees: a control sign, a zero-width space, a mark of direction.</summary>
    public static bool IsVisible(string name) =>
        name.EnumerateRunes()
            .All(rune =>
                Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.Surrogate
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    )
                && !IsBlankLetter(rune)
            );

    /// <summary>
    /// What names share that people would take for one: letters and digits in small Latin form, without accents, signs, spaces
    /// and the form of company at the end. Never empty for a name that is not.
    /// </summary>
    public static string KeyOf(string name)
    {
        var plain = string.Concat(
            name.Normalize(NormalizationForm.FormKD)
                .Replace("&", " and ", StringComparison.Ordinal)
                .EnumerateRunes()
                .Select(Plain)
        );
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var told = words.Length;
        while (told > 1 && Forms.Contains(words[told - 1]))
        {
            told--;
        }

        return told == 0 ? name.Trim() : string.Concat(words.Take(told));
    }

    /// <summary>One sign of the key; a space where words part, nothing for what is not seen.</summary>
    private static string Plain(Rune sign)
    {
        if (Rune.IsLetterOrDigit(sign) && !IsBlankLetter(sign))
        {
            var small = Rune.ToLowerInvariant(sign).ToString();
            var at = LookAlikes.IndexOf(small, StringComparison.Ordinal);
            return at >= 0 && at % 2 == 0 ? LookAlikes[(at + 1)..(at + 2)] : small;
        }

        return
            sign.Value is '.' or '\'' or '’'
            || Rune.GetUnicodeCategory(sign)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.Format
                    or UnicodeCategory.Control
            || IsBlankLetter(sign)
            ? ""
            : " ";
    }

    /// <summary>The fillers of Hangul and the blank of Braille, which count as letters and signs and show nothing.</summary>
    private static bool IsBlankLetter(Rune sign) =>
        sign.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;
}
