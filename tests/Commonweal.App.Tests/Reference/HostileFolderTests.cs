using System.Diagnostics;
using Commonweal.App.Tests.Cli;
using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>Whatever somebody puts into a data folder, the check says so in plain words, soon, and reads nothing elsewhere.</summary>
public sealed class HostileFolderTests : IDisposable
{
    private const string Values = "values/wages.yaml";

    private readonly DataCopy copy = new();

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/dev/zero")]
    [InlineData("no-such-file")]
    [InlineData("prices.yaml")]
    public async Task A_link_is_told_and_not_followed(string target)
    {
        File.CreateSymbolicLink(At("values/more.yaml"), target);

        await ToldAsync("values/more.yaml", "data.file.link");
    }

    [Fact]
    public async Task A_folder_that_leads_back_into_itself_is_told()
    {
        Directory.CreateSymbolicLink(At("values/again"), copy.Folder);
        Directory.CreateSymbolicLink(At("rules/again"), copy.Folder);

        await ToldAsync("values/again", "data.file.link");
    }

    [Fact]
    public async Task A_file_without_end_is_not_read()
    {
        using (var file = File.OpenWrite(At(Values)))
            file.SetLength(40_000_000_000);

        await ToldAsync(Values, "data.file.too-large");
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        using var made = Process.Start("mkfifo", At("values/pipe.yaml"));
        await made.WaitForExitAsync();

        await ToldAsync("values/pipe.yaml", "data.file.empty");
    }

    [Fact]
    public async Task Folders_in_folders_without_end_are_told()
    {
        var deep = string.Join('/', Enumerable.Repeat("a", 200));
        Directory.CreateDirectory(At($"values/{deep}"));
        await File.WriteAllTextAsync(At("values/a/a/a/a/a/a/a/a/a/a.yaml"), "a: b");
        await File.WriteAllTextAsync(At($"values/{deep}/b.yaml"), "a: b");

        await ToldAsync("values/a/a", "data.folder.too-deep");
    }

    [Fact]
    public async Task More_files_than_anybody_writes_are_told_at_once()
    {
        foreach (var number in Enumerable.Range(0, 5_100))
            await File.WriteAllTextAsync(At($"values/{number}.yaml"), "a: b");

        await ToldAsync("values/", "data.folder.too-large");
    }

    [Fact]
    public async Task Nine_texts_that_each_name_the_one_before_nine_times_are_not_written_out()
    {
        var levels = Enumerable
            .Range(1, 9)
            .Select(level =>
                $"b{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]"
            );
        await File.WriteAllLinesAsync(At(Values), ["a: &a0 [lol, lol, lol]", .. levels]);

        await ToldAsync($"{Values}:1", "data.file.anchor");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    public async Task Brackets_in_brackets_are_told(string bracket)
    {
        await File.WriteAllTextAsync(
            At(Values),
            $"a: {string.Concat(Enumerable.Repeat(bracket, 100_000))}"
        );

        await ToldAsync($"{Values}:1", "data.file.malformed");
    }

    [Fact]
    public async Task What_is_no_UTF_8_is_told()
    {
        await File.WriteAllBytesAsync(At(Values), [.. "a: "u8, 0xE9, 0xFF, 0x0A]);

        await ToldAsync($"{Values}:1", "data.file.encoding");
    }

    [Fact]
    public async Task Control_signs_in_names_and_texts_do_not_reach_the_terminal()
    {
        await File.WriteAllTextAsync(At("values/\u001B[2Jx\ny.yaml"), "\"\\e[31mred\": 1");
        await File.WriteAllTextAsync(At(Values), "\"\\e]0;title\\a\": 1");

        var run = await ToldAsync(Values, "data.key.unknown");

        Assert.DoesNotContain(run.Error, sign => char.IsControl(sign) && sign is not '\n');
        Assert.Contains("values/ [2Jx y.yaml:1: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\\u001B]0;title\\u0007", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("frameworks/../../x")]
    public async Task The_list_of_published_files_leads_nowhere_else(string path)
    {
        await File.AppendAllTextAsync(At("published.lock"), $"{new string('0', 64)}  {path}\n");

        await ToldAsync("published.lock", "data.lock.line");
    }

    public void Dispose() => copy.Dispose();

    private string At(string file) => Path.Combine(copy.Folder, file);

    private async Task<Run> ToldAsync(string place, string code)
    {
        var before = GC.GetTotalAllocatedBytes();
        var run = await Run.OfAsync(["data", "check", "--data", copy.Folder], "")
            .WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(2, run.Exit);
        Assert.Contains(
            run.Error.Split('\n'),
            line =>
                line.StartsWith(place, StringComparison.Ordinal)
                && line.Contains($": {code}: ", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", run.Error, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1_000_000_000);
        return run;
    }
}
