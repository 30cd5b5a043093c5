using Commonweal.Domain.Evidence;
using Xunit;

namespace Commonweal.Domain.Tests.Evidence;

public sealed class FileLabelTests
{
    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\me\\hours.txt", "hours.txt")]
    [InlineData("=cmd|' !A0.txt", "cmd' !A0.txt")]
    [InlineData("invoice\u202Efdp.txt", "invoicefdp.txt")]
    [InlineData(".txt", "evidence.txt")]
    public void A_name_is_only_a_label(string typed, string kept) =>
        Assert.Equal(kept, FileLabel.Of(typed));

    [Fact]
    public void A_long_name_keeps_its_ending() =>
        Assert.Equal(120, FileLabel.Of(new string('a', 300) + ".pdf").Length);
}
