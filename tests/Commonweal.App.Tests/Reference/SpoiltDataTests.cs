using Commonweal.Service.Reference;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>Whatever an editor does to a file, the loader answers with problems or with data; it never breaks.</summary>
public sealed class SpoiltDataTests : IDisposable
{
    private static readonly string[] Scraps =
    [
        "",
        "-",
        "- ",
        ": ",
        "[",
        "}",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!!int ",
        "|",
        "%",
        "\t",
        "~",
        "null",
        "0",
        "-1",
        "1e9999",
        ".inf",
        "999999999999999999999999999999",
        "9999999999",
        "0.0000000000000000000000000001",
        "2026-02-30",
        "0000-00-00",
        "true",
        "é",
        "\u0000",
        "? ",
        "<<: ",
        "---",
        "...",
        "a: b",
        "{ a: b }",
        "[a, b]",
    ];

    // One edition shows as much as three, in a third of the time.
    private readonly DataCopy copy = new DataCopy().Unlock().Only("lancashire-toms-2024");

    [Fact]
    public void A_spoilt_file_is_told_and_never_thrown()
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(copy.Folder, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];
        var spoiling =
            from file in Gen.Elements(files)
            from place in Gen.Choose(0, 1_000_000)
            from length in Gen.Elements(0, 1, 5, 40)
            from scrap in Gen.Elements(Scraps)
            select (file, place, length, scrap);

        Prop.ForAll(
                spoiling.ToArbitrary(),
                change => Holds(change.file, change.place, change.length, change.scrap)
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_unit_worth_more_than_a_billion_is_refused_where_its_proxy_stands()
    {
        copy.Change(
            "frameworks/lancashire-toms-2024/parameters.yaml",
            "central: 12.6\n",
            "central: 999999999\n"
        );

        var problem = ReferenceLoader.Load(copy.Folder).Problems[0];

        Assert.Equal("data.proxy.range", problem.Code);
        Assert.EndsWith("/proxies.yaml", problem.File, StringComparison.Ordinal);
    }

    public void Dispose() => copy.Dispose();

    private bool Holds(string file, int place, int length, string scrap)
    {
        var whole = File.ReadAllText(file);
        var at = place % whole.Length;
        var spoilt = whole.Remove(at, Math.Min(length, whole.Length - at)).Insert(at, scrap);
        File.WriteAllText(file, spoilt);
        var (data, problems) = ReferenceLoader.Load(copy.Folder);
        File.WriteAllText(file, whole);
        return data is null
            ? problems.Count > 0 && problems.All(problem => problem.Line > 0)
            : problems.Count == 0;
    }
}
