using System.Text;
using Commonweal.Cli;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task A_dry_run_counts_the_real_releases() =>
        Assert.Equal(
            (0, "read 196, accepted 196, refused 0", ""),
            await RunAsync(
                Path.Combine(World.RepositoryData(), "demo/contracts-finder/releases.json")
            )
        );

    [Fact]
    public async Task A_dry_run_names_each_refused_release_on_one_line_and_ends_with_the_sum()
    {
        await File.WriteAllTextAsync(
            file,
            """
            {"ocid":"ocds-1","id":"1","date":"2026-03-02","tender":{"value":{"amount":1e9999}}}
            {"ocid":"ocds-2","id":"1","date":"2026-03-02","tender":{"value":{"amount":0}}}
            {"ocid":"two\nlines"}
            """
        );

        var (code, output, _) = await RunAsync(file);

        Assert.Equal(0, code);
        Assert.Equal(
            [
                "ocds-1: tender.value.amount: It is too large to be an amount of money.",
                "(no ocid): ocid: It holds a line break or a sign that cannot be seen, and belongs in one line. id: It is missing; every notice has one. date: It is missing; every notice has one.",
                "read 3, accepted 1, refused 2",
            ],
            output.Split('\n')
        );
    }

    [Fact]
    public async Task A_file_in_a_wrong_encoding_is_refused_with_the_byte()
    {
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes("[{\"ocid\":\"\u00a3\"}]"));

        var (code, _, error) = await RunAsync(file);

        Assert.Equal(CommandLine.Refused, code);
        Assert.StartsWith($"{file}: At byte 10,", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, _, error) = await RunAsync("/nowhere/at-all.json");

        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains("/nowhere/at-all.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_looked_at_and_imported_like_a_file()
    {
        await using var world = await World.CreateAsync();
        await world.AuthorityAsync("ours");
        var notices = await File.ReadAllTextAsync(
            Path.Combine(World.RepositoryData(), "demo/contracts-finder/releases.json")
        );
        Task<Run> PipeAsync(string input, params string[] options) =>
            Run.PipedAsync(
                input,
                ["import", "ocds", "-", .. options],
                ("ConnectionStrings__Commonweal", world.Database.App),
                ("COMMONWEAL_HOME", world.Home),
                ("COMMONWEAL_DATA", World.RepositoryData())
            );

        var looked = await PipeAsync(notices, "--dry-run");
        var first = await PipeAsync(notices);
        var second = await PipeAsync(notices, "--authority", "ours");
        var none = await PipeAsync("");

        Assert.Equal("read 196, accepted 196, refused 0\n", looked.Out);
        Assert.Equal("new 196, unchanged 0\nread 196, accepted 196, refused 0\n", first.Out);
        Assert.Equal("new 0, unchanged 196\nread 196, accepted 196, refused 0\n", second.Out);
        Assert.Equal((CommandLine.Refused, ""), (none.Exit, none.Out));
        Assert.StartsWith("At byte 0, there is nothing", none.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string path)
    {
        var run = await Run.OfAsync(["import", "ocds", path, "--dry-run"], "");
        return (run.Exit, run.Out.Trim(), run.Error.Trim());
    }
}
