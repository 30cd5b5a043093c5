using System.Data.Common;
using System.Net.Mail;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Notices;

/// <summary>
/// Sends the letters that wait. Each is marked in the transaction that holds its row, so two sites never send the same one
/// side by side; a site that dies between sending and marking sends it again.
/// </summary>
public sealed class SendNotices(DbDataSource source, CommonwealSettings settings)
{
    private const string FolderSender = "commonweal@localhost";

    /// <summary>Sends up to twenty, oldest first, and answers how many.</summary>
    /// <exception cref="SmtpException">The mail server refused; what was not sent waits on.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var waiting = await WaitingAsync(connection, stop);
        if (waiting.Count == 0)
        {
            return 0;
        }

        using var mail = settings.Mail?.Connect() ?? Folder();
        var sent = 0;
        try
        {
            foreach (var (id, letter) in waiting)
            {
                using (letter)
                {
                    await mail.SendMailAsync(letter, stop);
                }

                await using var mark = connection.CreateCommand("select notice_sent($1)", id);
                await mark.ExecuteNonQueryAsync(stop);
                sent++;
            }
        }
        finally
        {
            // What has left is marked even when a later one could not.
            await transaction.CommitAsync(CancellationToken.None);
        }

        return sent;
    }

    private async Task<List<(Guid Id, MailMessage Letter)>> WaitingAsync(
        DbConnection connection,
        CancellationToken stop
    )
    {
        await using var query = connection.CreateCommand(
            "select id, to_email, subject, body from waiting_notices()"
        );
        await using var reader = await query.ExecuteReaderAsync(stop);
        var letters = new List<(Guid, MailMessage)>();
        while (await reader.ReadAsync(stop))
        {
            letters.Add(
                (
                    reader.GetGuid(0),
                    new MailMessage(
                        settings.Mail?.From ?? FolderSender,
                        reader.GetString(1),
                        reader.GetString(2),
                        reader.GetString(3)
                    )
                )
            );
        }

        return letters;
    }

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
}
