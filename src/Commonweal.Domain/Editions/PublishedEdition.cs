namespace Commonweal.Domain.Editions;

/// <summary>What everybody may read of a council's edition from its publication on.</summary>
public sealed class PublishedEdition
{
    private PublishedEdition() { }

    /// <summary>Identifier of the <see cref="CouncilEdition"/>.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid AuthorityId { get; private set; }

    /// <summary>Its name in addresses.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The edition it began as a copy of.</summary>
    public string MadeFrom { get; private set; } = "";

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>When it was retired; null while it may be chosen.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Why.</summary>
    public string? RetireReason { get; private set; }

    /// <summary>The text that everybody may have.</summary>
    public string OpenText { get; private set; } = "";

    /// <summary>Whether that is the whole: nothing in it is kept private.</summary>
    public bool OpenIsWhole { get; private set; }
}
