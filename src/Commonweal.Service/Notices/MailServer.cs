using System.Globalization;
using System.Net;
using System.Net.Mail;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Notices;

/// <summary>Where letters go: a mail server, or a folder of <c>.eml</c> files where none is set.</summary>
/// <param name="Address">Such as <c>smtps://user:password@mail.example.org:587</c>; <c>smtp</c> is without encryption.</param>
/// <param name="From">The sender's address.</param>
public sealed record MailServer(Uri Address, string From)
{
    private const string Encrypted = "smtps";

    /// <summary>For how long a letter is tried that could not leave, unless <c>COMMONWEAL_MAIL_DAYS</c> says otherwise.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromDays(3);

    /// <summary>For how long a letter is tried that could not leave.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>What the environment names in <c>COMMONWEAL_MAIL</c> and the settings that begin so; null when it names none.</summary>
    /// <exception cref="ConnectionException">What it names cannot send letters, or not safely.</exception>
    public static MailServer? FromEnvironment() =>
        Environment.GetEnvironmentVariable("COMMONWEAL_MAIL") is { Length: > 0 } address
            ? Of(address, Environment.GetEnvironmentVariable("COMMONWEAL_MAIL_FROM")) with
            {
                Patience = PatienceOf(Environment.GetEnvironmentVariable("COMMONWEAL_MAIL_DAYS")),
            }
            : null;

    /// <summary>Days as they are written; the usual ones when nothing is.</summary>
    /// <exception cref="ConnectionException">It is no number of days, or more than a month.</exception>
    public static TimeSpan PatienceOf(string? days) =>
        string.IsNullOrWhiteSpace(days) ? UsualPatience
        : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is >= 1 and <= 30
            ? TimeSpan.FromDays(count)
        : throw new ConnectionException(
            $"COMMONWEAL_MAIL_DAYS is \"{days}\". Write for how many days an email is tried again that could not be sent: a whole number from 1 to 30."
        );

    /// <summary>The server of an address, and of a sender's where one is named.</summary>
    /// <exception cref="ConnectionException">They cannot send letters, or not safely.</exception>
    public static MailServer Of(string address, string? from)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var server)
            || server.Scheme is not (Encrypted or "smtp")
            || server.Host.Length == 0
        )
        {
            throw new ConnectionException(
                "COMMONWEAL_MAIL is no mail server. Write one such as smtps://user:password@mail.example.org:587."
            );
        }

        if (server is { Scheme: Encrypted, Port: 465 })
        {
            throw new ConnectionException(
                "COMMONWEAL_MAIL names port 465, where encryption begins before the first word; Commonweal begins it with STARTTLS. Name the port for that, mostly 587."
            );
        }

        if (server is { Scheme: not Encrypted, UserInfo.Length: > 0 })
        {
            throw new ConnectionException(
                "COMMONWEAL_MAIL would send its password unencrypted. Write smtps:// instead of smtp://, or leave the password out."
            );
        }

        var sender = string.IsNullOrWhiteSpace(from) ? $"commonweal@{server.Host}" : from;
        return MailAddress.TryCreate(sender, out _)
            ? new MailServer(server, sender)
            : throw new ConnectionException(
                $"COMMONWEAL_MAIL_FROM is \"{sender}\", which is no email address. Write one such as commonweal@example.gov.uk."
            );
    }

    internal SmtpClient Connect()
    {
        var client = new SmtpClient(Address.Host, Address.Port > 0 ? Address.Port : 25)
        {
            EnableSsl = Address.Scheme == Encrypted,
        };
        if (
            Uri.UnescapeDataString(Address.UserInfo).Split(':', 2)
            is [{ Length: > 0 } user, var password]
        )
        {
            client.Credentials = new NetworkCredential(user, password);
        }

        return client;
    }
}
