using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions.Import;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions.Import;

/// <summary>Tables that councils could have and ours, brought in as an officer would; those that councils publish are in <see cref="PublishedLayoutTests"/>.</summary>
public sealed class LayoutTests : WorldCase
{
    private Actor writer = null!;
    private Guid draft;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        writer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.PolicyLead);
        draft = await World.EditionDraftAsync(writer);
    }

    [Fact]
    public async Task An_appendix_with_the_columns_of_a_portal_is_understood_without_a_correction()
    {
        _ = (
            await World.BringInAsync(
                writer,
                draft,
                "appendix.xlsx",
                ImportStory.Layout("lancashire-portal.xlsx")
            )
        ).Value;
        var import = (await World.ImportAsync(writer, draft))!.Import!;
        Assert.Equal(
            ("Appendix 1", 4, "Code 2, Title 3, Unit 4, Value 5, Outcome 1", true),
            (
                import.Sheet.Name,
                import.Mapping.HeadingRow,
                import.Mapping.Told(),
                import.Mapping.ThemesStandAbove
            )
        );
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;

        var preview = await World.PreviewAsync(writer, draft);

        Assert.Empty(preview.Missing);
        Assert.Empty(
            preview.Rows.Where(row => row.State == ImportedRowState.Refused).Select(row => row.Says)
        );
        Assert.Equal(43, preview.Rows.Count(row => row.Code.Length > 0));
        _ = (await World.AcceptAsync(writer, draft)).Value;
        var after = (await World.EditionAsync(writer, draft))!.Edition;
        Assert.Equal(123.4567m, after.ValueOf("NT10"));
        Assert.Equal(0.1234567m, after.ValueOf("NT32"));
        Assert.Equal(1_155.50m, after.ValueOf("NT4a"));
        Assert.False(after.Find("NT10")!.Proxy!.MayBePassedOn);
    }

    [Fact]
    public async Task A_calculator_brings_its_measures_themes_and_outcomes()
    {
        _ = (
            await World.BringInAsync(
                writer,
                draft,
                "calculator.csv",
                ImportStory.Layout("calculator.csv")
            )
        ).Value;
        _ = (
            await World.DescribeAsync(
                writer,
                draft,
                import =>
                    import.ChooseTable(
                        import.Version,
                        import.Sheet.Name,
                        import.Mapping.HeadingRow,
                        2,
                        ImportKind.MeasuresAndValues
                    )
            )
        ).Value;
        var mapping = (await World.ImportAsync(writer, draft))!.Import!.Mapping;
        Assert.Equal(
            (7, "Code 3, Title 4, Unit 5, Value 6, Theme 1, Outcome 2"),
            (mapping.HeadingRow, mapping.Told())
        );
        _ = (await World.DescribeAsync(writer, draft, ForEveryRow)).Value;
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;

        var preview = await World.PreviewAsync(writer, draft);

        Assert.Equal(
            "ECC51: Row 19, column Unit (E19): it is not said what 'Number of trees' means. Choose one of our units for it.",
            string.Join(
                ' ',
                preview
                    .Rows.Where(row => row.State == ImportedRowState.Refused)
                    .Select(row => $"{row.Code}: {row.Says}")
            )
        );
        Assert.Equal(10, preview.Count(ImportedRowState.Added));
        Assert.Equal(3, preview.NewThemes.Count);
        Assert.Equal(43, preview.Missing.Count);
        _ = (await World.AcceptAsync(writer, draft)).Value;
        var after = (await World.EditionAsync(writer, draft))!.Edition;
        Assert.Equal(8_765.4321m, after.ValueOf("ECC6"));
        Assert.Equal(21.40m, after.ValueOf("ECC19"));
        Assert.IsType<Formula.OneForOne>(after.Find("ECC40")!.Proxy!.Formula);
        Assert.Null(after.Find("ECC38")!.Proxy);
        Assert.Equal("A high-quality environment", after.ThemeOf(after.Find("ECC50")!).Title);
    }

    [Fact]
    public async Task An_awkward_calculator_is_read_as_people_see_it_and_each_oddity_is_said()
    {
        _ = (
            await World.BringInAsync(
                writer,
                draft,
                "calculator.xlsx",
                ImportStory.Layout("awkward.xlsx")
            )
        ).Value;
        var import = (await World.ImportAsync(writer, draft))!.Import!;
        Assert.Equal(
            ("Values", 4, "Code 1, Title 2, Unit 3, Value 4"),
            (import.Sheet.Name, import.Mapping.HeadingRow, import.Mapping.Told())
        );
        Assert.Equal(["Workings"], import.HiddenSheets);
        Assert.Equal(
            ("2024", "1 March 2024"),
            (import.Mapping.FixedOf(ImportPart.PriceYear), import.Mapping.FixedOf(ImportPart.From))
        );
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;

        var says = (await World.PreviewAsync(writer, draft)).Rows.ToDictionary(
            row => row.Row,
            row => $"{row.State}: {row.Says}"
        );

        Assert.EndsWith(
            "Cell B5 held signs that cannot be seen; they are left out. Cell D5 is worked out by a formula; we read the result your spreadsheet kept: 12.5.",
            says[5],
            StringComparison.Ordinal
        );
        Assert.StartsWith("Added", says[6], StringComparison.Ordinal);
        Assert.Equal(
            "Refused: Cell D7 shows the error #REF! of your spreadsheet. Correct its formula or write the value there, and bring the file in again.",
            says[7]
        );
        Assert.Equal(
            "Refused: Cell D8 holds a formula, and the file keeps no result of it. Open the file in your spreadsheet, save it and bring it in again.",
            says[8]
        );
        Assert.Contains("kept: nothing.", says[10], StringComparison.Ordinal);
        _ = (await World.AcceptAsync(writer, draft)).Value;
        var after = (await World.EditionAsync(writer, draft))!.Edition;
        Assert.Equal(
            (12.5m, 0.12m, 97.3m),
            (after.ValueOf("NT29"), after.ValueOf("NT14"), after.ValueOf("NT72"))
        );
    }

    [Fact]
    public async Task Our_template_filled_in_is_read_without_a_question_about_columns()
    {
        _ = (await World.BringInAsync(writer, draft, "ours.xlsx", Filled())).Value;
        var import = (await World.ImportAsync(writer, draft))!.Import!;
        Assert.Equal(
            Enum.GetValues<ImportPart>(),
            import.Mapping.Columns.Select(column => column.Part)
        );
        _ = (
            await World.DescribeAsync(
                writer,
                draft,
                one => one.ChooseTable(one.Version, "Measures", 1, 1, ImportKind.MeasuresAndValues)
            )
        ).Value;
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;

        Assert.Equal(2, (await World.PreviewAsync(writer, draft)).Count(ImportedRowState.Added));
        _ = (await World.AcceptAsync(writer, draft)).Value;

        var after = (await World.EditionAsync(writer, draft))!.Edition;
        var figure = Assert.Single(after.Find("A1")!.Proxy!.Parameters[0].Values.All);
        Assert.Equal(
            (1_234.5m, 1_000m, 1_500m),
            (figure.Value.Central, figure.Value.Low, figure.Value.High)
        );
        Assert.Equal((new DateOnly(2025, 4, 1), "Our survey"), (figure.From, figure.Source.Title));
        Assert.Null(after.Find("A2")!.Class);
        Assert.Equal(ImportTemplate.Csv().TrimEnd().Split(','), import.Sheet.Rows[0]);
    }

    private static Outcome<Done> ForEveryRow(EditionImport import) =>
        import.ChooseColumns(
            import.Version,
            import.Mapping.Columns.ToDictionary(column => column.Part, column => column.Column),
            false,
            [
                new FixedPart(ImportPart.Class, "Social value"),
                new FixedPart(ImportPart.Level, "Output"),
                new FixedPart(ImportPart.Evidence, "As agreed in the plan"),
            ]
        );

    private static byte[] Filled()
    {
        using var template = new MemoryStream();
        ImportTemplate.WriteWorkbook(template);
        template.Position = 0;
        var sheets = SheetFile.Read("template.xlsx", template).Value;
        string[] one =
        [
            "A1",
            "Weeks of learning",
            "weeks",
            "1,234.50",
            "1000",
            "1500",
            "Jobs",
            "Better skills",
            "Social value",
            "Output",
            "Weeks done",
            "A register",
            "2024",
            "1 April 2025",
            "Our survey",
        ];
        string[] other =
        [
            "A2",
            "Staff paid a fair wage",
            "per cent",
            "",
            "",
            "",
            "",
            "",
            "Recorded only",
            "Outcome",
            "",
            "A payroll",
            "",
            "",
            "",
        ];
        using var filled = new MemoryStream();
        SheetFile.WriteWorkbook(
            filled,
            [
                sheets[0] with
                {
                    Rows = [.. sheets[0].Rows, new SheetRow(2, one), new SheetRow(3, other)],
                },
                sheets[1],
            ]
        );
        return filled.ToArray();
    }
}
