using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Story;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class OcdsReaderTests
{
    private const string Good =
        """{"ocid":"ocds-1","id":"1","date":"2026-03-02T09:00:00Z","tag":["tender"],"tender":{"title":"Benches","value":{"amount":100.5,"currency":"GBP"}},"own":{"kept":1e9999}}""";

    private static readonly string Sample = File.ReadAllText(
        Fixture("ocds-sample/ocds-213czf-000-00001.json")
    );

    public static TheoryData<string, string, string> BadFields =>
        new()
        {
            { "100.5", "1e9999", "tender.value.amount: It is too large" },
            { "100.5", "79228162514264337593543950336", "tender.value.amount: It is too large" },
            { "100.5", "1e18", "tender.value.amount: It is below zero or too large" },
            { "100.5", "-0.01", "tender.value.amount: It is below zero" },
            { "100.5", "\"100.5\"", "tender.value.amount: It is text where a number belongs" },
            { "\"Benches\"", "[7]", "tender.title: It is a list where text belongs" },
            { "\"Benches\"", "\"\\u0000\"", "tender.title: It holds a character" },
            { "Benches", "Ben\\r\\nBcc: evil@evil.example", "tender.title: It holds a line break" },
            { "Benches", "\\u202e", "tender.title: It holds a line break" },
            { "Benches", "\\u200b", "tender.title: It holds a line break" },
            { "ocds-1", "ocds-\\u001b[2J", "ocid: It holds a character" },
            { "\"Benches\"", "\"\\ud800\"", "tender.title: It holds a character" },
            { "\"tender\":{", "\"tender\":true,\"x\":{", "tender: It is true or false where an" },
            { "[\"tender\"]", "{}", "tag: It is an object where a list belongs" },
            { "[\"tender\"]", "[{}]", "tag[0]: It is an object where text belongs" },
            { "2026-03-02T", "2026-13-02T", "date: It is not a date" },
            { "2026-03-02T", "9999-03-02T", "date: It is after 31 December 2200" },
            { "\"2026-03-02T09:00:00Z\"", "null", "date: It is missing" },
            { "\"ocds-1\"", "\" \"", "ocid: It is missing" },
            { "\"ocds-1\"", "1", "ocid: It is a number where text belongs" },
            { "\"id\":\"1\"", "\"id\":{}", "id: It is an object where text belongs" },
            { "ocds-1", new string('o', 81), "ocid: It has 81 characters and may have 80" },
        };

    public static TheoryData<string, int, string> UnreadableFiles =>
        new()
        {
            { "", 0, "empty" },
            { "[]", 2, "no-notices" },
            { """{"releases":[]}""", 15, "no-notices" },
            { " \n", 0, "empty" },
            { "7 ", 0, "not-ocds" },
            { "[7 ]", 1, "not-ocds" },
            { "ocid,title", 0, "not-json" },
            { "{\"releases\":[{}],}", 17, "not-json" },
            { "{\"amount\": 000,", 11, "not-json" },
            { "{\"releases\":[{}", 15, "truncated" },
            { "[{}", 3, "truncated" },
            { "{\"rec\\ud800xx\":1}", 15, "not-json" },
            { "{\"releases\":[{\"ocid\":\"caf\u00ff\"}]}", 25, "wrong-encoding" },
        };

    [Fact]
    public async Task A_release_nested_without_end_is_refused_and_the_next_one_read()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        var text =
            $$"""{"ocid":"ocds-1","id":"1","deep":{{deep}}}"""
            + "\n"
            + """{"ocid":"ocds-2","id":"1","date":"2026-03-02","tender":{"title":"Lifts"}}""";

        var read = await ReadAsync(Encoding.UTF8.GetBytes(text));

        var refused = Assert.IsType<RefusedRelease>(read[0]);
        Assert.Equal("procurements.release.too-deep", refused.Problems[0].Code);
        Assert.IsType<AcceptedRelease>(read[1]);
    }

    [Fact]
    public async Task All_releases_of_Contracts_Finder_are_accepted_with_their_text()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(World.RepositoryData(), "demo/contracts-finder/releases.json")
        );

        var read = await ReadAsync(Encoding.UTF8.GetBytes(text));

        var releases = read.Cast<AcceptedRelease>().ToArray();
        Assert.Equal(196, releases.Length);
        Assert.All(
            releases,
            release => Assert.Contains(release.Json, text, StringComparison.Ordinal)
        );
        Assert.Equal(
            191,
            releases.DistinctBy(release => release.Release.Ocid, StringComparer.Ordinal).Count()
        );
        Assert.All(releases, release => Assert.NotNull(release.Release.Title));
        Assert.All(releases, release => Assert.NotNull(release.Release.Buyer));
        Assert.All(releases, release => Assert.NotNull(release.Release.Category));
        Assert.Equal(144, releases.Count(release => release.Release.NetValue is not null));
        Assert.Equal(0.01m, releases.Min(release => release.Release.NetValue));
    }

    [Fact]
    public async Task The_sample_reads_the_same_in_every_packaging_and_encoding()
    {
        JsonNode[] releases =
        [
            .. JsonNode.Parse(Sample)!["releases"]!.AsArray().OfType<JsonNode>(),
        ];
        var lines = string.Join('\n', releases.Select(release => release.ToJsonString()));
        var expected = Told(await ReadAsync(Encoding.UTF8.GetBytes(Sample)));
        Assert.Equal(6, expected.Length);
        var list = $"[{lines.ReplaceLineEndings(",")}]";
        string[] packagings =
        [
            list,
            lines,
            lines.ReplaceLineEndings("\r\n") + "\r\n",
            $$"""{"records":[{"ocid":"ocds-213czf-000-00001","releases":{{list}}}],"version":"1.1"}""",
            string.Concat(releases.Select(r => $$"""{"releases":[{{r.ToJsonString()}}]}""")),
            $"[{string.Join(',', releases.Select(r => $$"""{"releases":[{{r.ToJsonString()}}]}"""))}]",
        ];
        foreach (var packaging in packagings)
        {
            Encoding[] encodings =
            [
                new UTF8Encoding(true),
                new UTF8Encoding(false),
                new UnicodeEncoding(false, true),
                new UnicodeEncoding(true, true),
            ];
            foreach (var encoding in encodings)
            {
                byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(packaging)];
                Assert.Equal(expected, Told(await ReadAsync(file)));
            }
        }
    }

    [Fact]
    public async Task A_record_that_only_links_to_its_releases_tells_its_compiled_one()
    {
        var read = await ReadAsync(
            $$"""{"records":[{"releases":[{"url":"https://example.org/1"}],"compiledRelease":{{Good}}}]}"""
        );

        Assert.Equal("Benches", Assert.IsType<AcceptedRelease>(Assert.Single(read)).Release.Title);
    }

    [Fact]
    public async Task What_a_release_leaves_out_or_says_beyond_us_is_no_fault()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 900)) + new string(']', 900);
        var read = await ReadAsync(
            $$"""{"ocid":"ocds-1","id":"1","date":"2026-03-02","tender":null,"awards":[],"own":1e9999,"deep":{{deep}},"id":"2"}"""
        );

        var accepted = Assert.IsType<AcceptedRelease>(Assert.Single(read));
        Assert.Equal("2", accepted.Release.Id);
        Assert.Null(accepted.Release.NetValue);
        Assert.Contains("1e9999", accepted.Json, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadFields))]
    public async Task A_field_that_cannot_be_used_refuses_its_release_alone(
        string good,
        string bad,
        string says
    )
    {
        var read = await ReadAsync($"{Good.Replace(good, bad, StringComparison.Ordinal)}\n{Good}");

        var refused = Assert.IsType<RefusedRelease>(read[0]);
        Assert.StartsWith(says, refused.Reason, StringComparison.Ordinal);
        Assert.IsType<AcceptedRelease>(read[1]);
        Assert.Equal(2, read.Count);
    }

    [Fact]
    public async Task A_name_that_is_no_text_refuses_its_release()
    {
        var read = await ReadAsync(
            $$"""{"\ud800":1,"ocid":"ocds-1"} {"releases":[{"\ud800":1},{{Good}}]}"""
        );

        Assert.Equal(
            [typeof(RefusedRelease), typeof(RefusedRelease), typeof(AcceptedRelease)],
            read.Select(reading => reading.GetType())
        );
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public async Task What_is_no_release_is_refused_where_one_belongs(string item)
    {
        var read = await ReadAsync($$"""{"releases":[{{item}},{{Good}}],"records":[{{item}}]}""");

        Assert.Equal(
            [typeof(RefusedRelease), typeof(AcceptedRelease), typeof(RefusedRelease)],
            read.Select(reading => reading.GetType())
        );
    }

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    public async Task A_file_that_cannot_be_read_says_where(string text, int at, string reason)
    {
        var fault = Assert.IsType<UnreadableFile>(
            (await ReadAsync(Encoding.Latin1.GetBytes(text)))[^1]
        );

        Assert.Equal((at, $"procurements.file.{reason}"), (fault.ByteOffset, fault.Problem.Code));
        Assert.Contains(
            $"byte {at.ToString(CultureInfo.InvariantCulture)},",
            fault.Problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Text_that_is_not_the_UTF_16_it_says_is_refused()
    {
        byte[] file =
        [
            0xFF,
            0xFE,
            .. Encoding.Unicode.GetBytes("[{\"a\":\""),
            0x00,
            0xDC,
            0x22,
            0x00,
        ];

        var fault = Assert.IsType<UnreadableFile>(Assert.Single(await ReadAsync(file)));

        Assert.Equal("procurements.file.wrong-encoding", fault.Problem.Code);
    }

    [Fact]
    public async Task A_file_cut_anywhere_gives_what_was_whole_and_says_that_it_was_cut()
    {
        var file = Encoding.UTF8.GetBytes($$"""{"releases":[{{Good}},{{Good}}]}""");
        for (var length = 1; length < file.Length; length++)
        {
            var read = await ReadAsync(file[..length]);
            var fault = Assert.IsType<UnreadableFile>(read[^1]);
            Assert.Equal("procurements.file.truncated", fault.Problem.Code);
            Assert.All(read.SkipLast(1), reading => Assert.IsType<AcceptedRelease>(reading));
        }
    }

    [Fact]
    public void The_sizes_of_the_pieces_never_change_the_result()
    {
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Sample),
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)],
            Encoding.UTF8.GetBytes($"{Good}\n{{}}\n{Good}\n[7]"),
            Encoding.Latin1.GetBytes($"{Good}[{Good},{{\"ocid\":\"\u00a3\"}}]"),
            Encoding.UTF8.GetBytes(
                $$"""[{"records":[{{Good}},{"releases":[{{Good}}]}]},{{Good}}"""
            ),
        ];
        var cuts =
            from file in Gen.Elements(files)
            from places in Gen.Choose(0, file.Length).ListOf()
            select (file, places);
        Prop.ForAll(
                cuts.ToArbitrary(),
                cut =>
                {
                    int[] places = [0, .. cut.places.Order(), cut.file.Length];
                    var pieces = places.Zip(places.Skip(1), (from, to) => cut.file[from..to]);
                    return Told(ReadAsync(cut.file).GetAwaiter().GetResult())
                        .SequenceEqual(
                            Told(ReadAsync(new PiecewiseStream(pieces)).GetAwaiter().GetResult())
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_byte_at_a_time_reads_like_all_at_once() =>
        Assert.Equal(
            Told(await ReadAsync(Encoding.UTF8.GetBytes(Sample))),
            Told(await ReadAsync(new PiecewiseStream([Encoding.UTF8.GetBytes(Sample)], largest: 1)))
        );

    [Fact]
    public async Task Two_hundred_megabytes_stream_by_without_being_held()
    {
        var release = Encoding.UTF8.GetBytes(
            Good.Replace("Benches", new string('b', 100_000), StringComparison.Ordinal) + "\n"
        );
        await using var stream = new PiecewiseStream(Enumerable.Repeat(release, 2_000));
        var (read, mostHeld) = (0L, 0L);
        await foreach (var reading in OcdsReader.ReadAsync(stream))
        {
            read += ((AcceptedRelease)reading).Json.Length + 1;
            mostHeld = Math.Max(mostHeld, stream.Taken - read);
        }

        Assert.True(read > 200_000_000);
        Assert.InRange(mostHeld, 0, 1_000_000);
    }

    [Fact]
    public async Task A_release_without_end_stops_the_file_instead_of_filling_memory()
    {
        var start = Encoding.UTF8.GetBytes($"{Good}\n{{\"ocid\":\"");
        var more = Enumerable.Repeat(Encoding.UTF8.GetBytes(new string('o', 65_536)), 4_000);
        await using var stream = new PiecewiseStream(more.Prepend(start));

        var read = await ReadAsync(stream);

        Assert.IsType<AcceptedRelease>(read[0]);
        var fault = Assert.IsType<UnreadableFile>(read[1]);
        Assert.Equal("procurements.file.too-large", fault.Problem.Code);
        Assert.InRange(fault.ByteOffset, Good.Length, Good.Length + 1);
        Assert.InRange(stream.Taken, 0, 2 * OcdsReader.LargestRelease);
    }

    private static string Fixture(string name) =>
        Path.Combine(World.RepositoryData(), "../tests/fixtures", name);

    private static Task<List<OcdsReading>> ReadAsync(string text) =>
        ReadAsync(Encoding.UTF8.GetBytes(text));

    private static Task<List<OcdsReading>> ReadAsync(byte[] file) =>
        ReadAsync(new MemoryStream(file));

    private static async Task<List<OcdsReading>> ReadAsync(Stream file) =>
        await OcdsReader.ReadAsync(file).ToListAsync();

    /// <summary>Everything a reading says, with the blanks of its JSON out of the way.</summary>
    private static object[] Told(IEnumerable<OcdsReading> readings) =>
        [
            .. readings.Select(reading =>
                reading switch
                {
                    AcceptedRelease accepted => (object)
                        (accepted.Release, JsonNode.Parse(accepted.Json)!.ToJsonString()),
                    RefusedRelease refused => (refused.Ocid, refused.Reason),
                    _ => reading,
                }
            ),
        ];
}
