using System.Net;
using System.Net.Sockets;
using System.Text;
using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.Extensions.Logging.Abstractions;
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
        var texts = string.Join("\n", files.Select(File.ReadAllText));
        Assert.Contains("To: ann@example.org", texts, StringComparison.Ordinal);
        Assert.Contains("Subject: You were awarded the contract", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_can_be_stopped_tells_mail_programs_how_and_forgets_the_link_once_sent()
    {
        const string Link = "://commonweal.example/alerts/stop?token=secret";
        await WriteAsync("ann@example.org", "Safe", $"https{Link}");
        await WriteAsync("bob@example.org", "Not safe to press", $"http{Link}");
        await WriteAsync("eve@example.org", "Not to be stopped");
        Assert.Equal(3, await SendAsync(null));

        var texts = Directory
            .GetFiles(Path.Combine(World.Home, "mail"), "*.eml")
            .Select(File.ReadAllText)
            .ToList();
        var safe = texts.Single(text => text.Contains("To: ann@", StringComparison.Ordinal));
        Assert.Contains($"List-Unsubscribe: <https{Link}>\r\n", safe, StringComparison.Ordinal);
        Assert.Contains(
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            safe,
            StringComparison.Ordinal
        );
        var other = texts.Single(text => text.Contains("To: bob@", StringComparison.Ordinal));
        Assert.Contains($"List-Unsubscribe: <http{Link}>\r\n", other, StringComparison.Ordinal);
        Assert.DoesNotContain("One-Click", other, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "List-Unsubscribe",
            texts.Single(text => text.Contains("To: eve@", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        await World.Database.TamperAsync(
            "do $$ begin if exists (select from notice where stop_link is not null) then raise exception 'kept'; end if; end $$"
        );
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
    public async Task A_letter_behind_a_refused_one_leaves_and_the_refused_one_is_not_tried_again()
    {
        await WriteAsync("nobody@example.org", "A letter");
        await WriteAsync("not an address", "A letter");
        await WriteAsync("full@example.org", "A letter");
        await WriteAsync("ann@example.org", "Your report was returned");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => HearOneAsync(listener)));

        Assert.Equal(1, await SendAsync(ServerAt(listener)));

        Assert.Contains(
            "RCPT TO:<ann@example.org>",
            string.Concat(await heard),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await SendAsync(null));
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(2));
        Assert.Equal(1, await SendAsync(null));
        var last = Assert.Single(Directory.GetFiles(Path.Combine(World.Home, "mail"), "*.eml"));
        Assert.Contains(
            "To: full@example.org",
            await File.ReadAllTextAsync(last),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mail_server_that_is_away_keeps_letters_waiting_ever_longer()
    {
        await WriteAsync("bob@example.org", "A letter");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var away = ServerAt(listener);
        listener.Stop();

        Assert.Equal(0, await SendAsync(away));
        Assert.Equal(0, await SendAsync(null));
        await World.Database.ShiftClockAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(0, await SendAsync(away));
        await World.Database.ShiftClockAsync(TimeSpan.FromSeconds(180));
        Assert.Equal(0, await SendAsync(null));
        await World.Database.ShiftClockAsync(TimeSpan.FromSeconds(240));
        Assert.Equal(1, await SendAsync(null));
    }

    [Fact]
    public async Task After_its_days_a_letter_is_given_up_and_the_administrator_reads_what_to_do()
    {
        await WriteAsync("gone@example.org", "Your report was returned");
        await WriteAsync("not an address", "The outcome of your bid");
        var away = new MailServer(new Uri("smtp://127.0.0.1:1"), "council@example.org")
        {
            Patience = MailServer.PatienceOf("2"),
        };
        await SendAsync(away);
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(1));
        await SendAsync(away);
        await using var site = await Site.OpenAsync(World);
        var browser = await site.SignInAsync(
            await World.PersonAsync(authority, Role.Administrator)
        );
        await browser.GetAsync("/people");
        var page = await browser.FollowAsync("2 emails could not be sent");
        // The latest first.
        Assert.Equal(
            "Address refused, Being tried again",
            string.Join(", ", page.Rows.Select(row => row[3]))
        );

        await World.Database.ShiftClockAsync(TimeSpan.FromHours(48));
        await SendAsync(away);
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(60));
        await SendAsync(null);

        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(World.Home, "mail")).Select(File.ReadAllText),
            letter => letter.Contains("gone@example.org", StringComparison.Ordinal)
        );
        page = await browser.GetAsync("/people/emails?search=gone");
        Assert.Equal(
            ("Not sent", "Tell them yourself, or invite them again"),
            (page.Rows.Single()[3], page.Rows.Single()[4])
        );

        var elsewhere = await site.SignInAsync(
            await World.PersonAsync(await World.AuthorityAsync("theirs"), Role.Administrator)
        );
        Assert.Contains(
            "There is nothing to do",
            (await elsewhere.GetAsync("/people/emails")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("31")]
    [InlineData("a week")]
    public void Days_that_are_none_are_refused_at_the_start(string days) =>
        Assert.Contains(
            $"COMMONWEAL_MAIL_DAYS is \"{days}\"",
            Assert.Throws<ConnectionException>(() => MailServer.PatienceOf(days)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("mail.example.org", null, "is no mail server")]
    [InlineData("https://mail.example.org", null, "is no mail server")]
    [InlineData("smtps://mail.example.org:465", null, "names port 465")]
    [InlineData("smtp://me:secret@mail.example.org", null, "password unencrypted")]
    [InlineData("smtp://mail.example.org", "the council", "which is no email address")]
    public void A_mail_server_that_could_not_send_or_not_safely_is_refused_at_the_start(
        string address,
        string? from,
        string says
    ) =>
        Assert.Contains(
            says,
            Assert.Throws<ConnectionException>(() => MailServer.Of(address, from)).Message,
            StringComparison.Ordinal
        );

    private static MailServer ServerAt(TcpListener listener) =>
        new(
            new Uri($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            "council@example.org"
        );

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
        return await new SendNotices(source, settings, NullLogger<SendNotices>.Instance).RunAsync(
            CancellationToken.None
        );
    }

    private Task WriteAsync(string to, string subject, string? stopLink = null) =>
        World.Database.TamperAsync(
            $"""
            insert into notice (id, scope_id, to_email, subject, body, stop_link, created_at)
            values (gen_random_uuid(), '{authority}', '{to}', '{subject}', 'Please look.', nullif('{stopLink}', ''), database_now())
            """
        );

    /// <summary>The least that a mail server says, to one letter; knows no "nobody", and has no room for "full".</summary>
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
                await writer.WriteLineAsync(
                    line switch
                    {
                        "QUIT" => "221 bye",
                        "RCPT TO:<nobody@example.org>" => "550 no such person",
                        "RCPT TO:<full@example.org>" => "452 no room",
                        _ => "250 yes",
                    }
                );
            }

            if (line == "QUIT")
            {
                break;
            }
        }

        return heard.ToString();
    }
}
