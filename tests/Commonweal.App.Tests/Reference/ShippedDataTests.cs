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
        const string Appendix =
            "NT1 NT3 NT3d NT4 NT4a NT76 NT5 NT6 NT6a NT8 NT9 NT10 NT9a NT10a NT11 NT12 NT13 NT50 NT14 NT15 NT17 NT18 "
            + "NT19 NT20 NT21 NT40 NT41 NT43 NT51 NT26 NT27 NT28 NT29 NT52 NT31 NT82 NT32 NT86 NT85 NT87 NT72 NT88 NT53";
        var edition = ReferenceLoader.Open(DataCopy.Shipped).Edition("lancashire-toms-2024")!;

        Assert.Equal(Appendix, string.Join(' ', edition.Measures.Select(measure => measure.Code)));
        Assert.Equal(8, edition.Priorities.Count);
        Assert.All(edition.Measures, measure => Assert.NotEmpty(measure.Priorities));
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
        Assert.All(edition.Measures, measure => Assert.NotEmpty(measure.Priorities));
    }

    [Theory]
    [InlineData("lancashire-toms-2024", "lancashire")]
    [InlineData("southend-2050", "southend")]
    [InlineData("sefton-national", "sefton")]
    public void A_councils_framework_and_its_policy_name_the_same_priorities(
        string edition,
        string policy
    )
    {
        var data = ReferenceLoader.Open(DataCopy.Shipped);

        Assert.Equal(
            string.Join(' ', data.Policy(policy)!.Terms.All[^1].Value.Priorities.Select(p => p.Id)),
            string.Join(' ', data.Edition(edition)!.Priorities.Select(p => p.Id))
        );
    }

    [Fact]
    public void Every_figure_that_a_value_rests_on_names_its_source()
    {
        var day = new DateOnly(2026, 11, 21);
        var inputs = ReferenceLoader
            .Open(DataCopy.Shipped)
            .Editions.SelectMany(edition =>
                edition.Measures.Select(measure => UnitValue.On(edition, measure, day))
            )
            .SelectMany(value => value.Explanation.Steps)
            .SelectMany(step => step.Inputs)
            .ToArray();

        Assert.NotEmpty(inputs);
        Assert.All(inputs, input => Assert.NotNull(input.Source));
    }
}
