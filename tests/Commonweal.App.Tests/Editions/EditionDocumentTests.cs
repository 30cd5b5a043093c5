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
    [InlineData("Ynys Môn 🌳 \"quoted\" \\ and a tab\tand a line\nbelow")]
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

    private static string TextOf(Edition edition) =>
        Encoding.UTF8.GetString(EditionText.Write(edition));
}

file static class Letters
{
    public static int Count(this string text, char letter) =>
        Enumerable.Count(text, found => found == letter);
}
