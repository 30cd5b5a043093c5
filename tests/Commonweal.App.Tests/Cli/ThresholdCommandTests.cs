using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.App.Tests.Reference;
using Commonweal.Cli;
using Commonweal.Domain.Tests;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public class ThresholdCommandTests
{
    private const string Sample =
        """{"authority":"southend","category":"services","value":"177898","vat":"exclusive","vatRate":"20","months":12,"commenced":"2026-03-01"}""";

    private static readonly JsonArray Examples = DataFile.Read("rules/examples.yaml")[
        "examples"
    ]!.AsArray();

    public static TheoryData<string> Ids() => [.. Examples.Select(e => e!["id"]!.ToString())];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_worked_example_comes_out_as_written(string id)
    {
        var example = Examples.Single(e => e!["id"]!.ToString() == id)!;

        var run = await RunAsync(Input(example["input"]!));

        Assert.Equal("", run.Error);
        foreach (var (name, expected) in example["expect"]!.AsObject())
        {
            if (name == "duties")
            {
                Assert.All(
                    expected!.AsObject(),
                    duty => Assert.Equal(duty.Value!.ToString(), Applies(run, duty.Key))
                );
                continue;
            }

            Assert.Equal(expected!.ToString(), Shown(run.Json, name)!.ToString());
        }
    }

    [Fact]
    public async Task Every_reason_has_words_and_a_source_and_every_duty_has_a_reason()
    {
        var run = await RunAsync(Sample);

        var reasons = run.Json["reasons"]!.AsArray();
        Assert.All(reasons, reason => Assert.EndsWith(".", reason!["text"]!.ToString()));
        Assert.All(reasons, reason => Assert.NotEmpty(reason!["source"]!.ToString()));
        Assert.All(
            run.Json["duties"]!.AsArray(),
            duty =>
                Assert.Contains(
                    reasons,
                    reason => reason!["rule"]!.ToString() == duty!["id"]!.ToString()
                )
        );
    }

    [Theory]
    [InlineData("\"southend\"", "\"atlantis\"", "authority", "lancashire")]
    [InlineData("\"services\"", "\"food\"", "category", "one of goods, services, lightTouch")]
    [InlineData("\"177898\"", "-1", "value", "below £0")]
    [InlineData("\"177898\"", "1e9999", "value", "Write a number in digits")]
    [InlineData("\"177898\"", "null", "value", "")]
    [InlineData("\"exclusive\"", "\"maybe\"", "vat", "one of exclusive, inclusive.")]
    [InlineData("\"20\"", "101", "vatRate", "from 0 to 100")]
    [InlineData(":12", ":0", "months", "Write 1 or more")]
    [InlineData("2026-03-01", "2026-02-30", "commenced", "Write a day such as")]
    [InlineData("2026-03-01", "2015-12-31", "commenced", "is on record for 31 December 2015")]
    [InlineData("2026-03-01", "2028-01-01", "commenced", "is on record for 1 January 2028")]
    public async Task What_cannot_be_used_is_refused_with_its_field(
        string was,
        string now,
        string field,
        string says
    )
    {
        var run = await RunAsync(Sample.Replace(was, now, StringComparison.Ordinal));

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Equal("", run.Out);
        Assert.StartsWith($"{field}: ", run.Error);
        Assert.Contains(says, run.Error);
    }

    [Fact]
    public async Task A_length_left_out_is_asked_for_only_where_the_policy_turns_on_it()
    {
        var works = Sample
            .Replace("services", "works")
            .Replace("177898", "1000000")
            .Replace("\"months\":12,", "");

        var needed = await RunAsync(works);
        var notNeeded = await RunAsync(works.Replace("1000000", "999999"));

        Assert.Equal(CommandLine.Refused, needed.Exit);
        Assert.StartsWith("months: ", needed.Error);
        Assert.Equal("false", notNeeded.Json["socialValueRequired"]!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"authority\":\"southend\"}")]
    public async Task What_is_no_input_at_all_is_refused(string text)
    {
        var run = await RunAsync(text);

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Equal("", run.Out);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task A_fault_in_the_rules_is_told_by_file_and_line()
    {
        using var copy = new DataCopy();
        copy.Change("rules/authorities/southend.yaml", "amount: 177897", "amount: 177897.5O");

        var run = await Run.OfAsync(["threshold", "-", "--data", copy.Folder], Sample);

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.StartsWith("rules/authorities/southend.yaml:14: data.value.wrong: ", run.Error);
    }

    [Fact]
    public async Task An_example_that_does_not_come_out_is_told_by_file_and_line()
    {
        using var copy = new DataCopy();
        copy.Change("rules/examples.yaml", "threshold: 189330", "threshold: 189331");
        copy.Change("rules/examples.yaml", "required: yes", "required: no");
        copy.Change("rules/examples.yaml", "pa-s71-assess: false", "pa-s99: false");

        var run = await Run.OfAsync(["data", "check", "--data", copy.Folder], "");

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Collection(
            run.Error.TrimEnd().Split('\n'),
            line => Says(line, ":15: ", "expects 189331 and comes to 189330"),
            line => Says(line, ":22: ", "expects no and comes to yes"),
            line => Says(line, ":71: ", "There is no duty \"pa-s99\". Write one of psva-2012")
        );

        static void Says(string line, string at, string says)
        {
            Assert.StartsWith($"rules/examples.yaml{at}", line);
            Assert.Contains(says, line);
        }
    }

    private static Task<Run> RunAsync(string input) => Run.OfAsync(["threshold", "-"], input);

    /// <summary>Numbers of a data file come as text; the length of a contract is a number to the command.</summary>
    private static string Input(JsonNode example)
    {
        var input = example.DeepClone();
        if (input["months"] is { } months)
        {
            input["months"] = int.Parse(months.ToString(), CultureInfo.InvariantCulture);
        }

        return input.ToJsonString();
    }

    private static JsonNode Shown(JsonNode answer, string name) =>
        name switch
        {
            "required" => answer["socialValueRequired"]?.ToString() switch
            {
                "true" => "yes",
                "false" => "no",
                _ => "notSet",
            },
            "weighting" => answer["minimumWeighting"] ?? "0",
            "threshold" => answer["nationalThreshold"]!["amount"]!,
            "above" => answer["nationalThreshold"]!["above"]!,
            _ => throw new InvalidOperationException($"No answer has a {name}."),
        };

    private static string Applies(Run run, string duty) =>
        run.Json["duties"]!.AsArray().Single(found => found!["id"]!.ToString() == duty)![
            "applies"
        ]!.ToString();
}
