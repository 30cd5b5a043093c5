using System.Text;
using Commonweal.Service;
using Commonweal.Service.Evidence;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

/// <summary>A file is kept only where the operator's scanner says so, if there is one.</summary>
public sealed class FileScannerTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("commonweal-scan").FullName;

    [Theory]
    [InlineData(null, null)]
    [InlineData("exit 0", null)]
    [InlineData("grep -q EICAR \"$1\" && exit 1; exit 0", "delivery.evidence.refused-by-scanner")]
    [InlineData("exit 2", "delivery.evidence.not-scanned")]
    public async Task What_the_scanner_says_is_done(string? script, string? refused)
    {
        var received = await ReceiveAsync(script is null ? null : Program(script));

        Assert.Equal(refused, received);
        Assert.Equal(
            refused is null ? 1 : 0,
            Directory
                .EnumerateFiles(home, "*", SearchOption.AllDirectories)
                .Count(path => path.Contains("incoming", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_refuses_every_file() =>
        Assert.Equal(
            "delivery.evidence.not-scanned",
            await ReceiveAsync(Path.Combine(home, "nowhere"))
        );

    public void Dispose() => Directory.Delete(home, recursive: true);

    private async Task<string?> ReceiveAsync(string? scanner)
    {
        var store = new EvidenceStore(new CommonwealSettings("", home, "") { Scanner = scanner });
        var received = await store.ReceiveAsync(
            "list.csv",
            new MemoryStream(Encoding.UTF8.GetBytes("Name,Note\nEICAR,test\n")),
            CancellationToken.None
        );
        Assert.All(
            received.Problems,
            problem => Assert.Contains("\"list.csv\"", problem.Message, StringComparison.Ordinal)
        );
        return received.Problems.SingleOrDefault()?.Code;
    }

    private string Program(string script)
    {
        var path = Path.Combine(home, "scan.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
