using System.Data.Common;
using System.Net.Mail;
using Commonweal.Service.Storage;
using Microsoft.Extensions.Logging;

namespace Commonweal.Service.Notices;

/// <summary>
/// Sends the letters that wait, each by itself: one that cannot leave holds up no other and is tried again later, ever more
/// seldom, for some days; one whose address is refused for good is not. A site that dies between sending and marking sends it again.
/// </summary>
public sealed partial class SendNotices(
    DbDataSource source,
    CommonwealSettings settings,
    ILogger<SendNotices> log
)
{
    private const int Most = 20;
    private const string FolderSender = "commonweal@localhost";

    /// <summary>Shorter than the shortest time after which a letter is taken up again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Takes up to twenty, oldest first, and answers how many left.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        var sent = 0;
        for (var taken = 0; taken < Most; taken++)
        {
            if (await TakeAsync(connection, stop) is not { } notice)
            {
                break;
            }

            var (left, failure) = await SendAsync(notice, stop);
            if (left || failure is not null)
            {
                // What has left is marked even when the site is being stopped.
                await using var mark = connection.CreateCommand(
                    "select notice_done($1, $2::text)",
                    notice.Id,
                    failure is null ? DBNull.Value : $"{failure}"
                );
                await mark.ExecuteNonQueryAsync(CancellationToken.None);
                sent += left ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<Waiting?> TakeAsync(DbConnection connection, CancellationToken stop)
    {
        await using var query = connection.CreateCommand(
            "select id, to_email, subject, body, stop_link, is_last from take_notice($1)",
            settings.Mail?.Patience ?? MailServer.UsualPatience
        );
        await using var reader = await query.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new Waiting(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                await reader.IsDBNullAsync(4, stop) ? null : reader.GetString(4),
                reader.GetBoolean(5)
            )
            : null;
    }

    /// <summary>Whether it left; otherwise why it never will, or nothing when it waits for another try.</summary>
    private async Task<(bool Left, NoticeFailure? Failure)> SendAsync(
        Waiting notice,
        CancellationToken stop
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        try
        {
            using var letter = new MailMessage(
                settings.Mail?.From ?? FolderSender,
                notice.To,
                notice.Subject,
                notice.Body
            );
            Stoppable(letter, notice.StopLink);
            await (
                settings.Mail is { } server
                    ? SendAsync(server, letter, patience.Token)
                    : FileAsync(notice.Id, letter, patience.Token)
            );
            return (true, null);
        }
        catch (Exception fault) when (IsForGood(fault))
        {
            Refused(notice.Id, fault);
            return (false, NoticeFailure.AddressRefused);
        }
        catch (Exception fault)
            when (fault is SmtpException or IOException or OperationCanceledException
                && !stop.IsCancellationRequested
            )
        {
            if (notice.IsLast)
            {
                GivenUp(notice.Id, fault);
                return (false, NoticeFailure.GivenUp);
            }

            Waits(notice.Id, fault);
            return (false, null);
        }
    }

    /// <summary>Lets a mail program stop letters of the kind, with one press where the address is safe to send to (RFC 2369, RFC 8058).</summary>
    private static void Stoppable(MailMessage letter, string? link)
    {
        if (link is null)
        {
            return;
        }

        letter.Headers.Add("List-Unsubscribe", $"<{link}>");
        if (link.StartsWith("https:", StringComparison.Ordinal))
        {
            letter.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    /// <summary>No address at all, or one the mail server says it will never know: a code of five hundred.</summary>
    private static bool IsForGood(Exception fault) =>
        fault is FormatException
        || fault is SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)500 };

    private static async Task SendAsync(
        MailServer server,
        MailMessage letter,
        CancellationToken stop
    )
    {
        using var mail = server.Connect();
        await mail.SendMailAsync(letter, stop);
    }

    /// <summary>The client's own file is for everybody to read, so it is written to one side and closed before it shows.</summary>
    private async Task FileAsync(Guid notice, MailMessage letter, CancellationToken stop)
    {
        var folder = Path.Combine(settings.Home, "mail");
        OwnerOnly.MakeFolder(folder);
        var aside = Path.Combine(folder, notice.ToString());
        OwnerOnly.MakeFolder(aside);
        try
        {
            using var mail = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = aside,
            };
            await mail.SendMailAsync(letter, stop);
            OwnerOnly.MoveFile(Directory.GetFiles(aside).Single(), $"{aside}.eml");
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The address of email {Notice} is refused for good. It is not sent again."
    )]
    private partial void Refused(Guid notice, Exception fault);

    [LoggerMessage(
        LogLevel.Warning,
        "Email {Notice} could not be sent in all the days it was tried. It is not sent again."
    )]
    private partial void GivenUp(Guid notice, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Email {Notice} could not be sent. It is tried again later.")]
    private partial void Waits(Guid notice, Exception fault);

    private sealed record Waiting(
        Guid Id,
        string To,
        string Subject,
        string Body,
        string? StopLink,
        bool IsLast
    );
}
