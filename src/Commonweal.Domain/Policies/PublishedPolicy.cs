using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Policies;

/// <summary>What everybody may read of an authority's own rules: what was published and not withdrawn.</summary>
public sealed class PublishedPolicy
{
    /// <summary>Under what terms a council's own rules stand here.</summary>
    internal const string Licence = "the council's own document";

    private PublishedPolicy() { }

    /// <summary>Identifier of the <see cref="PolicyVersion"/>.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose rules they are.</summary>
    public Guid AuthorityId { get; private set; }

    /// <summary>The first day they hold.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>The decision or document they come from.</summary>
    public string SourceTitle { get; private set; } = "";

    /// <summary>Where that can be read; null for a document the authority holds.</summary>
    public string? SourceUrl { get; private set; }

    /// <summary>What they say.</summary>
    public PolicyTerms Terms { get; private set; } = new([], null, null, null);

    /// <summary>The terms with their day and source.</summary>
    public DatedValue<PolicyTerms> Dated =>
        new(StartsOn, Terms, new Source(SourceTitle, SourceUrl, Licence));

    /// <summary>What everybody reads of a version that is published.</summary>
    public static PublishedPolicy Of(PolicyVersion version) =>
        new()
        {
            Id = version.Id,
            AuthorityId = version.AuthorityId,
            StartsOn = version.StartsOn!.Value,
            SourceTitle = version.SourceTitle!,
            SourceUrl = version.SourceUrl,
            Terms = version.Terms,
        };
}
