using System.Collections.Concurrent;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What a bid says is found nowhere before the opening: a word that occurs only in a bid is looked for everywhere.</summary>
#pragma warning disable CA1001 // xunit disposes through DisposeAsync
public sealed class CanaryTests : BidsCase
{
    private const string Canary = "Zwartkop-7291-kanarie";
    private const decimal CanaryPrice = 487_654.32m;

    private readonly Written log = new();

    private static string[] Traces { get; } =
    [
        .. new[] { Canary, "487654.32", "487,654.32" }.SelectMany(text =>
            Base64(Encoding.UTF8.GetBytes(text))
                .Append(text)
                .Append(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)))
                .Append(Convert.ToHexStringLower(Encoding.Unicode.GetBytes(text)))
                .Append(Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes(text)))
        ),
    ];

    [Fact]
    public async Task A_bid_leaves_no_readable_trace_before_the_opening()
    {
        await BidWithCanaryAsync();

        Assert.Empty(await FoundAsync(World.Database.Admin, actor: null));
        foreach (var actor in new[] { Officer, Second, Rival, Supplier })
        {
            Assert.Empty(await FoundAsync(World.Database.App, actor));
        }

        Assert.DoesNotContain(Traces, log.Holds);
        Assert.Empty(FilesWithTraces());
    }

    [Fact]
    public async Task No_page_of_anybody_else_shows_it_before_the_opening()
    {
        await BidWithCanaryAsync();
        await using var site = await Site.OpenAsync(
            World,
            builder => builder.Logging.AddProvider(log)
        );
        var own = await site.SignInAsync(Supplier);
        var bids = await own.GetAsync("/supplier/bids");
        var bid = bids.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Contains(
            Canary,
            (await own.GetAsync($"{bid}/check")).Text,
            StringComparison.Ordinal
        );

        foreach (var actor in new[] { Officer, Second, Rival })
        {
            var browser = await site.SignInAsync(actor);
            foreach (var address in AddressesOf(bid))
            {
                var page = await browser.GetAsync(address);
                Assert.DoesNotContain(
                    Traces,
                    trace =>
                        Encoding
                            .UTF8.GetString(page.Bytes)
                            .Contains(trace, StringComparison.OrdinalIgnoreCase)
                );
            }
        }

        Assert.DoesNotContain(Traces, log.Holds);
    }

    [Fact]
    public async Task After_the_opening_the_same_search_finds_it_for_the_officer_and_not_for_a_rival()
    {
        await BidWithCanaryAsync();
        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.Contains(
            await FoundAsync(World.Database.App, Officer),
            table => table == "bid_line"
        );
        Assert.Empty(await FoundAsync(World.Database.App, Rival));
    }

    [Fact]
    public async Task The_same_search_finds_bytes_as_well_as_words()
    {
        await World.Database.TamperAsync(
            $"update tender_key set wrapped = convert_to('{Canary}', 'UTF8')"
        );

        Assert.Equal(["tender_key"], await FoundAsync(World.Database.Admin, actor: null));
    }

    [Fact]
    public async Task What_is_sealed_is_as_long_for_a_word_as_for_a_page()
    {
        const string Lengths = """
            select string_agg(length(b.draft) || '/' || length(s.sealed), ' ' order by s.version)
            from bid b join bid_submission s on s.bid_id = b.id
            """;
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var longer = BidsStory.Answers(900_000m, new string('x', 2_900), ("NT1", [1m, 2m]));
        _ = (
            await World.SubmitAsync(Supplier, bid, await World.SavedAsync(Supplier, bid, 4, longer))
        ).Value;

        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var lengths = new NpgsqlCommand(Lengths, connection);
        Assert.Equal("65564/65564 65564/65564", await lengths.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_is_padded_otherwise_is_not_opened()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var place = $"bid-draft/{bid}";
        var unpadded = await World.AskAsync<MasterKey, byte[]>(master =>
            Task.FromResult(
                MasterKey.Seal(master.For(place), CanonicalAnswers.Write(BidAnswers.None), place)
            )
        );
        await World.Database.TamperAsync(
            $"update bid set draft = '\\x{Convert.ToHexString(unpadded)}'"
        );

        var found = await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(bids =>
            bids.OfAsync(Supplier, bid, CancellationToken.None)
        );

        Assert.Equal("bids.draft.sealed-otherwise", found.Problems.Single().Code);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        log.Dispose();
    }

    protected override void Bring(IServiceCollection services)
    {
        base.Bring(services);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
    }

    private async Task BidWithCanaryAsync()
    {
        var offer = BidsStory.Answers(CanaryPrice, Canary, ("NT1", [1m, 1m]));
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, offer);
        var version = await World.SavedAsync(
            Supplier,
            bid,
            3,
            BidsStory.Answers(CanaryPrice, $"{Canary}, told better", ("NT1", [1m, 2m]))
        );
        _ = (await World.SubmitAsync(Supplier, bid, version)).Value;
        _ = await World.SavedAsync(Supplier, bid, version, offer); // and a draft that differs again
    }

    /// <summary>Every table of which some row, as text or bytes, holds a trace.</summary>
    private static async Task<List<string>> FoundAsync(string connectionString, Actor? actor)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var scope = new NpgsqlCommand(
            "select set_config('app.authority', $1, false), set_config('app.supplier', $2, false), set_config('app.account', $3, false)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = actor?.AuthorityId?.ToString() ?? "" },
                new() { Value = actor?.SupplierId?.ToString() ?? "" },
                new() { Value = actor?.AccountId.ToString() ?? "" },
            },
        };
        await scope.ExecuteNonQueryAsync();

        var found = new List<string>();
        foreach (var table in await TablesAsync(connection))
        {
            await using var dump = new NpgsqlCommand(
                $"select coalesce(string_agg(t::text, ' '), '') from {table} t",
                connection
            );
            var text = (string)(await dump.ExecuteScalarAsync())!;
            if (Traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(table);
            }
        }

        return found;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var query = new NpgsqlCommand(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm') and has_table_privilege(oid, 'select') order by relname",
            connection
        );
        await using var reader = await query.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    /// <summary>Every page there is, of this procurement and this bid.</summary>
    private IEnumerable<string> AddressesOf(string bid) =>
        RouteTable
            .Routes.Keys.Where(route => route != "sign-out")
            .Select(route =>
                $"/{route}"
                    .Replace(
                        "supplier/bids/{id:guid}",
                        bid.TrimStart('/'),
                        StringComparison.Ordinal
                    )
                    .Replace("{id:guid}", Procurement.ToString(), StringComparison.Ordinal)
                    .Replace("{code}", "NT1", StringComparison.Ordinal)
                    .Replace("{code:int}", "404", StringComparison.Ordinal)
            )
            .Where(address => !address.Contains('{', StringComparison.Ordinal));

    private IEnumerable<string> FilesWithTraces() =>
        from file in Directory.EnumerateFiles(World.Home, "*", SearchOption.AllDirectories)
        let text = Convert.ToHexStringLower(File.ReadAllBytes(file))
        where Traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase))
        select file;

    /// <summary>The middle of a text in base64 reads three ways, by where in a group of three bytes it begins.</summary>
    private static IEnumerable<string> Base64(byte[] text) =>
        from skip in Enumerable.Range(0, 3)
        select Convert.ToBase64String(text[skip..^((text.Length - skip) % 3)]);

    private sealed class Written : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public bool Holds(string trace) =>
            lines.Any(line => line.Contains(trace, StringComparison.OrdinalIgnoreCase));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
