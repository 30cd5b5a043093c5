using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Reference;

public sealed class ShippedDataTests
{
    [Fact]
    public void Every_file_is_sound_and_every_example_comes_out()
    {
        var (data, problems) = ReferenceLoader.Load(DataCopy.Shipped);

        Assert.Empty(problems);
        Assert.NotNull(data);
    }

    [Fact]
    public void Lancashire_has_the_43_measures_of_its_document_in_their_order()
    {
        var measures = Lancashire.Measures;

        Assert.Equal(
            """
            employment-and-skills: NT1 NT3 NT3d NT4 NT4a NT76 NT5 NT6 NT6a NT8 NT9 NT10 NT9a NT10a NT11 NT12 NT13 NT50
            economic-prosperity: NT14 NT15 NT17 NT18 NT19 NT20 NT21 NT40 NT41 NT43 NT51
            community-building: NT26 NT27 NT28 NT29 NT52
            environmental-sustainability: NT31 NT82 NT32 NT86 NT85 NT87 NT72 NT88 NT53
            """,
            Grouped(measures, measure => measure.Theme)
        );
        Assert.Equal(Enumerable.Range(1, 43), measures.Select(measure => measure.Order));
        Assert.Equal(8, Lancashire.Priorities.Count);
    }

    [Fact]
    public void Each_counts_in_its_own_unit_and_adds_to_its_own_class()
    {
        var measures = Lancashire.Measures;

        Assert.Equal(
            """
            FteYears: NT1 NT3 NT3d NT4 NT4a NT76 NT5 NT6 NT6a
            StaffHours: NT8
            Weeks: NT9 NT10 NT9a NT10a NT12 NT13
            AttendeeHours: NT11 NT21
            PoundsInvested: NT50 NT40 NT43 NT51 NT26 NT27 NT52 NT85 NT53
            PoundsSpent: NT14 NT18 NT19
            ExpertHours: NT15
            VolunteerHours: NT17 NT29 NT86
            Employees: NT20
            Percent: NT41
            PoundsGiven: NT28
            TonnesCo2e: NT31 NT82
            CarMiles: NT32
            Kilograms: NT87
            Tonnes: NT72 NT88
            """,
            Grouped(measures, measure => measure.Unit.ToString())
        );
        Assert.Equal("NT1 NT18 NT19", Codes(measures.Where(IsLocal)));
        Assert.Equal("NT41 NT87", Codes(measures.Where(measure => measure.RecordOnly)));
    }

    [Fact]
    public void The_councils_count_the_same_measures_alike_in_our_own_words()
    {
        var editions = ReferenceLoader.Open(DataCopy.Shipped).Editions;

        Assert.All(
            editions
                .SelectMany(edition => edition.Measures)
                .GroupBy(measure => measure.Code, StringComparer.Ordinal),
            alike =>
            {
                Assert.Equal(editions.Count, alike.Count());
                Assert.Single(alike.Select(m => (m.Title, m.Unit, m.Class, m.Counts)).Distinct());
            }
        );
        // The documents' own titles begin so, or speak of the contract's duration; a licence covers them.
        Assert.All(
            editions.SelectMany(edition => edition.Measures),
            measure =>
                Assert.DoesNotMatch("^No. of|^Total amount|^Innovative measures", measure.Title)
        );
        Assert.All(
            editions.SelectMany(edition => edition.Measures),
            measure =>
            {
                Assert.NotEmpty(measure.Priorities);
                Assert.NotEmpty(measure.Evidence);
            }
        );
    }

    [Theory]
    [InlineData("southend-2050", 5, 18)]
    [InlineData("sefton-national", 5, 20)]
    public void The_other_councils_have_their_themes_and_objectives(
        string name,
        int themes,
        int outcomes
    )
    {
        var edition = ReferenceLoader.Open(DataCopy.Shipped).Edition(name)!;

        Assert.Equal(themes, edition.Themes.Count);
        Assert.Equal(outcomes, edition.Themes.Sum(theme => theme.Outcomes.Count));
    }

    [Fact]
    public void Net_shares_are_there_to_be_chosen_and_no_council_has_chosen_them_by_default()
    {
        var data = ReferenceLoader.Open(DataCopy.Shipped);

        Assert.Equal([0.54m, 0.2964m], data.NetChoices.Select(choice => choice.Shares.Factor));
        Assert.All(data.NetChoices, choice => Assert.Equal(Confidence.Low, choice.Confidence));
        Assert.All(
            data.Policies.SelectMany(policy => policy.Terms.All),
            terms => Assert.Null(terms.Value.Net)
        );
    }

    private static Edition Lancashire =>
        ReferenceLoader.Open(DataCopy.Shipped).Edition("lancashire-toms-2024")!;

    private static bool IsLocal(Measure measure) => measure.Class == ValueClass.LocalEconomic;

    private static string Codes(IEnumerable<Measure> measures) =>
        string.Join(' ', measures.Select(measure => measure.Code));

    private static string Grouped(IEnumerable<Measure> measures, Func<Measure, string> by) =>
        string.Join(
            '\n',
            measures
                .GroupBy(by, StringComparer.Ordinal)
                .Select(group => $"{group.Key}: {Codes(group)}")
        );
}
