namespace Commonweal.Domain.Common;

/// <summary>Where a figure or rule comes from; nothing dated is accepted without one.</summary>
/// <param name="Title">What the source calls itself.</param>
/// <param name="Url">Where it can be read; null only for a document held by the authority.</param>
/// <param name="Licence">Under what terms the figure may be passed on.</param>
/// <param name="MayBePassedOn">False when the licence keeps the figure with its holder: it then enters no export and no public page.</param>
public sealed record Source(string Title, string? Url, string Licence, bool MayBePassedOn = true)
{
    /// <summary>The longest title, and the longest licence, that people type, in characters.</summary>
    public const int LongestText = 400;

    private const int LongestAddress = 2_000;

    /// <summary>Whether a text is an address of the web, of up to 2,000 signs that are all seen, so that a page may link to it.</summary>
    public static bool IsWebAddress(string text) =>
        text.Length <= LongestAddress
        && OneLine.IsSeen(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http";
}

/// <summary>One value with the first day it holds.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="From">First day, inclusive.</param>
/// <param name="Value">The value from that day until the next one's day.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record DatedValue<T>(DateOnly From, T Value, Source Source);

/// <summary>A value that changes over time, such as a wage or a threshold.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
public sealed class DatedValues<T>
{
    private readonly DatedValue<T>[] values;

    /// <summary>Sorts the values by day.</summary>
    /// <exception cref="ArgumentException">Two values start on one day.</exception>
    public DatedValues(IEnumerable<DatedValue<T>> values)
    {
        this.values = [.. values.OrderBy(v => v.From)];
        if (this.values.Zip(this.values.Skip(1)).Any(pair => pair.First.From == pair.Second.From))
        {
            throw new ArgumentException("Two values start on the same day.", nameof(values));
        }
    }

    /// <summary>All values, earliest first.</summary>
    public IReadOnlyList<DatedValue<T>> All => values;

    /// <summary>The value in force on <paramref name="day"/>; null before the first one.</summary>
    public DatedValue<T>? On(DateOnly day) => values.LastOrDefault(v => v.From <= day);
}
