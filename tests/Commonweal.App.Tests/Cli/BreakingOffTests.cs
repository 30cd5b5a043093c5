using Commonweal.Cli;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public sealed class BreakingOffTests
{
    [Fact]
    public async Task A_command_that_was_broken_off_says_so_by_its_exit_code()
    {
        await using var output = new StringWriter();

        var exit = await CommandLine.RunAsync(
            ["evaluate", "-"],
            Stream.Null,
            output,
            output,
            new CancellationToken(canceled: true)
        );

        Assert.Equal(CommandLine.BrokenOff, exit);
    }
}
