using System.Text.Json;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Editions;

/// <summary>What becomes of a draft that several people write at once.</summary>
public sealed class TwoWritersTests
{
    private static readonly Proxy Hour = new(
        "hour",
        "An hour",
        Unit.VolunteerHours,
        new Formula.DatedFigure(TestEdition.Wage)
    );

    private static readonly Priority Warm = new("warm-homes", "Warm homes", "The council");
    private static readonly Theme All = TestEdition.Whole.Themes[0];
    private static readonly Exclusion Among = TestEdition.Whole.Exclusions[0];

    private static readonly WorkedExample Sum = new(
        "an-hour",
        "An hour",
        "By hand",
        ExampleOrigin.Ours,
        TestEdition.Day,
        null,
        [new("V", 1m)],
        new ExpectedValue("12.60", "0.00", [], [], [])
    );

    private static readonly Edition Whole = TestEdition.Whole with
    {
        Priorities = [Warm],
        Parameters = [TestEdition.Wage, TestEdition.Carbon],
        Proxies = [Hour],
        Examples = [Sum],
    };

    private static readonly Measure Hours = Whole.Find("V")!;

    /// <summary>What one writer does, and then another who saw the same part before.</summary>
    public static TheoryData<EditionChange, EditionChange> OfOnePart =>
        new()
        {
            { new SetMeasure("V", Hours with { Counts = "Hours." }), new SetMeasure("V", Hours) },
            { new SetMeasure("V", Hours with { Code = "W" }), new SetMeasure("V", Hours) },
            { new RemoveMeasure("V"), new SetMeasure("V", Hours) },
            { new SetMeasure("V", Hours with { Counts = "Hours." }), new RemoveMeasure("V") },
            {
                new SetExclusion(new Exclusion("", "hour", ["V", "C"], [], TestEdition.Source)),
                new RemoveMeasure("V")
            },
            { new SetPriority(Warm with { Group = "Ours" }), new SetPriority(Warm) },
            { new RemovePriority(Warm.Id), new SetPriority(Warm) },
            { new SetTheme(All with { Title = "Every" }), new SetTheme(All) },
            { new SetTheme(All with { Title = "Every" }), new RemoveTheme(All.Id) },
            { new SetExclusion(Among with { Shared = "week" }), new SetExclusion(Among) },
            { new SetExample(Sum with { Says = "One" }), new RemoveExample(Sum.Id) },
            { new SetParameter(Wage(13.45m)), new SetParameter(TestEdition.Wage) },
            { new SetProxy(Hour with { Title = "One" }), new SetProxy(Hour) },
            { Heading("Ours"), Heading("Mine") },
        };

    public static TheoryData<EditionChange> OfSomethingNew =>
        [
            new SetPriority(Warm with { Id = "" }),
            new SetTheme(All with { Id = "" }),
            new SetExclusion(Among with { Id = "" }),
            new SetExample(Sum with { Id = "" }),
            new SetParameter(TestEdition.Wage with { Id = "" }),
            new SetProxy(Hour with { Id = "" }),
            new SetPriority(Warm with { Id = "", Title = "New" }),
        ];

    [Theory]
    [MemberData(nameof(OfOnePart))]
    public void What_changed_since_it_was_seen_is_not_written_over(
        EditionChange first,
        EditionChange second
    )
    {
        var seen = second with { Seen = EditionPart.Fingerprint(Part(second)) };

        Assert.Equal("editions.part.changed", seen.For(Made(first, Whole)).Problems.Single().Code);
        Assert.True(seen.For(Whole).Succeeded);
        Assert.True(seen.For(Made(Elsewhere, Whole)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(OfSomethingNew))]
    public void What_is_added_twice_is_there_twice(EditionChange added)
    {
        var twice = Made(added, Made(added, Whole));

        Assert.Equal(Count(Whole) + 2, Count(twice));
        Assert.All(
            twice.Priorities.Select(one => one.Id),
            id => Assert.False(id is "" or "new", id)
        );
    }

    [Fact]
    public void A_wage_is_told_from_what_to_what()
    {
        var change = new SetParameter(Wage(13.45m));

        var (from, to) = change.Told(Whole, Made(change, Whole));

        Assert.Equal(12.6m, Central(from));
        Assert.Equal(13.45m, Central(to));
        Assert.DoesNotContain("9.5", from + to, StringComparison.Ordinal);

        static decimal Central(string? told) =>
            JsonElement
                .Parse(told!)
                .GetProperty("parameters")[0]
                .GetProperty("values")[0]
                .GetProperty("central")
                .GetDecimal();
    }

    [Fact]
    public void A_new_part_is_told_from_nothing_and_a_long_one_by_its_beginning()
    {
        var added = new SetMeasure(
            null,
            Hours with
            {
                Code = "X",
                Counts = string.Concat(Enumerable.Repeat("\U0001F331", 2_000)),
                Evidence = ["Dates"],
            }
        );

        var (from, to) = added.Told(Whole, Made(added, Whole));

        Assert.Null(from);
        var text = JsonElement.Parse(to!).GetProperty("text").GetString()!;
        Assert.InRange(text.Length, 3_999, 4_000);
        Assert.Contains("\"code\":\"X\"", text, StringComparison.Ordinal);
    }

    private static SetMeasure Elsewhere => new("C", Whole.Find("C")! with { Counts = "Tonnes." });

    private static Edition Made(EditionChange change, Edition edition) =>
        change.For(edition).Then(made => made.Apply(edition)).Value;

    private static int Count(Edition edition) =>
        edition.Priorities.Count
        + edition.Themes.Count
        + edition.Exclusions.Count
        + edition.Examples.Count
        + edition.Parameters.Count
        + edition.Proxies.Count;

    private static Parameter Wage(decimal pounds) =>
        TestEdition.Dated("wage", "GBP per hour", (2020, 9.5m), (2024, pounds));

    private static SetHeading Heading(string title) =>
        new(title, Whole.Version, Whole.PublishedOn, Whole.PriceYear, Whole.Source, Whole.About);

    private static Edition Part(EditionChange change) =>
        change switch
        {
            SetMeasure => EditionPart.Measure(Whole, "V"),
            RemoveMeasure => EditionPart.MeasureWithMentions(Whole, "V"),
            SetPriority => EditionPart.Priority(Whole, Warm.Id),
            SetTheme or RemoveTheme => EditionPart.Theme(Whole, All.Id),
            SetExclusion => EditionPart.Exclusion(Whole, Among.Id),
            RemoveExample => EditionPart.Example(Whole, Sum.Id),
            SetParameter => EditionPart.Parameter(Whole, "wage"),
            SetProxy => EditionPart.Proxy(Whole, Hour.Id),
            _ => EditionPart.Heading(Whole),
        };
}
