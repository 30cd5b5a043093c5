using Commonweal.Cli;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public sealed class AuditCommandTests : WorldCase
{
    private Guid authority;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        await World.SupplierAsync("Bee Lane \"=Builders\"");
    }

    [Fact]
    public async Task A_print_names_every_head_and_finds_later_what_was_cut()
    {
        var first = await VerifyAsync();

        Assert.Equal((0, ""), (first.Exit, first.Error));
        var lines = first.Out.Trim().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches(
            $$"""{"organisation":"{{authority}}","name":"lancashire council","entries":1,"hash":"[0-9a-f]{64}","fault":null}""",
            lines[1]
        );
        Assert.Equal("""{"chains":3,"broken":0}""", lines[3]);
        var print = await KeepAsync(first.Out);
        Assert.Equal(0, (await VerifyAsync("--against", print)).Exit);

        await World.Database.TamperPastTriggersAsync(
            $"delete from audit_entry where scope_id = '{authority}'; delete from audit_head where scope_id = '{authority}'; delete from authority"
        );

        Assert.Equal(0, (await VerifyAsync()).Exit);
        var against = await VerifyAsync("--against", print);
        Assert.Equal(CommandLine.Refused, against.Exit);
        Assert.Contains(
            $"lancashire council ({authority}): The chain ends at entry 0; the earlier print says 1.",
            against.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            """{"chains":3,"broken":1}""",
            against.Out.Trim(),
            StringComparison.Ordinal
        );
        var print2 = await KeepAsync(against.Out);
        Assert.Contains(
            "[audit.print.broken]",
            (await VerifyAsync("--against", print2)).Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "audit.print.not-whole")]
    [InlineData("[]", "audit.print.not-whole")]
    [InlineData("""{"chains":1,"broken":0}""", "audit.print.not-whole")]
    [InlineData("x\n{\"chains\":1,\"broken\":0}", "Line 1 is not one")]
    public async Task A_print_that_is_not_whole_is_refused(string text, string says)
    {
        var refused = await Run.OfAsync(
            ["audit", "verify", "--against", await KeepAsync(text)],
            ""
        );

        Assert.Equal(CommandLine.Refused, refused.Exit);
        Assert.Contains(says, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_print_that_is_not_there_is_refused()
    {
        var refused = await Run.OfAsync(["audit", "verify", "--against", "/nowhere/at-all"], "");

        Assert.Equal(CommandLine.Refused, refused.Exit);
        Assert.Contains("/nowhere/at-all", refused.Error, StringComparison.Ordinal);
    }

    private async Task<string> KeepAsync(string print)
    {
        var file = Path.Combine(World.Home, Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, print);
        return file;
    }

    private Task<Run> VerifyAsync(params string[] options) =>
        Run.AsProcessAsync(
            ["audit", "verify", .. options],
            ("ConnectionStrings__Commonweal", World.Database.App),
            ("COMMONWEAL_HOME", World.Home),
            ("COMMONWEAL_DATA", World.RepositoryData())
        );
}
