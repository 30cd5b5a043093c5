using System.Text.Json.Nodes;
using Commonweal.App.Tests.CodeRules;
using Commonweal.Domain.Tests;
using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>What is said to be covered is, as far as files and tests can tell.</summary>
public sealed class CoverageTests
{
    private static readonly JsonObject Coverage = DataFile.Read("coverage.yaml");

    private static readonly JsonArray Clauses = Coverage["clauses"]!.AsArray();

    private static readonly (string Letter, int Count)[] Groups =
    [
        ("F", 8),
        ("P", 9),
        ("S", 11),
        ("D", 6),
        ("R", 10),
        ("A", 6),
        ("T", 7),
        ("E", 6),
        ("C", 4),
    ];

    [Fact]
    public void Every_clause_stands_exactly_once_in_order()
    {
        var expected = Groups.SelectMany(group =>
            Enumerable.Range(1, group.Count).Select(number => $"{group.Letter}{number}")
        );
        var met = Clauses.Select(clause => Text(clause, "id"));

        Assert.Equal(string.Join(' ', expected), string.Join(' ', met));
    }

    [Fact]
    public void Every_clause_says_what_it_asks_and_where_in_which_document()
    {
        string[] documents =
        [
            .. Coverage["documents"]!.AsArray().Select(document => Text(document, "id")!),
        ];

        Assert.All(
            Clauses,
            clause =>
            {
                Assert.NotEmpty(Text(clause, "says")!);
                Assert.All(
                    Text(clause, "where")!.Split("; "),
                    place =>
                        Assert.Contains(
                            documents,
                            document => place.StartsWith(document, StringComparison.Ordinal)
                        )
                );
            }
        );
    }

    [Fact]
    public void A_status_rests_on_what_is_there() =>
        Assert.All(
            Clauses,
            clause =>
            {
                var shown = Texts(clause, "by").Length > 0 && Texts(clause, "tests").Length > 0;
                var rest = Text(clause, "issue") is not null;
                var expected = (shown, rest) switch
                {
                    (true, false) => "covered",
                    (true, true) => "partly",
                    (false, true) => "planned",
                    _ => "covered or planned, but nothing is named",
                };
                Assert.Equal(
                    $"{Text(clause, "id")} {expected}",
                    $"{Text(clause, "id")} {Text(clause, "status")}"
                );
            }
        );

    [Fact]
    public void Every_path_named_exists() =>
        Assert.All(
            Clauses.SelectMany(clause => Texts(clause, "by")),
            path => Assert.True(Path.Exists(Path.Combine(DataFile.Root, path)), path)
        );

    [Fact]
    public void Every_test_named_exists() =>
        Assert.All(
            Clauses.SelectMany(clause => Texts(clause, "tests")),
            test => Assert.Contains(test, Repository.Tests)
        );

    private static string? Text(JsonNode? node, string key) => node![key]?.ToString();

    private static string[] Texts(JsonNode? node, string key) =>
        [.. node![key]?.AsArray().Select(text => text!.ToString()) ?? []];
}
