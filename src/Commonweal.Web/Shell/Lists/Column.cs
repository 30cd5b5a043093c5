namespace Commonweal.Web.Shell.Lists;

/// <summary>One column: what stands in it on the page and in files.</summary>
/// <param name="Heading">Its heading, with the unit where there is one.</param>
/// <param name="Value">What a file holds: text, a number, a date or a time; null for nothing.</param>
internal sealed record Column<TRow>(string Heading, Func<TRow, object?> Value)
{
    /// <summary>The lookup's sort key; null when the list cannot be sorted by it.</summary>
    public string? Sort { get; init; }

    /// <summary>What the page says.</summary>
    public required Func<TRow, string?> Show { get; init; }

    public bool Numeric { get; init; }

    /// <summary>Whether it stands in files alone, which have room for it.</summary>
    public bool InFileOnly { get; init; }

    public Func<TRow, string?>? Link { get; init; }

    public Func<TRow, string?>? Colour { get; init; }
}
