using Commonweal.Domain.Editions.Import;
using Xunit;

namespace Commonweal.Domain.Tests.Editions.Import;

public sealed class ColumnMappingTests
{
    [Fact]
    public void Headings_below_a_title_are_found_and_understood()
    {
        var sheet = ImportSheet.Of(
            "Measures",
            [
                ["A council's themes, outcomes and measures"],
                [],
                [
                    "Theme",
                    "Outcome",
                    "Ref.",
                    "Measure description",
                    "Units",
                    "Proxy value (£)",
                    "Evidence required",
                ],
                ["Jobs", "More jobs", "X1", "People", "no. weeks", "5", "A list"],
            ]
        );

        var row = HeadingGuess.RowOf(sheet);

        Assert.Equal(3, row);
        Assert.Equal(
            "Code 3, Title 4, Unit 5, Value 6, Theme 1, Outcome 2, Evidence 7",
            Told(sheet, row, 1)
        );
    }

    [Theory]
    [InlineData("NT14 Total spent", "NT14", "Total spent")]
    [InlineData("NT14: Total spent", "NT14", "Total spent")]
    [InlineData("NT14. Total spent", "NT14", "Total spent")]
    [InlineData("ECC46. ECC46 - Support for others", "ECC46", "Support for others")]
    [InlineData("ECC 1. ECC1 - Local people", "ECC1", "Local people")]
    [InlineData("ECC1c. ECC1c - Local people", "ECC1c", "Local people")]
    [InlineData("ECC1 to ECC5", null, null)]
    [InlineData("ECC1 - ECC5", null, null)]
    [InlineData("Total spent", null, null)]
    [InlineData("NT14", null, null)]
    public void Code_and_words_of_one_cell_are_told_apart(string cell, string? code, string? words)
    {
        var split = HeadingGuess.Split(cell);

        Assert.Equal((code, words), (split?.Code, split?.Words));
    }

    [Fact]
    public void Year_and_day_that_a_table_tells_above_its_values_are_proposed()
    {
        var sheet = ImportSheet.Of(
            "A",
            [
                ["Calculator"],
                ["Published March 2024"],
                ["Ref", "Measure", "Denominated by", "£ each (2023/24)"],
                ["NT1", "People", "FTE", "5"],
            ]
        );
        var row = HeadingGuess.RowOf(sheet);
        var mapping = new ColumnMapping
        {
            Sheet = "A",
            HeadingRow = row,
            Columns = HeadingGuess.Columns(sheet, row, 1),
        };

        Assert.Equal("Code 1, Title 2, Unit 3, Value 4", Told(sheet, row, 1));
        Assert.Equal(
            [
                new FixedPart(ImportPart.PriceYear, "2023"),
                new FixedPart(ImportPart.From, "1 March 2024"),
            ],
            HeadingGuess.Told(sheet, mapping)
        );
    }

    [Fact]
    public void Codes_without_a_heading_of_their_own_are_found_by_their_looks()
    {
        var apart = ImportSheet.Of(
            "A",
            [
                ["Outcomes", "Measure", ""],
                ["Jobs", "NT1", "Local people"],
                ["", "NT3", "Others"],
            ]
        );
        var together = ImportSheet.Of(
            "B",
            [
                ["Outcomes", "Measure"],
                ["Jobs", "NT14 Spent with others"],
                ["", "NT15 Advice"],
            ]
        );

        Assert.Equal("Code 2, Title 3, Outcome 1", Told(apart, 1, 1));
        Assert.Equal("Code 2, Title 2, Outcome 1", Told(together, 1, 1));
    }

    [Fact]
    public void A_heading_merged_over_several_columns_is_joined_with_those_below()
    {
        var sheet = ImportSheet.Of(
            "A",
            [
                ["Ref", "Measure", "Proxy value", "", "", ""],
                ["", "", "Low", "Central", "High", ""],
                ["X1", "Weeks", "1", "2", "3", ""],
            ]
        );

        Assert.Equal(
            ["Ref", "Measure", "Proxy value Low", "Proxy value Central", "Proxy value High", ""],
            HeadingGuess.Headings(sheet, 1, 2)
        );
        Assert.Equal("Code 1, Title 2, Value 4, Low 3, High 5", Told(sheet, 1, 2));
    }

    [Fact]
    public void A_saved_mapping_is_found_again_by_its_headings_wherever_they_stand()
    {
        var mapping = new ColumnMapping
        {
            Sheet = "Old",
            HeadingRow = 1,
            Columns = [new(ImportPart.Code, 1, "Ref"), new(ImportPart.Value, 2, "Proxy Value (£)")],
        };
        var moved = ImportSheet.Of(
            "New",
            [
                ["A title"],
                ["Measure", "REF.", "Proxy value (£)"],
                ["Weeks", "X1", "1"],
            ]
        );
        var another = ImportSheet.Of(
            "New",
            [
                ["Measure", "Ref"],
            ]
        );

        var fit = mapping.FitTo([another, moved])!;

        Assert.Equal(
            ("New", 2, 2, 3),
            (
                fit.Sheet,
                fit.HeadingRow,
                fit.ColumnOf(ImportPart.Code),
                fit.ColumnOf(ImportPart.Value)
            )
        );
        Assert.Null(mapping.FitTo([another]));
    }

    private static string Told(ImportSheet sheet, int row, int rows) =>
        string.Join(
            ", ",
            HeadingGuess
                .Columns(sheet, row, rows)
                .Select(column => $"{column.Part} {column.Column}")
        );
}
