using System.Globalization;
using System.Text;
using Commonweal.Domain.Common;

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
        if (Rune.IsLetterOrDigit(sign) && !OneLine.IsBlankLetter(sign))
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
            || OneLine.IsBlankLetter(sign)
            ? ""
            : " ";
    }
}
