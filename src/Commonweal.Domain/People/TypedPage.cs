namespace Commonweal.Domain.People;

/// <summary>
/// What somebody typed on a page of their organisation and sent when it could not be taken: kept for that person alone, for as long as
/// the rules of sweeping say, and done with nothing until they send it again.
/// </summary>
public sealed class TypedPage
{
    /// <summary>On how many pages one person's text is kept; the oldest makes room.</summary>
    public const int MostPages = 20;

    /// <summary>The longest address of a page, in characters.</summary>
    public const int LongestPage = 400;

    private TypedPage() { }

    /// <summary>The authority or supplier for which it was typed.</summary>
    public Guid ScopeId { get; private set; }

    /// <summary>Who typed it.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The address of the page without what follows a question mark.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Where it was sent, and the fields, encrypted.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>When it was sent.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>A place for what one person types on one page.</summary>
    public static TypedPage For(Guid scopeId, Guid accountId, string page) =>
        new()
        {
            ScopeId = scopeId,
            AccountId = accountId,
            Page = page,
        };

    /// <summary>Takes in what was typed, in the place of what was typed there before.</summary>
    public void Take(byte[] fields, DateTimeOffset now) => (Sealed, KeptAt) = (fields, now);
}
