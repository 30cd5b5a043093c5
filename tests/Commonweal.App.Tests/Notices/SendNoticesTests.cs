using System.Net;
using System.Net.Sockets;
using System.Text;
using Commonweal.Service;
using Commonweal.Service.Notices;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Notices;

/// <summary>Letters written with an act leave the house once.</summary>
public sealed class SendNoticesTests : WorldCase
{
    private Guid authority;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("ours");
    }

    [Fact]
    public async Task Without_a_mail_server_each_letter_becomes_one_file()
    {
        await WriteAsync("ann@example.org", "Your report was returned");
        await WriteAsync("bob@example.org", "You were awarded the contract");

        Assert.Equal(2, await SendAsync(null));
        Assert.Equal(0, await SendAsync(null));

        var files = Directory.GetFiles(Path.Combine(World.Home, "mail"), "*.eml");
        Assert.Equal(2, files.Length);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            new DirectoryInfo(Path.Combine(World.Home, "mail")).UnixFileMode
        );
        var texts = string.Join("\n", files.Select(File.ReadAllText));
        Assert.Contains("To: ann@example.org", texts, StringComparison.Ordinal);
        Assert.Contains("Subject: You were awarded the contract", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sites_at_once_send_each_letter_once()
    {
        for (var letter = 0; letter < 12; letter++)
        {
            await WriteAsync($"p{letter}@example.org", "A letter");
        }

        var sent = await Task.WhenAll(SendAsync(null), SendAsync(null));
        Assert.Equal(12, sent.Sum() + await SendAsync(null));
        Assert.Equal(12, Directory.GetFiles(Path.Combine(World.Home, "mail")).Length);
    }

    [Fact]
    public async Task A_mail_server_gets_the_letter_and_one_that_is_away_keeps_it_waiting()
    {
        await WriteAsync("ann@example.org", "Your report was returned");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new MailServer(
            new Uri($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            "council@example.org"
        );
        var heard = HearOneAsync(listener);
        Assert.Equal(1, await SendAsync(server));
        Assert.Contains("RCPT TO:<ann@example.org>", await heard, StringComparison.Ordinal);
        listener.Stop();

        await WriteAsync("bob@example.org", "A letter");
        await Assert.ThrowsAnyAsync<System.Net.Mail.SmtpException>(() => SendAsync(server));
        Assert.Equal(1, await SendAsync(null));
    }

    private async Task<int> SendAsync(MailServer? server)
    {
        await using var source = NpgsqlDataSource.Create(World.Database.App);
        var settings = new CommonwealSettings(
            World.Database.App,
            World.Home,
            World.RepositoryData()
        )
        {
            Mail = server,
        };
        return await new SendNotices(source, settings).RunAsync(CancellationToken.None);
    }

    private Task WriteAsync(string to, string subject) =>
        World.Database.TamperAsync(
            $"""
            insert into notice (id, scope_id, to_email, subject, body, created_at)
            values (gen_random_uuid(), '{authority}', '{to}', '{subject}', 'Please look.', database_now())
            """
        );

    /// <summary>The least that a mail server says; answers all it was told.</summary>
    private static async Task<string> HearOneAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        var heard = new StringBuilder();
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            heard.AppendLine(line);
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    heard.AppendLine(text);
                }

                await writer.WriteLineAsync("250 taken");
            }
            else
            {
                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 yes");
            }

            if (line == "QUIT")
            {
                break;
            }
        }

        return heard.ToString();
    }
}
