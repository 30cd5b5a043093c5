using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Import;

namespace Commonweal.Story;

/// <summary>How a test brings in a file of values for a draft.</summary>
public static class ImportStory
{
    /// <summary>A file of tests/fixtures/import-layouts.</summary>
    public static byte[] Layout(string name) =>
        File.ReadAllBytes(
            Path.Combine(World.RepositoryData(), "..", "tests", "fixtures", "import-layouts", name)
        );

    /// <summary>Which column tells what, as <c>Code 2, Title 3</c>.</summary>
    public static string Told(this ColumnMapping mapping) =>
        string.Join(", ", mapping.Columns.Select(column => $"{column.Part} {column.Column}"));

    /// <summary>What one unit of a measure is worth.</summary>
    public static decimal? ValueOf(this Edition edition, string code) =>
        UnitValue.On(edition, edition.Find(code)!, new DateOnly(2026, 11, 21)).Figure?.Central;

    extension(World world)
    {
        /// <summary>Hands in a file.</summary>
        public async Task<Outcome<Done>> BringInAsync(
            Actor writer,
            Guid edition,
            string fileName,
            byte[] content
        )
        {
            using var stream = new MemoryStream(content);
            return await world.AskAsync<StartImport, Outcome<Done>>(act =>
                act.RunAsync(writer, edition, fileName, stream, CancellationToken.None)
            );
        }

        /// <summary>A draft that has one of Lancashire's measures and nothing that refers to others.</summary>
        public async Task<Guid> BareDraftAsync(Actor writer)
        {
            var whole = await world.EditionAsync(writer, await world.EditionDraftAsync(writer));
            var edition = whole!.Edition;
            return (
                await world.AskAsync<BeginFromFile, Outcome<Guid>>(act =>
                    act.RunAsync(
                        writer,
                        "bare.yaml",
                        edition with
                        {
                            Measures = [edition.Find("NT1")!],
                            Exclusions = [],
                            Examples = [],
                        },
                        new CloneEdition.Choice("Bare", "1"),
                        CancellationToken.None
                    )
                )
            ).Value;
        }

        /// <summary>Says something of it.</summary>
        public Task<Outcome<Done>> DescribeAsync(
            Actor writer,
            Guid edition,
            Func<EditionImport, Outcome<Done>> say
        ) =>
            world.AskAsync<DescribeImport, Outcome<Done>>(act =>
                act.RunAsync(writer, edition, say, CancellationToken.None)
            );

        /// <summary>Where it comes from: all that is never guessed.</summary>
        public Task<Outcome<Done>> NameTermsAsync(Actor writer, Guid edition) =>
            world.DescribeAsync(
                writer,
                edition,
                import =>
                    import.ChooseTerms(
                        import.Version,
                        new ImportTerms(
                            "Their handbook",
                            "Their subscription",
                            false,
                            "2024",
                            "1 April 2024",
                            Confidence.Medium,
                            true
                        )
                    )
            );

        /// <summary>Takes its units for what they seem to be.</summary>
        public async Task<Outcome<Done>> AgreeToUnitsAsync(Actor writer, Guid edition)
        {
            var view = (await world.ImportAsync(writer, edition))!;
            var found = ImportReading.Units(
                view.Draft.Edition,
                view.Import!.Sheet,
                view.Import.Mapping
            );
            return await world.DescribeAsync(
                writer,
                edition,
                import =>
                    import.ChooseUnits(
                        import.Version,
                        [
                            .. found.Select(unit => new MappedUnit(
                                ColumnMapping.Plain(unit.Words),
                                unit.Unit
                            )),
                        ]
                    )
            );
        }

        /// <summary>The draft with the file that waits.</summary>
        public Task<ImportInHand.View?> ImportAsync(Actor writer, Guid edition) =>
            world.AskAsync<ImportInHand, ImportInHand.View?>(lookup =>
                lookup.RunAsync(writer, edition, CancellationToken.None)
            );

        /// <summary>What would come of it.</summary>
        public async Task<ImportPreview> PreviewAsync(Actor writer, Guid edition)
        {
            var view = (await world.ImportAsync(writer, edition))!;
            return view.Import!.Preview(view.Draft.Edition);
        }

        /// <summary>Accepts what is to be seen now.</summary>
        public async Task<Outcome<Done>> AcceptAsync(
            Actor writer,
            Guid edition,
            string? layoutName = null
        )
        {
            var view = (await world.ImportAsync(writer, edition))!;
            return await world.AcceptSeenAsync(
                writer,
                edition,
                view.Import!.Seen(view.Draft.Edition),
                layoutName
            );
        }

        /// <summary>Accepts what was seen earlier.</summary>
        public Task<Outcome<Done>> AcceptSeenAsync(
            Actor writer,
            Guid edition,
            string? seen,
            string? layoutName = null
        ) =>
            world.AskAsync<AcceptImport, Outcome<Done>>(act =>
                act.RunAsync(writer, edition, seen, layoutName, CancellationToken.None)
            );
    }
}
