using Commonweal.Domain.Common;
using Xunit;

namespace Commonweal.Domain.Tests.Common;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("Jobs \u202efor\u202c all", "Jobs for all")]
    [InlineData("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark")]
    [InlineData("two\nlines\u2028three\u0007bell", "two lines three bell")]
    [InlineData("Môn, £5 – 🌳", "Môn, £5 – 🌳")]
    public void What_is_not_seen_is_left_out_and_breaks_become_blanks(string met, string seen) =>
        Assert.Equal(seen, OneLine.Of(met));

    [Fact]
    public void A_title_too_long_ends_at_a_word()
    {
        var title = OneLine.Title(string.Join(' ', Enumerable.Repeat("word", 50)));
        var trees = OneLine.Title(string.Concat(Enumerable.Repeat("🌳", 150)));

        Assert.Equal(200, title.Length);
        Assert.EndsWith("word…", title, StringComparison.Ordinal);
        Assert.EndsWith("🌳…", trees, StringComparison.Ordinal);
        Assert.InRange(trees.Length, 190, 200);
        Assert.Equal("Short", OneLine.Title("Short"));
    }
}
