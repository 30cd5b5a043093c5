using Commonweal.Cli;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Cli;

/// <summary>What a person who mistypes is told: on standard error, with exit code 2, and nothing on standard output.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("value", "`commonweal value --help`")]
    [InlineData("evaluate", "`commonweal evaluate --help`")]
    [InlineData("threshold --nonsense x", "There is no option --nonsense")]
    [InlineData("value --nonsense", "There is no option --nonsense")]
    [InlineData("data", "`commonweal data --help`")]
    [InlineData("nonsense", "`commonweal --help`")]
    [InlineData("", "`commonweal --help`")]
    [InlineData("import ocds", "`commonweal import ocds --help`")]
    [InlineData("audit verify --against", "--against")]
    [InlineData("authority create southend", "`commonweal authority create --help`")]
    [InlineData("serve --urls abc", "\"abc\" is no address")]
    [InlineData("serve --urls http://localhost:99999", "is no address")]
    [InlineData("value /nowhere/at-all.json", "/nowhere/at-all.json")]
    [InlineData("evaluate /nowhere/at-all.json", "/nowhere/at-all.json")]
    [InlineData("threshold /", "could not be read")]
    [InlineData("import ocds / --dry-run", "could not be read")]
    [InlineData("data check --data /nowhere", "/nowhere")]
    [InlineData("data check --data /dev", "There is no reference data in \"/dev\"")]
    [InlineData("value --data /nowhere -", "/nowhere")]
    [InlineData("value -", "input.json.malformed")]
    [InlineData("evaluate -", "input.json.malformed")]
    [InlineData("threshold -", "input.json.malformed")]
    public async Task A_command_that_cannot_be_carried_out_says_how_it_is_written(
        string line,
        string says
    )
    {
        var run = await Run.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "{");

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("value --help")]
    [InlineData("--version")]
    public async Task Help_is_no_mistake(string line)
    {
        var run = await Run.OfAsync(line.Split(' '), "");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.NotEmpty(run.Out);
    }

    [Fact]
    public async Task The_largest_amount_is_named_where_one_is_passed()
    {
        var run = await Run.OfAsync(
            ["evaluate", "-"],
            """
            {"weighting":"10","quantitativeShare":"100","quantitative":{"method":"relativeToHighest","maxScore":"5"},
             "bids":[{"id":"A","social":"1000000000000000000","localEconomic":"0"}]}
            """
        );

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Contains(
            "bids[0].social is 1000000000000000000. It must be from £0 to £999,999,999,999,999,999.",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("E06000033", null)]
    [InlineData("E10000017", null)]
    [InlineData("e06000033", "people.authority.gss-form")]
    [InlineData("E0600003", "people.authority.gss-form")]
    [InlineData("E92000001", "people.authority.gss-form")]
    public async Task An_authority_is_created_with_its_code_or_refused(string code, string? refusal)
    {
        await using var world = await World.CreateAsync();

        var run = await Run.AsProcessAsync(
            [
                "authority",
                "create",
                "southend",
                "Southend",
                "--edition",
                "southend-2050",
                "--gss-code",
                code,
            ],
            ("ConnectionStrings__Commonweal", world.Database.App),
            ("COMMONWEAL_HOME", world.Home),
            ("COMMONWEAL_DATA", World.RepositoryData())
        );

        Assert.Equal(refusal is null ? 0 : CommandLine.Refused, run.Exit);
        Assert.Contains(refusal ?? "", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            refusal is null ? code : null,
            await world.AskAsync<Db, string?>(db =>
                db.Set<Authority>().Select(authority => authority.GssCode).SingleOrDefaultAsync()
            )
        );
    }
}
