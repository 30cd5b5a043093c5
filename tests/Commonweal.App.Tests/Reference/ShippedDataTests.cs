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

    [Fact]
    public void Every_figure_that_a_value_rests_on_names_its_source()
    {
        var edition = ReferenceLoader.Open(DataCopy.Shipped).Edition("lancashire-toms-2024")!;
        var sourced = edition
            .Measures.Where(measure => measure.Proxy is not null)
            .SelectMany(measure =>
                UnitValue.On(edition, measure, new DateOnly(2026, 11, 21)).Explanation.Steps
            )
            .SelectMany(step => step.Inputs);

        Assert.All(sourced, input => Assert.NotNull(input.Source));
    }
}
