using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Evidence;

/// <summary>
/// UTF-8, UTF-16 with its mark, or the single-byte text older spreadsheets save: no control characters, and no web page. Any other
/// mark stands for an encoding that programs do not agree on, and its zero bytes are control characters.
/// </summary>
internal static partial class PlainText
{
    /// <summary>Looks at text.</summary>
    public static Misfit Look(Stream file) => First(file, isTable: false).Misfit;

    /// <summary>Looks at a table: no cell calls a program or an address, whatever separates the cells.</summary>
    public static Misfit Table(Stream file) => First(file, isTable: true).Misfit;

    /// <summary>
    /// The cell for which a table is refused, as people find it: <c>row 12, column 3</c>. Whichever sign the first row has most of
    /// separates the cells; within quotes it separates nothing, and no row ends.
    /// </summary>
    public static string CellOf(Stream table)
    {
        var at = First(table, isTable: true).At;
        table.Position = 0;
        using var reader = new StreamReader(table, PastMark(table), false, leaveOpen: true);
        var text = reader.ReadToEnd();
        var separator = ",;\t".MaxBy(sign => text.TakeWhile(c => c != '\n').Count(c => c == sign));
        var (row, column, isQuoted, before) = (1, 1, false, '\n');
        foreach (var sign in text.AsSpan(0, (int)at))
        {
            if (sign == '"' && (isQuoted || before is '"' or '\n' || before == separator))
                isQuoted = !isQuoted;
            else if (sign == '\n' && !isQuoted)
                (row, column) = (row + 1, 1);
            else if (sign == separator && !isQuoted)
                column++;
            before = sign;
        }

        return string.Create(CultureInfo.InvariantCulture, $"row {row}, column {column}");
    }

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

    /// <summary>The encoding the first bytes say, with the file put behind them.</summary>
    private static Encoding PastMark(Stream file)
    {
        Span<byte> first = stackalloc byte[3];
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var (encoding, length) = first[..read] switch
        {
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [0xEF, 0xBB, 0xBF] => (Encoding.UTF8, 3),
            _ => (Encoding.UTF8, 0),
        };
        file.Position = length;
        return encoding;
    }

    /// <summary>The first that may not be, and how many characters come before it.</summary>
    private static (Misfit Misfit, long At) First(Stream file, bool isTable)
    {
        var isStart = true;
        foreach (var (at, text) in Window.Of(file, PastMark(file)))
        {
            var control = text.AsSpan().IndexOfAnyInRange('\0', '\b');
            if (control >= 0)
            {
                return (Misfit.NotWhatItSays, at + control);
            }

            if (isStart && text.AsSpan().TrimStart().StartsWith("<"))
            {
                return (Misfit.NotWhatItSays, at + text.IndexOf('<', StringComparison.Ordinal));
            }

            if (isTable && Call().Match(text) is { Success: true } call)
            {
                return (
                    Misfit.ActsOnOpening,
                    at + call.Index + (call.Length - call.Value.TrimStart().Length)
                );
            }

            isStart &= string.IsNullOrWhiteSpace(text);
        }

        return (Misfit.None, 0);
    }
}
