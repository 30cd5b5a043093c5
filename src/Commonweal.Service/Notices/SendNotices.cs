using System.Data.Common;
using System.Net.Mail;
using Commonweal.Service.Storage;
using Microsoft.Extensions.Logging;

namespace Commonweal.Service.Notices;

/// <summary>
/// Sends the letters that wait, each by itself: one that cannot leave holds up no other and is tried again later, ever more
/// seldom; one whose address is refused for good is not. A site that dies between sending and marking sends it again.
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

            if (await SendAsync(notice, stop) is { } arrived)
            {
                // It has left, so it is marked even when the site is being stopped.
                await using var mark = connection.CreateCommand(
                    "select notice_done($1, $2)",
                    notice.Id,
                    !arrived
                );
                await mark.ExecuteNonQueryAsync(CancellationToken.None);
                sent += arrived ? 1 : 0;
            }
        }

        return sent;
    }

    private static async Task<Waiting?> TakeAsync(DbConnection connection, CancellationToken stop)
    {
        await using var query = connection.CreateCommand(
            "select id, to_email, subject, body from take_notice()"
        );
        await using var reader = await query.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new Waiting(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3)
            )
            : null;
    }

    /// <summary>True when it left, false when it never can; null when it waits for another try.</summary>
    private async Task<bool?> SendAsync(Waiting notice, CancellationToken stop)
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
            using var mail = settings.Mail?.Connect() ?? Folder();
            await mail.SendMailAsync(letter, patience.Token);
            return true;
        }
        catch (Exception fault) when (IsForGood(fault))
        {
            Refused(notice.Id, fault);
            return false;
        }
        catch (Exception fault)
            when (fault is SmtpException or IOException or OperationCanceledException
                && !stop.IsCancellationRequested
            )
        {
            Waits(notice.Id, fault);
            return null;
        }
    }

    /// <summary>No address at all, or one the mail server says it will never know: a code of five hundred.</summary>
    private static bool IsForGood(Exception fault) =>
        fault is FormatException
        || fault is SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)500 };

    private SmtpClient Folder()
    {
        var folder = Path.Combine(settings.Home, "mail");
        PrivateFolder.Make(folder);
        return new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = folder,
        };
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The address of email {Notice} is refused for good. It is not sent again."
    )]
    private partial void Refused(Guid notice, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Email {Notice} could not be sent. It is tried again later.")]
    private partial void Waits(Guid notice, Exception fault);

    private sealed record Waiting(Guid Id, string To, string Subject, string Body);
}
