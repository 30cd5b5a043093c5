using Commonweal.Domain.Common;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Common;

public class AdditionalityTests
{
    [Fact]
    public void Nothing_taken_off_leaves_the_whole() =>
        Assert.Equal(1m, new Additionality(0m, 0m, 0m, 0m).Net().Value.Result);

    [Fact]
    public void Each_share_out_of_range_is_named() =>
        Assert.Equal(
            "deadweight displacement leakage substitution",
            string.Join(
                ' ',
                new Additionality(-0.01m, 1.01m, 2m, decimal.MinValue)
                    .Net()
                    .Problems.Select(problem => problem.Field)
            )
        );

    [Fact]
    public void What_is_net_is_never_more_than_what_is_gross_nor_less_than_nothing() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(0, 1_000)
                    .Select(thousandths => thousandths / 1_000m)
                    .Four()
                    .ToArbitrary(),
                shares =>
                    new Additionality(shares.Item1, shares.Item2, shares.Item3, shares.Item4)
                        .Net()
                        .Value.Result
                        is >= 0m
                            and <= 1m
            )
        );
}
