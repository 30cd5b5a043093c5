using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Editions.Import;

public sealed class ImportReadingTests
{
    private static readonly Edition Draft = TestEdition.Whole with
    {
        Proxies = [.. TestEdition.Whole.Measures.Select(measure => measure.Proxy).OfType<Proxy>()],
        Parameters = [TestEdition.Wage, TestEdition.Carbon],
    };

    private static readonly string[] Headings = ["Ref", "Measure", "Units", "Proxy value"];

    [Fact]
    public void A_value_is_added_changed_left_or_refused_row_by_row()
    {
        var preview = Read(
            ["V", "Hours", "no. staff volunteering hours", "£17.42"],
            ["C", "Carbon", "tCO2e", "253.19"],
            ["N", "Weeks", "no. weeks", "200"],
            ["J", "Jobs", "no. weeks", "1,000"],
            ["R", "Share", "%", "5"],
            ["Z9", "Another", "no. weeks", "5"],
            [],
            ["Source: constructed"]
        );

        Assert.Equal(
            "V Changed, C Unchanged, N Added, J Refused, R Refused, Z9 Refused,  Ignored",
            string.Join(", ", preview.Rows.Select(row => $"{row.Code} {row.State}"))
        );
        Assert.Equal("38.3%", preview.Rows[0].Difference?.Display());
        Assert.Equal(
            "Row 5, column Units (C5): the value is for weeks ('no. weeks'), and J counts full-time years. Correct the one or the other; a value for one unit prices no other.",
            preview.Rows[3].Says
        );
        Assert.Contains(
            "recorded and never valued",
            preview.Rows[4].Says,
            StringComparison.Ordinal
        );
        Assert.Contains("no measure Z9", preview.Rows[5].Says, StringComparison.Ordinal);
        Assert.Equal("Row 9: Read as a note: no code stands here.", preview.Rows[6].Says);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("new")]
    [InlineData("é")]
    public void A_code_of_the_wrong_form_is_told_with_the_form(string code) =>
        Assert.Contains(
            $"'{code}' is no code of a measure. Write up to 20 letters from A to Z, digits",
            Assert.Single(Read([code, "Hours", "volunteer hours", "5"]).Rows).Says,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_taken_is_in_the_edition_with_its_source_and_kept_with_the_council()
    {
        var preview = Read(["V", "Hours", "no. staff volunteering hours", "£17.42"]);

        var after = preview.ApplyTo(Draft).Value;

        var measure = after.Find("V")!;
        var figure = Assert.Single(measure.Proxy!.Parameters).Values.All[^1];
        Assert.Equal((17.42m, Confidence.High), (figure.Value.Central, figure.Value.Confidence));
        Assert.Equal(
            new Source("Their table", null, "Their licence", MayBePassedOn: false),
            figure.Source
        );
        Assert.Equal("GBP per volunteer hour", measure.Proxy.Parameters[0].Unit);
        Assert.True(after.ToPassOn().Find("V")!.ValueWithheld);
        Assert.Equal(Draft.Find("C"), after.Find("C"));
        Assert.Equal("C J N R", string.Join(' ', preview.Missing.Select(one => one.Code)));
    }

    [Fact]
    public void A_figure_stands_beside_the_earlier_ones_and_other_measures_keep_theirs()
    {
        var first = Read(["V", "Hours", "volunteer hours", "17.42"]).ApplyTo(Draft).Value;
        string[] row = ["V", "Hours", "volunteer hours", "18"];

        var later = Mapping.Fixing(new FixedPart(ImportPart.From, "1 April 2025"));
        var second = ImportReading.Of(first, Sheet(row), later).ApplyTo(first).Value;
        var again = ImportReading.Of(second, Sheet(["V", "", "volunteer hours", "19"]), later);
        var between = ImportReading.Of(second, Sheet(row), Mapping);

        var figure = second.Find("V")!.Proxy!.Parameters[0];
        Assert.Equal([9.5m, 12.6m, 17.42m, 18m], Centrals(figure));
        Assert.Equal([9.5m, 12.6m], Centrals(second.Find("J")!.Proxy!.Parameters[0]));
        Assert.Equal(
            "It takes the place of the figure that begins on the same day, 1 April 2025.",
            again.Rows[0].Says
        );
        Assert.Equal(
            "It takes the place of the figure that begins on the same day, 1 April 2024. From 1 April 2025 the draft's own later figure holds.",
            between.Rows[0].Says
        );

        static IEnumerable<decimal> Centrals(Parameter held) =>
            held.Values.All.Select(dated => dated.Value.Central);
    }

    [Fact]
    public void A_figure_that_only_one_measure_reads_takes_the_new_one_in()
    {
        var before = Draft.Find("C")!.Proxy!;

        var preview = Read(["C", "Carbon", "tCO2e", "250"]);

        var proxy = preview.ApplyTo(Draft).Value.Find("C")!.Proxy!;
        Assert.Equal((before.Id, "carbon"), (proxy.Id, proxy.Parameters[0].Id));
        Assert.Equal(
            [253.19m, 250m, 277.22m],
            proxy.Parameters[0].Values.All.Select(dated => dated.Value.Central)
        );
    }

    [Fact]
    public void Where_another_way_of_valuing_is_replaced_the_preview_says_what_earlier_days_lose()
    {
        var row = Read(["J", "Jobs", "full-time years", "20,000"]).Rows[0];

        Assert.Equal(ImportedRowState.Changed, row.State);
        Assert.Contains(
            "Days before 1 April 2024 lose their value",
            row.Says,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_code_that_stands_twice_is_refused_both_times()
    {
        var preview = Read(
            ["V", "Hours", "volunteer hours", "17.42"],
            ["v", "Hours", "volunteer hours", "17"],
            ["N", "Weeks", "weeks", "200"]
        );

        Assert.Equal(2, preview.Count(ImportedRowState.Refused));
        Assert.Contains(
            "V stands in rows 2, 3. Keep one of them.",
            preview.Rows[1].Says,
            StringComparison.Ordinal
        );
        Assert.Equal(1, preview.Taken);
    }

    [Theory]
    [InlineData("1,693", "More than ten times the value before: check it.")]
    [InlineData("0.12", "Less than a tenth of the value before: check it.")]
    [InlineData("17.42", "")]
    public void A_value_of_another_size_is_pointed_out(string value, string says) =>
        Assert.Equal(says, Assert.Single(Read(["V", "Hours", "volunteer hours", value]).Rows).Says);

    [Fact]
    public void A_unit_nobody_explained_is_refused_and_listed()
    {
        var sheet = Sheet(["V", "Hours", "lots", "17.42"], ["N", "Weeks", "Lots", "2"]);

        var row = ImportReading.Of(Draft, sheet, Mapping).Rows[0];

        Assert.Equal(
            "Row 2, column Units (C2): it is not said what 'lots' means. Choose one of our units for it.",
            row.Says
        );
        var unit = Assert.Single(ImportReading.Units(Draft, sheet, Mapping));
        Assert.Equal(("lots", 2, null), unit);
    }

    [Fact]
    public void The_unit_beside_the_figure_is_checked_where_no_column_names_it()
    {
        var mapping = Mapping with
        {
            Columns = [.. Mapping.Columns.Where(column => column.Part != ImportPart.Unit)],
            Units = [new MappedUnit("per hour", Unit.VolunteerHours)],
        };

        var rows = ImportReading
            .Of(
                Draft,
                Sheet(
                    ["V", "", "", "£17.42 per hour"],
                    ["N", "", "", "£5 per hour"],
                    ["C", "", "", "250"]
                ),
                mapping
            )
            .Rows;

        Assert.Equal(
            [ImportedRowState.Changed, ImportedRowState.Refused, ImportedRowState.Changed],
            rows.Select(row => row.State)
        );
        Assert.StartsWith(
            "The file names no unit; the edition's is taken.",
            rows[2].Says,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Another_price_year_needs_an_index_that_reaches_both()
    {
        var mapping = Mapping.Fixing(new FixedPart(ImportPart.PriceYear, "2022"));
        var sheet = Sheet(["V", "Hours", "volunteer hours", "10"]);
        var index = TestEdition.Dated("gdp", "index", (2022, 96m), (2024, 100m));
        var indexed = Draft with
        {
            Proxies =
            [
                .. Draft.Proxies,
                new Proxy(
                    "x",
                    "X",
                    Unit.Weeks,
                    new Formula.DatedFigure(TestEdition.Wage),
                    new Uprating(index, 2024)
                ),
            ],
        };

        var without = ImportReading.Of(Draft, sheet, mapping).Rows[0];
        var brought = ImportReading.Of(indexed, sheet, mapping).Rows[0];

        Assert.Contains(
            "holds no price index of both years",
            without.Says,
            StringComparison.Ordinal
        );
        Assert.Equal(10.416667m, brought.After);
        Assert.Equal("10 in prices of 2022 is brought to prices of 2024: 10.416667.", brought.Says);
    }

    [Fact]
    public void Measures_the_edition_lacks_come_with_their_theme_from_the_line_above_them()
    {
        var mapping = Mapping with
        {
            Kind = ImportKind.MeasuresAndValues,
            ThemesStandAbove = true,
            Columns = [.. Mapping.Columns, new MappedColumn(ImportPart.Outcome, 5, "Outcomes")],
        };
        mapping = mapping.Fixing(
            new FixedPart(ImportPart.Class, "Social value"),
            new FixedPart(ImportPart.Level, "Output"),
            new FixedPart(ImportPart.Evidence, "A register")
        );
        var sheet = Sheet(
            ["Jobs and skills"],
            ["M1", "Weeks of learning", "no. weeks", "200", "Better skills"],
            ["M2", "More weeks", "no. weeks", "n/a", ""],
            ["Ref", "Measure", "Units", "Proxy value"],
            ["All"],
            ["M3", "Tonnes", "tCO2e", "", "Good"],
            ["M4", "Without an outcome", "lots", "", ""]
        );

        var preview = ImportReading.Of(Draft, sheet, mapping);
        var after = preview.ApplyTo(Draft).Value;

        Assert.Equal(["Jobs and skills"], preview.NewThemes);
        Assert.Equal(3, preview.Count(ImportedRowState.Added));
        Assert.Equal(
            ("jobs-and-skills", "better-skills"),
            (after.Find("M2")!.Theme, after.Find("M2")!.Outcome)
        );
        Assert.Null(after.Find("M2")!.Proxy);
        Assert.Equal(("all", "good"), (after.Find("M3")!.Theme, after.Find("M3")!.Outcome));
        Assert.True(after.Find("M1")!.Order < after.Find("M2")!.Order);
        Assert.Equal("M4", preview.Rows.Single(row => row.State == ImportedRowState.Refused).Code);
    }

    [Fact]
    public void A_worked_example_that_no_longer_comes_out_is_named()
    {
        var example = new WorkedExample(
            "hour",
            "An hour",
            "1 x 12.6",
            ExampleOrigin.Ours,
            TestEdition.Day,
            null,
            [new ValuationLine("V", 1m, 1m, 0m)],
            new ExpectedValue("12.60", "0.00", [], [], [])
        );
        var draft = Draft with { Examples = [example] };

        var preview = ImportReading.Of(
            draft,
            Sheet(["V", "", "volunteer hours", "17.42"]),
            Mapping
        );

        Assert.Equal(["An hour"], preview.ExamplesOff);
    }

    [Fact]
    public void A_draft_that_changed_since_is_not_written_over()
    {
        var preview = Read(["V", "Hours", "volunteer hours", "17.42"]);

        Assert.Equal(
            "editions.import.moved-on",
            Assert.Single(preview.ApplyTo(Draft with { Title = "Another" }).Problems).Code
        );
        Assert.Equal(
            "editions.import.nothing",
            Assert.Single(Read(["A note"]).ApplyTo(Draft).Problems).Code
        );
    }

    [Fact]
    public void Ten_thousand_rows_are_read()
    {
        var mapping = Mapping with { Kind = ImportKind.MeasuresAndValues };
        mapping = mapping.Fixing(
            new FixedPart(ImportPart.Theme, "All"),
            new FixedPart(ImportPart.Outcome, "Good"),
            new FixedPart(ImportPart.Class, "Social value"),
            new FixedPart(ImportPart.Level, "Output"),
            new FixedPart(ImportPart.Evidence, "A register")
        );
        var sheet = Sheet([
            .. Enumerable
                .Range(1, 10_000)
                .Select(number => new[] { $"M{number}", "A measure", "weeks", $"{number}.25" }),
        ]);

        var after = ImportReading.Of(Draft, sheet, mapping).ApplyTo(Draft).Value;

        Assert.Equal(10_005, after.Measures.Count);
        Assert.Equal(9_999.25m, after.Find("M9999")!.Proxy!.On(TestEdition.Day)!.Figure.Central);
    }

    private static ColumnMapping Mapping =>
        new ColumnMapping
        {
            Sheet = "Sheet1",
            HeadingRow = 1,
            Columns =
            [
                new(ImportPart.Code, 1, "Ref"),
                new(ImportPart.Title, 2, "Measure"),
                new(ImportPart.Unit, 3, "Units"),
                new(ImportPart.Value, 4, "Proxy value"),
            ],
            Units =
            [
                .. new[]
                {
                    "no. staff volunteering hours",
                    "volunteer hours",
                    "tCO2e",
                    "no. weeks",
                    "weeks",
                    "full-time years",
                    "%",
                }.Select(words => new MappedUnit(
                    ColumnMapping.Plain(words),
                    CellWords.UnitOf(words)
                )),
            ],
            Licence = "Their licence",
            Confidence = Confidence.High,
        }.Fixing(
            new FixedPart(ImportPart.Source, "Their table"),
            new FixedPart(ImportPart.PriceYear, "2024"),
            new FixedPart(ImportPart.From, "1 April 2024")
        );

    private static ImportPreview Read(params string[][] rows) =>
        ImportReading.Of(Draft, Sheet(rows), Mapping);

    private static ImportSheet Sheet(params string[][] rows) =>
        ImportSheet.Of("Sheet1", [Headings, .. rows]);
}
