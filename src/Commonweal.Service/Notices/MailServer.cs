using System.Net;
using System.Net.Mail;

namespace Commonweal.Service.Notices;

/// <summary>Where letters go: a mail server, or a folder of <c>.eml</c> files where none is set.</summary>
/// <param name="Address">Such as <c>smtps://user:password@mail.example.org:587</c>; <c>smtp</c> is without encryption.</param>
/// <param name="From">The sender's address.</param>
public sealed record MailServer(Uri Address, string From)
{
    /// <summary>What the environment names in <c>COMMONWEAL_MAIL</c> and <c>COMMONWEAL_MAIL_FROM</c>; null when it names none.</summary>
    public static MailServer? FromEnvironment() =>
        Uri.TryCreate(
            Environment.GetEnvironmentVariable("COMMONWEAL_MAIL"),
            UriKind.Absolute,
            out var address
        )
            ? new MailServer(
                address,
                Environment.GetEnvironmentVariable("COMMONWEAL_MAIL_FROM")
                    ?? $"commonweal@{address.Host}"
            )
            : null;

    internal SmtpClient Connect()
    {
        var client = new SmtpClient(Address.Host, Address.Port > 0 ? Address.Port : 25)
        {
            EnableSsl = Address.Scheme == "smtps",
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
