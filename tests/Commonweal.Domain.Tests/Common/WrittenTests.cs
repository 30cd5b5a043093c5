using Commonweal.Domain.Common;
using Xunit;

namespace Commonweal.Domain.Tests.Common;

public sealed class WrittenTests
{
    [Theory]
    [InlineData(" Two\r\nlines\rand\ta tab \n", "Two\nlines\nand\ta tab")]
    [InlineData("nul\0 bell\u0007 escape\u001b[31m delete\u007f", "nul bell escape[31m delete")]
    [InlineData("half \ud83d, none \uffff, whole \ud83d\ude00", "half , none , whole \ud83d\ude00")]
    [InlineData("paid \u202e000,1\u202c pounds \u2066here\u2069", "paid 000,1 pounds here")]
    [InlineData("Café, £5 – “yes”", "Café, £5 – “yes”")]
    [InlineData(null, "")]
    public void What_is_kept_has_no_sign_that_nobody_types(string? typed, string kept) =>
        Assert.Equal(kept, Written.Plain(typed));

    [Fact]
    public void What_nobody_can_see_is_no_reason() =>
        Assert.NotNull(Written.Lacks("\0\u0001 \n", 10, "a.b.c", "Say why.", "Reason"));

    [Theory]
    [InlineData("\u200b")]
    [InlineData(" \u2060\u00ad ")]
    [InlineData("\u3164\u115f")]
    [InlineData("\u2800\u200d\ufe0f")]
    [InlineData("\u0301")]
    [InlineData("\u2003\u00a0")]
    public void Text_of_which_nothing_shows_is_no_text(string typed)
    {
        Assert.Equal("", Written.Plain(typed));
        Assert.Null(Written.PlainOrNull(typed));
        Assert.NotNull(Written.Lacks(typed, 10, "a.b.c", "Say why.", "Reason"));
    }

    [Theory]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("\ud83d\udc69\u200d\ud83d\udd27")]
    [InlineData("e\u0301")]
    [InlineData("so\u00adcial")]
    [InlineData("?")]
    public void Joiners_and_marks_stay_where_a_script_needs_them(string typed) =>
        Assert.Equal(typed, Written.Plain(typed));
}
