using System.Text;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Evidence;

/// <summary>UTF-8, or the single-byte text older spreadsheets save: no control characters, and no web page.</summary>
internal static partial class PlainText
{
    /// <summary>Looks at text.</summary>
    public static Misfit Look(Stream file) => Look(file, _ => false);

    /// <summary>Looks at a table: no cell calls a program or an address, whatever separates the cells.</summary>
    public static Misfit Table(Stream file) => Look(file, Calls);

    /// <summary>
    /// Whether a formula reaches out when it is worked out: <c>cmd|' /C calc'!A0</c>, DDE or WEBSERVICE. Numbers and sums,
    /// below zero too, do not. The last is a sheet with macros in the old SYLK text, which spreadsheets open under any name.
    /// </summary>
    [GeneratedRegex(
        @"[\w.]\s*\|\s*('([^']|'')*'|[^\s,;'""|!]+)\s*!\s*['""]*[\w$]|\b(DDE|WEBSERVICE)\s*\(|(^|[\r\n])O;([^\r\n]*;)?E\s*[;\r\n]",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Call();

    /// <summary>The same of one formula of a workbook.</summary>
    public static bool Calls(string formula) => Call().IsMatch(formula);

    private static Misfit Look(Stream file, Func<string, bool> acts)
    {
        var isStart = true;
        foreach (var (_, text) in Window.Of(file, Encoding.UTF8))
        {
            if (
                text.AsSpan().ContainsAnyInRange('\0', '\b')
                || (isStart && text.AsSpan().TrimStart().StartsWith("<"))
            )
            {
                return Misfit.NotWhatItSays;
            }

            if (acts(text))
            {
                return Misfit.ActsOnOpening;
            }

            isStart &= string.IsNullOrWhiteSpace(text);
        }

        return Misfit.None;
    }
}
