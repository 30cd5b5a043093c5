using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions.Import;

/// <summary>
/// Three councils' measures in the layouts they publish, from the file to the draft; what of them is in our own words says
/// tests/fixtures/import-layouts.
/// </summary>
public sealed class PublishedLayoutTests : WorldCase
{
    private Actor writer = null!;
    private Guid draft;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        writer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.PolicyLead);
        draft = await World.BareDraftAsync(writer);
    }

    [Fact]
    public async Task Lancashires_appendix_has_neither_units_nor_values_and_some_codes_beside_their_words()
    {
        var mapping = await BroughtInAsync("lancashire-appendix-1.csv");
        Assert.Equal(
            (3, "Code 2, Title 3, Outcome 1", true, ImportKind.MeasuresAndValues),
            (mapping.HeadingRow, mapping.Told(), mapping.ThemesStandAbove, mapping.Kind)
        );
        await DescribedAsync(hasThemes: true);
        Assert.Equal([("", 42, null)], await UnitsAsync());
        Assert.Contains(
            "no unit is named. Write what is counted, such as weeks, or choose a unit for all rows without one.",
            (await World.PreviewAsync(writer, draft)).Rows.Single(row => row.Code == "NT9").Says,
            StringComparison.Ordinal
        );
        await MeaningAsync(("", Unit.Weeks));

        var preview = await World.PreviewAsync(writer, draft);

        Assert.Empty(
            preview.Rows.Where(row => row.State == ImportedRowState.Refused).Select(row => row.Says)
        );
        Assert.Equal(42, preview.Count(ImportedRowState.Added));
        Assert.Equal(
            "The file has no value for it. The edition's stays.",
            preview.Rows.Single(row => row.Code == "NT1").Says
        );
        Assert.Equal(
            "No value in your table: recorded only. No unit in your table: taken as weeks. Change it on the measure's page if it counts something else.",
            preview.Rows.Single(row => row.Code == "NT29").Says
        );
        var after = await AcceptedAsync();
        Assert.Equal(43, after.Measures.Count);
        Assert.Equal(
            (
                "Hours volunteered for local community projects",
                "More working with the Community",
                "Community building: health & wellbeing",
                Unit.Weeks,
                true
            ),
            Brought(after, "NT29")
        );
        Assert.Equal("Improved skills for disadvantaged people", Brought(after, "NT10a").Outcome);
        Assert.Equal(Unit.FteYears, after.Find("NT1")!.Unit);
    }

    [Fact]
    public async Task Essexs_reporting_form_lists_each_measure_in_lines_with_labels()
    {
        var mapping = await BroughtInAsync("essex-reporting-form.csv");
        Assert.Equal("Code 2, Title 2, Unit 4, Theme 1, Counts 5", mapping.Told());
        await DescribedAsync(
            hasThemes: false,
            new FixedPart(ImportPart.Theme, "Essex"),
            new FixedPart(ImportPart.Outcome, "What the form asks")
        );
        Assert.Equal(
            "text; £; describe initiatives; No. of visits; description",
            string.Join(
                "; ",
                (await UnitsAsync()).Where(unit => unit.Unit is null).Select(unit => unit.Words)
            )
        );
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        await MeaningAsync(("£", Unit.PoundsSpent));

        var preview = await World.PreviewAsync(writer, draft);

        Assert.Equal(
            "ECC3b ECC41 ECC42 ECC51",
            string.Join(
                ' ',
                preview
                    .Rows.Where(row => row.State == ImportedRowState.Refused)
                    .Select(row => row.Code)
            )
        );
        Assert.Equal(28, preview.Count(ImportedRowState.Added));
        Assert.Equal(
            "No value in your table: recorded only.",
            preview.Rows.Single(row => row.Code == "ECC47").Says
        );
        var after = await AcceptedAsync();
        Assert.Equal(
            [
                ("ECC1", Unit.FteYears),
                ("ECC2", Unit.Percent),
                ("ECC8", Unit.AttendeeHours),
                ("ECC10", Unit.Weeks),
                ("ECC39", Unit.ExpertHours),
                ("ECC43", Unit.PoundsInvested),
                ("ECC44", Unit.Employees),
                ("ECC47", Unit.Tonnes),
                ("ECC52", Unit.TonnesCo2e),
            ],
            after
                .Measures.Where(measure =>
                    measure.Code
                        is "ECC1"
                            or "ECC2"
                            or "ECC8"
                            or "ECC10"
                            or "ECC39"
                            or "ECC43"
                            or "ECC44"
                            or "ECC47"
                            or "ECC52"
                )
                .Select(measure => (measure.Code, measure.Unit))
        );
        Assert.Equal(
            (
                "Waste saved by using things again",
                "Tonnes that would have been recycled or thrown away."
            ),
            (after.Find("ECC49")!.Title, after.Find("ECC49")!.Counts)
        );
    }

    [Fact]
    public async Task Cumberlands_menu_gives_the_reference_after_the_measure_and_no_unit()
    {
        var mapping = await BroughtInAsync("cumberland-menu.csv");
        Assert.Equal("Code 5, Title 4, Theme 1, Outcome 3", mapping.Told());
        await DescribedAsync(hasThemes: true);
        await MeaningAsync(("", Unit.FteYears));

        var after = await AcceptedAsync("Cumberland's menu");

        Assert.Equal(
            "ECO01 ECO02 ECO03 ECO04 ECO05 ECO06 ECO07",
            string.Join(
                ' ',
                after.Measures.Select(measure => measure.Code).Where(code => code != "NT1")
            )
        );
        Assert.Equal(
            (
                "spent with local small and medium firms",
                "More investment and opportunities for local businesses, charities or socially minded enterprises",
                "Economic",
                Unit.FteYears,
                true
            ),
            Brought(after, "ECO05")
        );
        Assert.Equal("Cumberland's menu", (await BroughtInAsync("cumberland-menu.csv")).Layout);
    }

    private async Task<ColumnMapping> BroughtInAsync(string layout)
    {
        _ = (await World.BringInAsync(writer, draft, layout, ImportStory.Layout(layout))).Value;
        return (await World.ImportAsync(writer, draft))!.Import!.Mapping;
    }

    /// <summary>What none of these tables tells, and the terms of a table without values.</summary>
    private async Task DescribedAsync(bool hasThemes, params FixedPart[] others)
    {
        await TellAsync(import =>
            import.ChooseColumns(
                import.Version,
                import
                    .Mapping.Columns.Where(column => hasThemes || column.Part != ImportPart.Theme)
                    .ToDictionary(column => column.Part, column => column.Column),
                import.Mapping.ThemesStandAbove,
                [
                    new FixedPart(ImportPart.Level, "Output"),
                    new FixedPart(ImportPart.Evidence, "As agreed in the plan"),
                    .. others,
                ]
            )
        );
        await TellAsync(import =>
            import.ChooseTerms(
                import.Version,
                new ImportTerms("", "Published by the council", false, "", "", null, true)
            )
        );
    }

    private Task MeaningAsync(params (string Words, Unit Unit)[] units) =>
        TellAsync(import =>
            import.ChooseUnits(
                import.Version,
                [.. units.Select(unit => new MappedUnit(unit.Words, unit.Unit))]
            )
        );

    private async Task TellAsync(Func<EditionImport, Outcome<Done>> say) =>
        _ = (await World.DescribeAsync(writer, draft, say)).Value;

    private async Task<IReadOnlyList<(string Words, int Rows, Unit? Unit)>> UnitsAsync()
    {
        var view = (await World.ImportAsync(writer, draft))!;
        return ImportReading.Units(view.Draft.Edition, view.Import!.Sheet, view.Import.Mapping);
    }

    private async Task<Edition> AcceptedAsync(string? layout = null)
    {
        _ = (await World.AcceptAsync(writer, draft, layout)).Value;
        return (await World.EditionAsync(writer, draft))!.Edition;
    }

    private static (string Title, string Outcome, string Theme, Unit Unit, bool RecordOnly) Brought(
        Edition edition,
        string code
    )
    {
        var measure = edition.Find(code)!;
        var theme = edition.ThemeOf(measure);
        return (
            measure.Title,
            theme.Outcomes.Single(outcome => outcome.Id == measure.Outcome).Title,
            theme.Title,
            measure.Unit,
            measure.RecordOnly
        );
    }
}
