using System.Text;
using Commonweal.App.Tests.Reference;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class EditionDocumentTests
{
    private static readonly ReferenceData Data = ReferenceLoader.Open(DataCopy.Shipped);

    public static TheoryData<string> Shipped => [.. Data.EditionNames];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void An_editions_text_is_read_back_to_the_same_fingerprint(string name)
    {
        var edition = Data.Edition(name)!;

        var (read, problems) = EditionDocument.Read("edition.json", TextOf(edition));

        Assert.Empty(problems);
        Assert.Equal(EditionText.Fingerprint(edition), EditionText.Fingerprint(read!));
        Assert.NotEmpty(read!.Examples);
    }

    [Fact]
    public void A_figure_that_may_not_be_passed_on_is_left_out_with_what_would_tell_it()
    {
        var edition = Data.Edition("lancashire-toms-2024")!;
        var wage = edition.Parameters.Single(held => held.Id == "real-living-wage-uk");
        var licensed = wage with
        {
            Values = new DatedValues<Figure>(
                wage.Values.All.Select(dated =>
                    dated with
                    {
                        Source = dated.Source with { MayBePassedOn = false },
                    }
                )
            ),
        };
        var own = edition.Reading(licensed);

        var open = own.ToPassOn();

        Assert.True(open.Find("NT29")!.ValueWithheld);
        Assert.Null(open.Find("NT29")!.Proxy);
        Assert.NotNull(open.Find("NT31")!.Proxy);
        Assert.DoesNotContain("real-living-wage-uk", TextOf(open), StringComparison.Ordinal);
        Assert.DoesNotContain("12.6", TextOf(open), StringComparison.Ordinal);
        Assert.Empty(EditionDocument.Read("open.json", TextOf(open)).Problems);
        Assert.Empty(EditionDocument.Read("own.json", TextOf(own)).Problems);
        Assert.Same(edition, edition.ToPassOn());
    }

    [Fact]
    public void A_fault_is_named_by_the_line_of_the_text()
    {
        var text = TextOf(Data.Edition("southend-2050")!)
            .Replace("\"unit\": \"tonnes\"", "\"unit\": \"stones\"", StringComparison.Ordinal);
        var line = text[..text.IndexOf("stones", StringComparison.Ordinal)].Count('\n') + 1;

        var (edition, problems) = EditionDocument.Read("mine.json", text);

        Assert.Null(edition);
        Assert.Contains(
            problems,
            problem =>
                (problem.File, problem.Line, problem.Code)
                == ("mine.json", line, "data.value.wrong")
        );
    }

    [Theory]
    [InlineData("Ynys Môn 🌳 \"quoted\" \\ and a bar |")]
    [InlineData("2024")]
    [InlineData("true")]
    [InlineData("- not: a list # nor a note")]
    public void Whatever_a_title_holds_comes_back(string title)
    {
        var edition = Data.Edition("southend-2050")! with { Title = title };

        var read = EditionDocument.Read("edition.json", TextOf(edition)).Edition!;

        Assert.Equal(title, read.Title);
        Assert.Equal(EditionText.Fingerprint(edition), EditionText.Fingerprint(read));
    }

    [Theory]
    [InlineData("themes: &a [x]\nmeasures: [*a, *a]", "data.file.anchor", 1)]
    [InlineData("title: !!str 1", "data.file.tag", 1)]
    [InlineData("name: x\nmeasures: [*m]", "data.file.anchor", 2)]
    public void What_refers_to_another_place_or_gives_a_kind_is_refused(
        string text,
        string code,
        int line
    )
    {
        var problem = Assert.Single(EditionDocument.Read("a.yaml", text).Problems);

        Assert.Equal((code, line), (problem.Code, problem.Line));
    }

    [Fact]
    public void Keys_written_alike_that_are_no_names_are_refused_as_unknown() =>
        Assert.Contains(
            EditionDocument.Read("a.yaml", "? [x]\n: 1\n? \"[ x ]\"\n: 2").Problems,
            problem => problem.Code == "data.key.unknown"
        );

    [Fact]
    public void A_file_of_faults_is_told_to_the_three_hundredth_and_no_further()
    {
        string[] texts =
        [
            string.Concat(Enumerable.Range(0, 40_000).Select(key => $"key{key}: 1\n")),
            $"themes: [{string.Join(", ", Enumerable.Repeat("{}", 60_000))}]",
        ];
        foreach (var text in texts)
        {
            var problems = EditionDocument.Read("a.yaml", text).Problems;

            Assert.Equal(FewProblems.Most + 1, problems.Count);
            Assert.Equal("data.file.many-faults", problems[^1].Code);
        }
    }

    [Fact]
    public void A_file_of_more_parts_than_people_fill_in_is_not_taken_in()
    {
        var text = $"themes: [{string.Join(", ", Enumerable.Repeat("{}", 160_000))}]";

        var problem = Assert.Single(EditionDocument.Read("a.json", text).Problems);

        Assert.Equal("data.file.too-large", problem.Code);
    }

    [Fact]
    public void A_text_of_millions_of_signs_is_refused_and_not_repeated()
    {
        var longest = new string('x', 2_000_000);
        var edition = Data.Edition("southend-2050")!;
        foreach (
            var odd in new[]
            {
                edition with
                {
                    Title = longest,
                },
                edition with
                {
                    About = longest,
                },
                edition with
                {
                    Name = longest,
                },
                edition with
                {
                    Source = edition.Source with { Url = $"ftp:{longest}" },
                },
            }
        )
        {
            var (read, problems) = EditionDocument.Read("a.json", TextOf(odd));

            Assert.Null(read);
            Assert.All(problems, problem => Assert.InRange(problem.Message.Length, 1, 400));
        }

        Assert.InRange(
            EditionDocument
                .Read(
                    "a.json",
                    TextOf(edition).Replace("\"owner\"", $"\"{longest}\"", StringComparison.Ordinal)
                )
                .Problems.Max(problem => problem.Message.Length),
            1,
            400
        );
    }

    private static string TextOf(Edition edition) =>
        Encoding.UTF8.GetString(EditionText.Write(edition));
}

file static class Letters
{
    public static int Count(this string text, char letter) =>
        Enumerable.Count(text, found => found == letter);
}
