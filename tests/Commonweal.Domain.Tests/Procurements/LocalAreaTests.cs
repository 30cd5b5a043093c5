using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public sealed class LocalAreaTests
{
    private static readonly PlaceBook Places = new(
        [
            new("E10000017", "Lancashire", PlaceKind.County, "North West", null),
            new("E07000117", "Burnley", PlaceKind.District, "North West", "E10000017"),
            new("E08000014", "Sefton", PlaceKind.Metropolitan, "North West", null),
        ],
        null
    );

    [Fact]
    public void A_local_area_is_named_by_councils_by_neighbours_and_by_miles()
    {
        var area = new LocalAreaAnswer(
            " lancashire\r\nE07000117\nBurnley",
            "Sefton",
            10m,
            " the county hall "
        )
            .In(Places)
            .Value;

        Assert.Equal(["E10000017", "E07000117"], area.Areas, StringComparer.Ordinal);
        Assert.Equal(
            "Lancashire, Burnley; the bordering Sefton; within 10 miles of the county hall",
            area.Words(Places)
        );
        Assert.Equal("E99999999", Places.NameOf("E99999999"));
    }

    [Theory]
    [InlineData("Lancs", null, null, null, "procurements.area.unknown")]
    [InlineData(null, "Sefton", null, null, "procurements.area.borders-nothing")]
    [InlineData("Sefton", "Sefton", null, null, "procurements.area.twice")]
    [InlineData(null, null, 0, "the hall", "procurements.area.miles")]
    [InlineData(null, null, 5, " ", "procurements.area.around")]
    [InlineData("Sefton", null, null, "the hall", "procurements.area.miles-missing")]
    public void What_is_wrong_with_a_local_area_is_said(
        string? areas,
        string? bordering,
        int? miles,
        string? around,
        string code
    ) =>
        Assert.Equal(
            code,
            new LocalAreaAnswer(areas, bordering, miles, around).In(Places).Problems.Single().Code
        );

    [Theory]
    [InlineData(
        ReservedFor.LocalArea,
        false,
        false,
        "suppliers with substantive operations in Lancashire may bid",
        "Local suppliers"
    )]
    [InlineData(
        ReservedFor.UnitedKingdom,
        true,
        false,
        "small and medium-sized enterprises based in the United Kingdom may bid",
        "Small and medium-sized enterprises in the United Kingdom"
    )]
    [InlineData(
        ReservedFor.Anybody,
        false,
        true,
        "voluntary, community and social enterprises may bid",
        "Voluntary, community and social enterprises"
    )]
    public void The_notice_says_who_alone_may_bid_and_by_which_law(
        ReservedFor whose,
        bool sme,
        bool vcse,
        string says,
        string words
    )
    {
        var reservation = new Reservation(
            whose,
            whose == ReservedFor.LocalArea ? ["E10000017"] : [],
            sme,
            vcse,
            new DateOnly(2026, 11, 21)
        );

        var notice = reservation.NoticeText(Places);
        Assert.StartsWith($"Only {says}.", notice, StringComparison.Ordinal);
        Assert.Contains("SI 2026/94", notice, StringComparison.Ordinal);
        Assert.Equal(words, reservation.Words());
    }
}
