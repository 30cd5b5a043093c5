using Commonweal.App.Tests.Reference;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public sealed class EditionCommandTests : IDisposable
{
    private const string Name = "southend-2050";
    private readonly DataCopy copy = new();
    private readonly string aside = Directory.CreateTempSubdirectory("commonweal-out").FullName;

    [Theory]
    [InlineData("yaml", ".yaml")]
    [InlineData("json", ".json")]
    [InlineData("csv", ".zip")]
    [InlineData("xlsx", ".xlsx")]
    public async Task An_exported_edition_is_checked_to_the_same_fingerprint(
        string format,
        string ending
    )
    {
        var file = Path.Combine(aside, $"out{ending}");
        var fingerprint = EditionText.Fingerprint(
            ReferenceLoader.Open(DataCopy.Shipped).Edition(Name)!
        );

        var export = await RunAsync("edition", "export", Name, "--format", format, "--out", file);
        var check = await RunAsync("edition", "check", file);

        Assert.Equal((0, ""), (export.Exit, export.Error));
        Assert.Equal((0, ""), (check.Exit, check.Error));
        Assert.Contains($"It is {Name} of the data folder.", check.Out, StringComparison.Ordinal);
        Assert.Contains(fingerprint, check.Out, StringComparison.Ordinal);
        Assert.Contains(fingerprint, export.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_printed_and_a_packed_format_asks_for_a_file()
    {
        var printed = await RunAsync("edition", "export", Name);
        var packed = await RunAsync("edition", "export", Name, "--format", "xlsx");
        var unknown = await RunAsync("edition", "export", "nowhere");

        Assert.Contains($"\nname: {Name}\n", printed.Out, StringComparison.Ordinal);
        Assert.Equal((2, ""), (packed.Exit, packed.Out));
        Assert.Contains($"--out {Name}.xlsx", packed.Error, StringComparison.Ordinal);
        Assert.Equal(2, unknown.Exit);
        Assert.Contains(
            "Write one of lancashire-toms-2024",
            unknown.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_changed_edition_is_another_and_a_faulty_one_is_refused_with_every_line()
    {
        var file = Path.Combine(aside, "mine.yaml");
        var text = (await RunAsync("edition", "export", Name)).Out;
        await File.WriteAllTextAsync(
            file,
            text.Replace("\nowner: ", "\nowner: The ", StringComparison.Ordinal)
        );
        var another = await RunAsync("edition", "check", file);
        await File.WriteAllTextAsync(
            file,
            text.Replace("unit: tonnes", "unit: stones", StringComparison.Ordinal)
        );
        var faulty = await RunAsync("edition", "check", file);
        var missing = await RunAsync("edition", "check", At("nowhere.yaml"));

        Assert.Equal(0, another.Exit);
        Assert.Contains(
            "none of the editions in the data folder",
            another.Out,
            StringComparison.Ordinal
        );
        Assert.Equal((2, ""), (faulty.Exit, faulty.Out));
        Assert.Contains("mine.yaml:", faulty.Error, StringComparison.Ordinal);
        Assert.Contains("\"unit\" holds \"stones\"", faulty.Error, StringComparison.Ordinal);
        Assert.Equal(2, missing.Exit);
    }

    [Fact]
    public async Task A_draft_is_published_once_and_then_keeps_its_figures()
    {
        const string Draft = "southend-2060";
        foreach (
            var path in Directory.EnumerateFiles(
                At($"frameworks/{Name}"),
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            var to = path.Replace(Name, Draft, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        File.Delete(At($"frameworks/{Draft}/parameters.yaml"));
        var first = await RunAsync("data", "publish", Draft);
        var second = await RunAsync("data", "publish", Draft);
        var unknown = await RunAsync("data", "publish", "nowhere");
        copy.Change("values/wages.yaml", "central: 12.60", "central: 99.99");
        var check = await RunAsync("data", "check");
        copy.Change($"frameworks/{Draft}/edition.yaml", "title: ", "title: New ");
        var changed = await RunAsync("data", "check");

        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Contains(
            $"{Draft} is published. Fingerprint: ",
            first.Out,
            StringComparison.Ordinal
        );
        Assert.Equal((2, ""), (second.Exit, second.Out));
        Assert.Contains("published already", second.Error, StringComparison.Ordinal);
        Assert.Equal(2, unknown.Exit);
        Assert.Equal((0, ""), (check.Exit, check.Error));
        Assert.Equal(2, changed.Exit);
        Assert.Contains(
            $"frameworks/{Draft}/edition.yaml:1: data.published.changed",
            changed.Error,
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        copy.Dispose();
        Directory.Delete(aside, recursive: true);
    }

    private string At(string path) => Path.Combine(copy.Folder, path);

    private Task<Run> RunAsync(params string[] args) =>
        Run.OfAsync([.. args, "--data", copy.Folder], "");
}
