using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Notices;

/// <summary>A letter that waits to be sent, written in the same transaction as the act it tells of.</summary>
public sealed class Notice
{
    private Notice() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation that sends it.</summary>
    public Guid ScopeId { get; private set; }

    /// <summary>Address.</summary>
    public string ToEmail { get; private set; } = "";

    /// <summary>Which matter, and what about it.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Plain text; never the content of a bid.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The address that stops letters of its kind, for whoever sends nothing but a press of a button; null where there is none.</summary>
    public string? StopLink { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>How often it was taken up to be sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>From when it may be taken up again; null before the first time.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>Since when it is not tried any more; null while it may still arrive.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why it is not tried any more; null while it may still arrive.</summary>
    public NoticeFailure? Failure { get; private set; }

    /// <summary>When it was handed to the mail server; null while it waits.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Writes a letter in the name of the actor's organisation.</summary>
    public static Notice To(
        Actor actor,
        string email,
        string subject,
        string body,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ScopeId = actor.AuthorityId ?? actor.SupplierId ?? Guid.Empty,
            ToEmail = email,
            Subject = OneLine.Of(subject),
            Body = body,
            CreatedAt = now,
        };

    /// <summary>The same with how to stop letters of its kind: in words at its end, and as an address for mail programs (RFC 8058).</summary>
    internal Notice StoppedBy(Uri page, string secret)
    {
        StopLink = $"{page}?token={secret}";
        Body = $"{Body}\n\nTo stop these emails, open:\n{StopLink}";
        return this;
    }
}

/// <summary>Why a letter never left.</summary>
public enum NoticeFailure
{
    /// <summary>It is no address, or a mail server says it will never take email for it.</summary>
    AddressRefused,

    /// <summary>No mail server took it in all the days it was tried.</summary>
    GivenUp,
}

internal sealed class NoticeTable : PlainTable<Notice>;
