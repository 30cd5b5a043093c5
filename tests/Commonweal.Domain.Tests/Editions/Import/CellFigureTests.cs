using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Editions.Import;

public sealed class CellFigureTests
{
    [Theory]
    [InlineData("17.42", "17.42", "")]
    [InlineData("£17.42", "17.42", "")]
    [InlineData("£ 1,234.50", "1234.50", "")]
    [InlineData("GBP 12", "12", "")]
    [InlineData("12 £", "12", "")]
    [InlineData("£17.42 per hour", "17.42", "per hour")]
    [InlineData("£101.00/hr", "101.00", "/hr")]
    [InlineData("£101.00/m2", "101.00", "/m2")]
    [InlineData("£17.42 per hour (2023/24)", "17.42", "per hour (2023/24)")]
    [InlineData("£131.35*", "131.35", "")]
    [InlineData("250.1357913", "250.1357913", "")]
    public void Pounds_are_read_digit_by_digit(string cell, string pounds, string per)
    {
        var read = CellFigure.Read(cell).Value;

        Assert.Equal(
            decimal.Parse(pounds, System.Globalization.CultureInfo.InvariantCulture),
            read.Pounds
        );
        Assert.Equal((per, ""), (read.Per, read.Says));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("…")]
    [InlineData("N/A*")]
    [InlineData("Record only")]
    [InlineData("Localised")]
    public void What_says_that_there_is_no_value_is_no_fault(string cell) =>
        Assert.True(CellFigure.Read(cell).Value.IsNone);

    [Theory]
    [InlineData("1:1")]
    [InlineData("£1:£1")]
    [InlineData("1 to 1")]
    [InlineData("£1 per £")]
    [InlineData("£1 = £1")]
    public void A_pound_for_a_pound_is_known(string cell) =>
        Assert.True(CellFigure.Read(cell).Value.IsOneForOne);

    [Theory]
    [InlineData("1.234,50", "read in two ways")]
    [InlineData("12,5", "read in two ways")]
    [InlineData("-5", "less than nothing")]
    [InlineData("(5.00)", "less than nothing")]
    [InlineData("£-5", "less than nothing")]
    [InlineData("0", "A value of nothing")]
    [InlineData("£0.00", "A value of nothing")]
    [InlineData("12%", "no amount of pounds")]
    [InlineData("1.2E+05", "no amount of pounds")]
    [InlineData("about £5", "no amount of pounds")]
    [InlineData("#REF!", "error of the spreadsheet")]
    [InlineData("99,999,999,999", "Correct the figure")]
    [InlineData("£", "no amount of pounds")]
    [InlineData("£5 to £10", "no amount of pounds")]
    [InlineData("1/2", "Another number follows")]
    [InlineData("10/2024", "Another number follows")]
    [InlineData("12.5 / £15.5", "Another number follows")]
    [InlineData("£5 per 100 hours", "Another number follows")]
    [InlineData("1 a ½", "Another number follows")]
    [InlineData("½", "no amount of pounds")]
    [InlineData("12½", "no amount of pounds")]
    [InlineData("∞", "no amount of pounds")]
    [InlineData("٣", "no amount of pounds")]
    [InlineData("五", "no amount of pounds")]
    [InlineData("Ⅻ", "no amount of pounds")]
    [InlineData("n/a ½", "no amount of pounds")]
    public void All_else_is_refused_in_words(string cell, string says)
    {
        var problem = Assert.Single(CellFigure.Read(cell).Problems);

        Assert.Equal("editions.import.figure", problem.Code);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_ten_decimals_are_taken_at_ten_and_said()
    {
        var read = CellFigure.Read("300.123456789123").Value;

        Assert.Equal(300.1234567891m, read.Pounds);
        Assert.Equal("300.123456789123 is taken at ten decimals, as 300.1234567891.", read.Says);
    }

    [Theory]
    [InlineData("no. people FTE", Unit.FteYears)]
    [InlineData("No. weeks", Unit.Weeks)]
    [InlineData("no. staff expert hours", Unit.ExpertHours)]
    [InlineData("no. staff volunteering hours", Unit.VolunteerHours)]
    [InlineData("no. hrs*no. attendees", Unit.AttendeeHours)]
    [InlineData("£ invested including staff time", Unit.PoundsInvested)]
    [InlineData("£ spent with VCSEs", Unit.PoundsSpent)]
    [InlineData("Tonnes CO2e", Unit.TonnesCo2e)]
    [InlineData("Miles saved", Unit.CarMiles)]
    [InlineData("full-time years", Unit.FteYears)]
    [InlineData("pounds given", Unit.PoundsGiven)]
    [InlineData("%", Unit.Percent)]
    public void Their_units_are_guessed(string words, Unit unit) =>
        Assert.Equal(unit, CellWords.UnitOf(words));

    [Fact]
    public void Every_unit_is_known_by_its_own_words() =>
        Assert.All(
            Enum.GetValues<Unit>(),
            unit => Assert.Equal(unit, CellWords.UnitOf(unit.Words()))
        );

    [Fact]
    public void A_unit_that_is_none_of_ours_is_not_guessed() =>
        Assert.Null(CellWords.UnitOf("number of initiatives"));

    [Theory]
    [InlineData("2024", 2024)]
    [InlineData("2023/24", 2023)]
    [InlineData("2023-2024", 2023)]
    [InlineData("2023/25", null)]
    [InlineData("24", null)]
    [InlineData("", null)]
    public void A_split_year_is_the_one_it_starts_in(string words, int? year) =>
        Assert.Equal(year, CellWords.YearOf(words));

    [Theory]
    [InlineData("2024-04-01")]
    [InlineData("1/4/2024")]
    [InlineData("01/04/2024")]
    [InlineData("1 April 2024")]
    [InlineData("1 Apr 2024")]
    public void A_day_has_its_day_before_its_month(string words) =>
        Assert.Equal(new DateOnly(2024, 4, 1), CellWords.DayOf(words));
}
