using System.Text.Encodings.Web;
using System.Text.Unicode;
using Commonweal.Web.Shell.Components;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>Our components make the HTML that govuk-frontend makes from the same options.</summary>
public sealed class ComponentFixtureTests
{
    public static TheoryData<string> Components => [.. GovukFixtures.Ours.Keys];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_makes_the_html_of_the_design_system(string component)
    {
        List<string> differences = [];
        foreach (var (name, options, html) in GovukFixtures.Of(component))
        {
            var (ours, _) = GovukFixtures.Read(GovukFixtures.Ours[component], options);
            if (ours is null)
                continue;
            var (expected, actual) = (NormalHtml.Of(html), NormalHtml.Of(Rendered(ours)));
            if (expected != actual)
                differences.Add($"== {name}\n-- expected\n{expected}-- ours\n{actual}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void The_options_we_do_not_support_are_these_and_no_others()
    {
        var found = GovukFixtures
            .Ours.SelectMany(pair =>
                GovukFixtures
                    .Of(pair.Key)
                    .Select(fixture => GovukFixtures.Read(pair.Value, fixture.Options).Unsupported)
                    .OfType<string>()
                    .Select(path => $"{pair.Key} {path}")
            )
            .CountBy(path => path)
            .OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => $"{count.Key} {count.Value}");
        Assert.Equal(Unsupported, string.Join('\n', found));
    }

    /// <summary>Component, option, and how many published examples use it: translations, boxes of a date one by one, slots.</summary>
    private const string Unsupported = """
        character-count $.charactersUnderLimitText 1
        character-count $.countType 9
        date-input $.day 8
        date-input $.month 2
        date-input $.year 7
        file-upload $.chooseFilesButtonText 2
        file-upload $.wrapperClasses 1
        panel $.actions 8
        password-input $.showPasswordText 1
        service-navigation $.slots 5
        """;

    private static string Rendered(Component component)
    {
        using var writer = new StringWriter();
        component.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }
}
