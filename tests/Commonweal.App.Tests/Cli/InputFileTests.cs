using System.Text;
using Commonweal.Cli;
using Xunit;

namespace Commonweal.App.Tests.Cli;

/// <summary>Files that calculators are given, as they lie on people's disks.</summary>
public sealed class InputFileTests : IDisposable
{
    private const string Input = """
        {"authority": "southend", "category": "services", "value": 180000, "vat": "exclusive",
         "vatRate": 20, "months": 12, "commenced": "2026-03-02"}
        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", false)]
    public async Task Text_is_read_in_every_encoding_that_says_what_it_is(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] text =
        [
            .. mark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes(Input.Replace("\n", "\r\n", StringComparison.Ordinal)),
        ];

        var run = await RunAsync(text);

        Assert.Equal((0, ""), (run.Exit, run.Error));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_with_file_and_byte()
    {
        var latin = Encoding.Latin1.GetBytes(
            Input.Replace("southend", "\u00e9", StringComparison.Ordinal)
        );

        Refuses(await RunAsync(latin), $"{file}: At byte 15, a character is not UTF-8.");
        Refuses(
            await RunAsync([0xFF, 0xFE, 0x00, 0xD8]),
            $"{file}: At byte 2, a character is not UTF-8."
        );
        Refuses(await RunAsync([]), $"{file}: Line 1, column 1: this is not JSON");
        Refuses(
            await RunAsync(
                Encoding.UTF8.GetBytes(Input.Replace("180000", "-1", StringComparison.Ordinal))
            ),
            $"{file}: value: "
        );
    }

    [Theory]
    [InlineData("/dev/zero", "/dev/zero: It is larger than 2 MB.")]
    [InlineData("/", "/: This could not be read.")]
    [InlineData("/nowhere/at-all.json", "/nowhere/at-all.json: This could not be read.")]
    [InlineData("", "This could not be read.")]
    public async Task What_is_no_input_is_refused(string path, string says) =>
        Refuses(await Run.OfAsync(["threshold", path], ""), says);

    private async Task<Run> RunAsync(byte[] text)
    {
        await File.WriteAllBytesAsync(file, text);
        return await Run.OfAsync(["threshold", file], "");
    }

    private static void Refuses(Run run, string says)
    {
        Assert.Equal((CommandLine.Refused, ""), (run.Exit, run.Out));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }
}
