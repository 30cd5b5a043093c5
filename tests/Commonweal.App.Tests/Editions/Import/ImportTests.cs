using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Import;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Editions.Import;

public sealed class ImportTests : WorldCase
{
    private const string Table =
        "Ref,Measure,Units,Proxy value\nNT29,Hours,volunteer hours,17.42\nNT31,Carbon,tCO2e,250\n";

    private Actor writer = null!;
    private Guid draft;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        writer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.PolicyLead);
        draft = await World.EditionDraftAsync(writer);
    }

    [Fact]
    public async Task A_layout_that_was_kept_is_known_again_by_its_headings()
    {
        await DescribedAsync();
        _ = (await World.AcceptAsync(writer, draft, "Their handbook")).Value;

        await BringInAsync("Notes\nMeasure,Proxy value,Ref,Units\nHours,17,NT29,volunteer hours\n");

        var view = (await World.ImportAsync(writer, draft))!;
        Assert.Equal("Their handbook", Assert.Single(view.Kept).Name);
        var mapping = view.Import!.Mapping;
        Assert.Equal("Their handbook", mapping.Layout);
        Assert.Equal("", mapping.Licence + mapping.FixedOf(ImportPart.From));
        Assert.Null(mapping.Confidence);
        Assert.Equal(
            "editions.import.terms",
            (await World.AcceptAsync(writer, draft)).Problems[0].Code
        );
        _ = (await World.NameTermsAsync(writer, draft)).Value;
        var preview = await World.PreviewAsync(writer, draft);
        Assert.Equal((17.42m, 17m), (preview.Rows[0].Before, preview.Rows[0].After));
        Assert.Equal(
            "editions.import.mapping-not-found",
            (await ForgetAsync(await StrangerAsync(), view.Kept[0].Id)).Problems[0].Code
        );
        _ = (await ForgetAsync(writer, view.Kept[0].Id)).Value;
        Assert.Empty((await World.ImportAsync(writer, draft))!.Kept);
    }

    [Fact]
    public async Task Another_council_sees_neither_file_nor_layout_nor_draft()
    {
        await DescribedAsync();
        _ = (await World.AcceptAsync(writer, draft, "Their handbook")).Value;
        await BringInAsync(Table);
        var stranger = await StrangerAsync();
        var own = await World.EditionDraftAsync(stranger);

        Assert.Null(await World.ImportAsync(stranger, draft));
        Assert.Equal(
            "editions.edition.unknown",
            (await World.BringInAsync(stranger, draft, "a.csv", Encoding.UTF8.GetBytes(Table)))
                .Problems[0]
                .Code
        );
        Assert.Equal(
            "editions.edition.unknown",
            (await World.DescribeAsync(stranger, draft, _ => Outcome.Done)).Problems[0].Code
        );
        Assert.Equal(
            "editions.edition.unknown",
            (await World.AcceptSeenAsync(stranger, draft, "1")).Problems[0].Code
        );
        _ = (await World.BringInAsync(stranger, own, "a.csv", Encoding.UTF8.GetBytes(Table))).Value;
        var view = (await World.ImportAsync(stranger, own))!;
        Assert.Empty(view.Kept);
        Assert.Equal("", view.Import!.Mapping.Licence);
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_at_is_not_taken()
    {
        await DescribedAsync();
        var view = (await World.ImportAsync(writer, draft))!;
        var seen = view.Import!.Seen(view.Draft.Edition);

        _ = (await World.WriteAsync(writer, draft, new RemoveMeasure("NT52"))).Value;
        Assert.Equal(
            "editions.import.moved-on",
            (await World.AcceptSeenAsync(writer, draft, seen)).Problems[0].Code
        );
        Assert.Equal(
            "editions.import.moved-on",
            (
                await World.DescribeAsync(
                    writer,
                    draft,
                    import => import.ChooseUnits(import.Version - 1, [])
                )
            )
                .Problems[0]
                .Code
        );

        _ = (await World.AcceptAsync(writer, draft)).Value;
        Assert.Null((await World.ImportAsync(writer, draft))!.Import);
        Assert.Equal(
            "editions.import.not-found",
            (await World.AcceptSeenAsync(writer, draft, seen)).Problems[0].Code
        );
    }

    [Fact]
    public async Task Nothing_is_written_before_it_is_accepted_and_nothing_once_the_draft_is_handed_over()
    {
        var before = await FingerprintAsync();
        await DescribedAsync();
        Assert.Equal(before, await FingerprintAsync());
        var view = (await World.ImportAsync(writer, draft))!;
        var seen = view.Import!.Seen(view.Draft.Edition);

        _ = (await World.SubmitEditionAsync(writer, draft)).Value;

        Assert.Null(await World.ImportAsync(writer, draft));
        Assert.Equal(
            "editions.draft.closed",
            (await World.AcceptSeenAsync(writer, draft, seen)).Problems[0].Code
        );
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task A_licensed_value_is_in_no_text_that_everybody_may_have()
    {
        await DescribedAsync();
        _ = (await World.AcceptAsync(writer, draft)).Value;

        var edition = (await World.EditionAsync(writer, draft))!.Edition;

        Assert.Contains("17.42", Text(edition), StringComparison.Ordinal);
        Assert.DoesNotContain("17.42", Text(edition.ToPassOn()), StringComparison.Ordinal);
        Assert.DoesNotContain("Their handbook", Text(edition.ToPassOn()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("values.xlsm", "x", "editions.file.acts-on-opening")]
    [InlineData("values.xlsx", "not a workbook", "editions.file.not-what-it-says")]
    [InlineData("values.csv", "", "editions.file.empty")]
    [InlineData("values.csv", " , \n", "editions.import.empty")]
    [InlineData("values.pdf", "%PDF", "editions.file.type-not-allowed")]
    public async Task A_file_that_is_no_table_is_refused_in_words(
        string name,
        string content,
        string code
    )
    {
        var outcome = await World.BringInAsync(
            writer,
            draft,
            name,
            Encoding.UTF8.GetBytes(content)
        );

        Assert.Equal(code, outcome.Problems[0].Code);
        Assert.Null((await World.ImportAsync(writer, draft))!.Import);
    }

    [Fact]
    public async Task A_workbook_that_says_one_long_text_everywhere_is_refused_before_it_fills_the_memory()
    {
        using var file = new MemoryStream();
        var text = new string('x', 30_000);
        SheetFile.WriteWorkbook(
            file,
            [new Sheet("A", [.. Enumerable.Range(1, 400).Select(row => new SheetRow(row, [text]))])]
        );

        var outcome = await World.BringInAsync(writer, draft, "a.xlsx", file.ToArray());

        Assert.Matches("too-much-(text|inside)$", outcome.Problems[0].Code);
    }

    [Fact]
    public async Task Too_many_rows_are_refused_and_ten_thousand_are_read()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 20_001).Select(row => $"X{row},Words,weeks,1\n")
        );
        Assert.Equal(
            "editions.import.too-many-rows",
            (await World.BringInAsync(writer, draft, "a.csv", Encoding.UTF8.GetBytes(Table + rows)))
                .Problems[0]
                .Code
        );

        rows = string.Concat(Enumerable.Range(1, 10_000).Select(row => $"X{row},Words,weeks,1\n"));
        await BringInAsync(Table + rows);
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;
        Assert.Equal(
            10_000,
            (await World.PreviewAsync(writer, draft)).Count(ImportedRowState.Refused)
        );
    }

    [Theory]
    [InlineData("", "Their subscription", false, "2024", "1 April 2024", "editions.import.source")]
    [InlineData("Book", "", false, "2024", "1 April 2024", "editions.import.licence")]
    [InlineData(
        "Book",
        "CC BY-NC-ND 4.0",
        true,
        "2024",
        "1 April 2024",
        "editions.import.licence-forbids"
    )]
    [InlineData("Book", "Open", true, "24", "1 April 2024", "editions.import.price-year")]
    [InlineData("Book", "Open", true, "2024", "soon", "editions.import.from")]
    public async Task Terms_are_asked_for_in_full(
        string source,
        string licence,
        bool mayBePassedOn,
        string year,
        string from,
        string code
    )
    {
        await BringInAsync(Table);

        var outcome = await World.DescribeAsync(
            writer,
            draft,
            import =>
                import.ChooseTerms(
                    import.Version,
                    new ImportTerms(
                        source,
                        licence,
                        mayBePassedOn,
                        year,
                        from,
                        Confidence.Low,
                        false
                    )
                )
        );

        Assert.Equal(code, Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task How_far_values_may_be_relied_on_and_that_words_may_be_published_is_said_by_somebody()
    {
        await BringInAsync(Table);
        await TellAsync(import => Kind(import, ImportKind.MeasuresAndValues));

        var outcome = await World.DescribeAsync(
            writer,
            draft,
            import =>
                import.ChooseTerms(
                    import.Version,
                    new ImportTerms("Book", "Open", true, "2024", "1 April 2024", null, false)
                )
        );
        Assert.Equal(
            ["editions.import.confidence", "editions.import.words"],
            outcome.Problems.Select(problem => problem.Code),
            StringComparer.Ordinal
        );

        await TellAsync(import => Kind(import, ImportKind.ValuesOnly));
        await TellAsync(import =>
            import.ChooseTerms(
                import.Version,
                new ImportTerms("Book", "Open", true, "2024", "1 April 2024", Confidence.Low, false)
            )
        );
        await TellAsync(import => Kind(import, ImportKind.MeasuresAndValues));
        Assert.Equal(
            "editions.import.words",
            (await World.AcceptAsync(writer, draft)).Problems[0].Code
        );
    }

    [Fact]
    public async Task Whoever_says_what_a_file_means_or_removes_it_is_a_writer()
    {
        await BringInAsync(Table);
        var second = await World.PersonAsync(writer.AuthorityId!.Value, Role.PolicyLead);
        var third = await World.PersonAsync(writer.AuthorityId!.Value, Role.PolicyLead);

        _ = (await World.NameTermsAsync(second, draft)).Value;
        _ = (await DropAsync(third)).Value;

        var council = (await World.EditionAsync(writer, draft))!.Council;
        Assert.Equal([writer.AccountId, second.AccountId, third.AccountId], council.Writers);
    }

    [Fact]
    public async Task A_file_that_nobody_finished_goes_when_the_draft_is_handed_over_or_thrown_away()
    {
        await BringInAsync(Table);
        _ = (await World.SubmitEditionAsync(writer, draft)).Value;
        Assert.Equal("editions.draft.closed", (await DropAsync(writer)).Problems[0].Code);
        Assert.Equal(
            "editions.draft.closed",
            (await World.NameTermsAsync(writer, draft)).Problems[0].Code
        );
        Assert.Equal(0, await FilesAsync());

        var other = await World.EditionDraftAsync(writer);
        _ = (await World.BringInAsync(writer, other, "b.csv", Encoding.UTF8.GetBytes(Table))).Value;
        Assert.Equal(1, await FilesAsync());
        _ = (
            await World.AskAsync<DiscardEdition, Outcome<Done>>(act =>
                act.RunAsync(writer, other, CancellationToken.None)
            )
        ).Value;
        Assert.Equal(0, await FilesAsync());
    }

    private static Outcome<Done> Kind(EditionImport import, ImportKind kind) =>
        import.ChooseTable(import.Version, import.Sheet.Name, 1, 1, kind);

    private async Task TellAsync(Func<EditionImport, Outcome<Done>> say) =>
        _ = (await World.DescribeAsync(writer, draft, say)).Value;

    private Task<Outcome<Done>> DropAsync(Actor actor) =>
        World.AskAsync<DropImport, Outcome<Done>>(act =>
            act.RunAsync(actor, draft, CancellationToken.None)
        );

    private Task<int> FilesAsync() =>
        World.AskAsync<Db, int>(db => db.As(writer).Set<EditionImport>().CountAsync());

    private static string Text(Edition edition) =>
        Encoding.UTF8.GetString(EditionText.Write(edition));

    private async Task BringInAsync(string csv) =>
        _ = (
            await World.BringInAsync(writer, draft, "values.csv", Encoding.UTF8.GetBytes(csv))
        ).Value;

    private async Task DescribedAsync()
    {
        await BringInAsync(Table);
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;
    }

    private async Task<Actor> StrangerAsync() =>
        await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.PolicyLead);

    private async Task<string> FingerprintAsync() =>
        EditionText.Fingerprint((await World.EditionAsync(writer, draft))!.Edition);

    private Task<Outcome<Done>> ForgetAsync(Actor actor, Guid layout) =>
        World.AskAsync<ForgetMapping, Outcome<Done>>(act =>
            act.RunAsync(actor, layout, CancellationToken.None)
        );
}
