using Commonweal.Cli;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public sealed class InputJsonTests
{
    private const string Whole =
        """{"name":"a","amounts":["1.50",2.5],"on":"2026-11-21","day":"monday"}""";

    [Fact]
    public void Decimals_may_be_numbers_or_text_and_keep_every_digit()
    {
        var read = InputJson
            .Read<Sample>(
                Whole.Replace("2.5", "1234567890123456.0123456789", StringComparison.Ordinal)
            )
            .Value;

        Assert.Equal([1.50m, 1234567890123456.0123456789m], read.Amounts);
    }

    [Theory]
    [InlineData("{", null, "input.json.malformed")]
    [InlineData(
        """{"name":"a","name":"b"}""",
        null,
        "Line 1, column 13: the key \"name\" stands twice"
    )]
    [InlineData(
        "{\r\n \"ŵ\":[{},{\"a\":1,\"\\u0061\":2}]}",
        null,
        "Line 2, column 17: the key \"a\""
    )]
    [InlineData("{\n\"Llŷn\": NaN}", null, "Line 2, column 9: this is not JSON")]
    [InlineData("", null, "Line 1, column 1: this is not JSON")]
    [InlineData("{}{}", null, "Line 1, column 3: this is not JSON")]
    [InlineData("""{"\ud800":1}""", null, "half a character")]
    [InlineData("\"a\"|\"\\ud800\"", null, "half a character")]
    [InlineData("null", null, "input.json.wrong")]
    [InlineData("[]", null, "input.json.wrong")]
    [InlineData("""{"name":"a"}""", null, "\"amounts\", \"on\", \"day\" must be there")]
    [InlineData("2.5|NaN", null, "input.json.malformed")]
    [InlineData("2.5|\"NaN\"", "amounts[1]", "holds \"NaN\"")]
    [InlineData("2.5|1e9999", "amounts[1]", "holds 1e9999")]
    [InlineData("2.5|1e-40", "amounts[1]", "holds 1e-40")]
    [InlineData("2.5|0.12345678901234567890123456789", "amounts[1]", "at most 28")]
    [InlineData("2.5|\"1,000\"", "amounts[1]", "holds \"1,000\"")]
    [InlineData("2.5|null", "amounts[1]", "A list holds null")]
    [InlineData("2.5|{}", "amounts[1]", "holds {}")]
    [InlineData("\"2026-11-21\"|\"21/11/2026\"", "on", "Write a day")]
    [InlineData("monday|Monday", "day", "Write one of sunday, monday")]
    [InlineData("\"monday\"|1", "day", "Write one of sunday, monday")]
    [InlineData("\"a\"|null", "name", "not the kind of value")]
    [InlineData("\"a\"|[1]", "name", "not the kind of value")]
    [InlineData("\"name\"|\"nmae\":1,\"name\"", "nmae", "\"nmae\" is not a key")]
    public void What_cannot_be_read_exactly_is_refused_where_it_stands(
        string change,
        string? field,
        string says
    )
    {
        var text = change.Split('|') is [var from, var to]
            ? Whole.Replace(from, to, StringComparison.Ordinal)
            : change;

        var problem = Assert.Single(InputJson.Read<Sample>(text).Problems);

        Assert.Equal(field, problem.Field);
        Assert.Contains(says, $"{problem.Code} {problem.Message}", StringComparison.Ordinal);
    }

    private sealed record Sample(
        string Name,
        IReadOnlyList<decimal> Amounts,
        DateOnly On,
        DayOfWeek Day,
        string? Note = null
    );
}
