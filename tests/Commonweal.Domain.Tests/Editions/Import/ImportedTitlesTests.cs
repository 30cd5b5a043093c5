using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Editions.Import;

public sealed class ImportedTitlesTests
{
    [Fact]
    public void Titles_are_held_to_what_forms_take_and_their_signs_to_what_is_seen()
    {
        var words = string.Join(' ', Enumerable.Repeat("learning", 30));
        var mapping = new ColumnMapping
        {
            Sheet = "A",
            HeadingRow = 1,
            Kind = ImportKind.MeasuresAndValues,
            ThemesStandAbove = true,
            Columns =
            [
                new(ImportPart.Code, 1, "Ref"),
                new(ImportPart.Title, 2, "Measure"),
                new(ImportPart.Unit, 3, "Units"),
            ],
            Units = [new MappedUnit("weeks", Unit.Weeks)],
        };
        var sheet = ImportSheet.Of(
            "A",
            [
                ["Ref", "Measure", "Units"],
                ["\u202e日本\u202c"],
                ["M1", $"Weeks of {words}", "weeks"],
                ["仕事"],
                ["M2", "\u200bWeeks", "Units: weeks"],
                ["New"],
                ["M3", "Weeks", "weeks"],
                [words],
                ["M4", "Weeks", "weeks"],
            ]
        );

        var preview = ImportReading.Of(
            TestEdition.Whole,
            sheet,
            mapping.Fixing(
                new FixedPart(ImportPart.Outcome, "Good"),
                new FixedPart(ImportPart.Level, "Output"),
                new FixedPart(ImportPart.Evidence, "A register")
            )
        );
        var after = preview.ApplyTo(TestEdition.Whole).Value;

        Assert.Equal(
            "part part-2 new-2",
            string.Join(' ', after.Themes.TakeLast(3).Select(one => one.Id))
        );
        Assert.Equal("日本", after.Themes[^3].Title);
        Assert.Equal($"Weeks of {words}", after.Find("M1")!.Counts);
        Assert.InRange(after.Find("M1")!.Title.Length, 190, 200);
        Assert.EndsWith("learning…", after.Find("M1")!.Title, StringComparison.Ordinal);
        Assert.Equal(
            "No value in your table: recorded only. The words are too long for a title: it has their beginning, and what counts has them all.",
            preview.Rows.Single(row => row.Code == "M1").Says
        );
        Assert.Equal(("Weeks", Unit.Weeks), (after.Find("M2")!.Title, after.Find("M2")!.Unit));
        Assert.EndsWith(
            "Cell B5 held signs that cannot be seen; they are left out.",
            preview.Rows.Single(row => row.Code == "M2").Says,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "name its theme, in up to 200 characters.",
            preview.Rows.Single(row => row.Code == "M4").Says,
            StringComparison.Ordinal
        );
    }
}
