namespace Commonweal.Domain.Procurements.Alerts;

/// <summary>
/// Somebody, with or without an account, asked for emails: about one tender, or about new ones that fit a search. It counts once the link
/// in the first email was opened, and is gone once it is stopped. Of the person nothing is kept but the address.
/// </summary>
public sealed class EmailAlert
{
    /// <summary>The most that go to one address.</summary>
    public const int MostOfOne = 20;

    private EmailAlert() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where the emails go.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The tender that is followed; null for a search.</summary>
    public Guid? ProcurementId { get; private set; }

    /// <summary>What is searched, as JSON; null for a tender.</summary>
    public string? Search { get; private set; }

    /// <summary>The secret in the links that confirm and stop it.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the link was opened; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Up to when new tenders have been told; null before it was confirmed.</summary>
    public DateTimeOffset? ToldUntil { get; private set; }

    /// <summary>Emails about one tender.</summary>
    public static EmailAlert OfTender(
        Guid id,
        string email,
        Guid procurementId,
        string secret,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            Email = email,
            ProcurementId = procurementId,
            Secret = secret,
            AskedAt = now,
        };

    /// <summary>Emails about new tenders that fit a search.</summary>
    public static EmailAlert OfSearch(
        Guid id,
        string email,
        string search,
        string secret,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            Email = email,
            Search = search,
            Secret = secret,
            AskedAt = now,
        };
}
