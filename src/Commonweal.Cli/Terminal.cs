using System.Text;
using Commonweal.Domain.Common;

namespace Commonweal.Cli;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results only.</param>
/// <param name="Error">Standard error: problems only.</param>
public sealed record Terminal(Stream In, TextWriter Out, TextWriter Error)
{
    /// <summary>Bytes above which a text is not read: explanations of what it asks are a hundred times as long.</summary>
    private const int LargestText = 2_000_000;

    private const string StandardInput = "-";

    /// <summary>A file that is there and may be read, or standard input for <c>-</c>.</summary>
    public Outcome<Stream> OpenInput(string file)
    {
        try
        {
            return file == StandardInput ? In : File.OpenRead(file);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return Unreadable;
        }
    }

    /// <summary>The text of a file, or of standard input for <c>-</c>: UTF-8, or UTF-16 that says so.</summary>
    public async Task<Outcome<string>> ReadInputAsync(string file, CancellationToken stop)
    {
        var opened = OpenInput(file);
        if (!opened.Succeeded)
        {
            return Outcome.Refused<string>([.. opened.Problems]);
        }

        try
        {
            await using var stream = opened.Value;
            var text = new byte[LargestText + 1];
            var length = await stream.ReadAtLeastAsync(text, text.Length, false, stop);
            return length <= LargestText
                ? Decoded(text.AsSpan(0, length))
                : new Problem(
                    "input.file.too-large",
                    $"It is larger than {LargestText / 1_000_000} MB. Name the file of JSON that is meant, or split it."
                );
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return Unreadable;
        }
    }

    /// <summary>Writes what came of an act in <paramref name="words"/>, or why it was refused, and answers the exit code.</summary>
    public async Task<int> AnswerAsync<T>(
        Outcome<T> outcome,
        Func<T, string> words,
        string? file = null
    )
    {
        if (!outcome.Succeeded)
        {
            return await RefuseAsync(outcome.Problems, file);
        }

        await Out.WriteLineAsync(words(outcome.Value));
        return 0;
    }

    /// <summary>Says why the input was refused, one line per problem, and answers the exit code for it.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <param name="file">The file it is wrong in; null where it is in no file.</param>
    public async Task<int> RefuseAsync(IEnumerable<Problem> problems, string? file = null)
    {
        foreach (var problem in problems)
        {
            string?[] where = [file == StandardInput ? null : file, problem.Field];
            await Error.WriteLineAsync(
                $"{string.Concat(where.OfType<string>().Select(part => $"{part}: "))}{problem.Message} [{problem.Code}]"
            );
        }

        return CommandLine.Refused;
    }

    private static Problem Unreadable =>
        new(
            "input.file.unreadable",
            "This could not be read. Name a file that is there and that you may read."
        );

    private static bool IsUnreadable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException;

    private static Outcome<string> Decoded(ReadOnlySpan<byte> text)
    {
        Encoding encoding = text switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        try
        {
            return encoding.GetString(text);
        }
        catch (DecoderFallbackException fault)
        {
            return new Problem(
                "input.file.encoding",
                $"At byte {fault.Index}, a character is not UTF-8. Save the file as UTF-8 and name it again."
            );
        }
    }
}
