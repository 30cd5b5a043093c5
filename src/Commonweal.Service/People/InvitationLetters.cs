using Commonweal.Domain.People;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>An invitation on its way: the token, for whoever hands it on without mail, and the letter as it is sent.</summary>
public sealed record SentInvitation(string Token, Notice Letter);

/// <summary>What the letters with a one-time link say, and how often a visitor may have one sent.</summary>
internal static class InvitationLetters
{
    private const string Care =
        "The link works once, for 7 days. Keep it to yourself. If you did not expect this email, do nothing.";

    /// <summary>Somebody is invited into the actor's organisation.</summary>
    public static SentInvitation ToJoin(
        this CommonwealSettings site,
        Actor actor,
        string organisation,
        (Invitation Invitation, string Token) made
    ) =>
        new(
            made.Token,
            Letter(
                actor,
                made.Invitation,
                $"Join {organisation} on Commonweal",
                $"{actor.Name} invites you to join {organisation} on Commonweal.\n\nOpen this link to see what you will do there, and to join:\n{site.At("join", made.Token, null)}\n\n{Care}"
            )
        );

    /// <summary>Somebody asked to register a supplier; an address with an account learns so here and nowhere else.</summary>
    public static SentInvitation ToRegister(
        this CommonwealSettings site,
        bool hasAccount,
        string? returnUrl,
        (Invitation Invitation, string Token) made
    )
    {
        var link = site.At("suppliers/register/finish", made.Token, returnUrl);
        return new(
            made.Token,
            Letter(
                Actor.Public,
                made.Invitation,
                "Your registration on Commonweal",
                hasAccount
                    ? $"Somebody asked to register a supplier with this email address. You already have an account. Sign in here:\n{site.At("sign-in", null, returnUrl)}\n\nIf you want to register another organisation, sign in first and then open this link:\n{link}\n\n{Care}"
                    : $"Open this link to register your organisation and choose a password:\n{link}\n\n{Care}"
            )
        );
    }

    /// <summary>Somebody forgot their password; an address without an account learns so here and nowhere else.</summary>
    public static Notice ToChoosePassword(
        this CommonwealSettings site,
        string email,
        string? token,
        DateTimeOffset now
    ) =>
        Notice.To(
            Actor.Public,
            email,
            "Your password on Commonweal",
            token is null
                ? $"Somebody asked for a new password for this email address. There is no account with it. If you have one, it is with another address; ask with that one here:\n{site.At("sign-in/forgotten", null, null)}\n\nIf you did not expect this email, do nothing."
                : $"Open this link to choose a new password:\n{site.At("sign-in/password", token, null)}\n\nThe link works once, for a day. Keep it to yourself. If you did not expect this email, do nothing: your password stays as it is.",
            now
        );

    /// <summary>
    /// What a visitor may ask for on anybody's address goes there once in ten minutes; the page cannot tell. The demo sends nothing,
    /// so there it is always new. Noted as <paramref name="act"/>, or as a letter kept back.
    /// </summary>
    public static async Task<bool> AddOnceAsync(
        this Db db,
        Notice letter,
        string act,
        Guid subjectId,
        CommonwealSettings site,
        CancellationToken stop
    )
    {
        var isNew =
            site.IsDemo
            || !await db
                .Database.SqlQuery<bool>(
                    $"select letter_sent_lately({letter.ToEmail}, {letter.Subject}) as \"Value\""
                )
                .SingleAsync(stop);
        if (isNew)
        {
            db.Add(letter);
        }

        db.Record(isNew ? act : "letter.kept-back", subjectId, new { });
        return isNew;
    }

    private static Notice Letter(Actor actor, Invitation invitation, string subject, string body) =>
        Notice.To(actor, invitation.Email, subject, body, invitation.InvitedAt);

    private static Uri At(
        this CommonwealSettings site,
        string page,
        string? token,
        string? returnUrl
    )
    {
        string?[] query =
        [
            token is null ? null : $"token={token}",
            returnUrl is null ? null : $"returnUrl={Uri.EscapeDataString(returnUrl)}",
        ];
        return new UriBuilder(new Uri(site.Address, page))
        {
            Query = string.Join('&', query.OfType<string>()),
        }.Uri;
    }
}
