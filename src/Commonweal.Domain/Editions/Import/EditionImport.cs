using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Editions.Import;

/// <summary>
/// A file brought in for a draft edition, and what the officer has said of it so far. It holds the file's cells, not the file; it is
/// removed when its rows are taken, when another file takes its place, or when the draft is handed over or thrown away.
/// </summary>
public sealed class EditionImport : IOwnedByAuthority
{
    /// <summary>The most rows of one sheet.</summary>
    public const int MostRows = 20_000;

    private const int MostHeadingRows = 3;

    private EditionImport() { }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The draft it is for; a draft has one file at a time.</summary>
    public Guid EditionId { get; private set; }

    /// <summary>The file's name as the officer's machine has it.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>Its sheets that hold anything.</summary>
    public IReadOnlyList<ImportSheet> Sheets { get; private set; } = [];

    /// <summary>The names of sheets that the file hides: nothing of them was read.</summary>
    public IReadOnlyList<string> HiddenSheets { get; private set; } = [];

    /// <summary>How it is read.</summary>
    public ColumnMapping Mapping { get; private set; } = null!;

    /// <summary>Counts what was said of it, so that nobody overwrites what another has just changed.</summary>
    public int Version { get; private set; }

    /// <summary>When it was brought in.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Who brought it in.</summary>
    public Guid UploadedBy { get; private set; }

    /// <summary>The sheet that is read.</summary>
    public ImportSheet Sheet =>
        Sheets.FirstOrDefault(sheet => sheet.Name == Mapping.Sheet) ?? Sheets[0];

    /// <summary>
    /// Takes in a file. It is read by the first saved mapping whose headings it has, and else by what its headings seem to say.
    /// Refused with <c>editions.import.empty</c> or <c>editions.import.too-many-rows</c>.
    /// </summary>
    /// <param name="hidden">The names of sheets that were left out.</param>
    /// <param name="saved">The council's mappings, the last used first.</param>
    public static Outcome<EditionImport> Begin(
        Guid id,
        Guid authorityId,
        Guid editionId,
        string fileName,
        byte[] sha256,
        IEnumerable<ImportSheet> sheets,
        IEnumerable<string> hidden,
        IEnumerable<ColumnMapping> saved,
        DateTimeOffset now,
        Guid by
    )
    {
        ImportSheet[] filled =
        [
            .. sheets.Where(sheet => sheet.Rows.Any(row => row.Any(cell => cell.Length > 0))),
        ];
        if (filled.Length == 0)
        {
            return new Problem(
                "editions.import.empty",
                "The file holds no table. Choose the one with the measures and their values.",
                "File"
            );
        }

        if (Array.Find(filled, sheet => sheet.Rows.Count > MostRows) is { } large)
        {
            return new Problem(
                "editions.import.too-many-rows",
                $"Sheet \"{large.Name}\" has more than {Quantity.Display(MostRows)} rows. Keep only the table of measures, and choose the file again.",
                "File"
            );
        }

        ImportSheet[] tables = [.. filled.Select(LineList.AsTable)];
        return new EditionImport
        {
            Id = id,
            AuthorityId = authorityId,
            EditionId = editionId,
            FileName = OneLine.Of(Written.Plain(fileName)),
            Sha256 = sha256,
            Sheets = tables,
            HiddenSheets = [.. hidden.Select(OneLine.Of)],
            Mapping =
                saved
                    .Select(mapping => mapping.FitTo(tables))
                    .FirstOrDefault(fit => fit is not null)
                ?? Guess(tables),
            Version = 1,
            UploadedAt = now,
            UploadedBy = by,
        };
    }

    /// <summary>Says where the table stands and what is taken of it; columns are guessed anew when either is another than before.</summary>
    public Outcome<Done> ChooseTable(
        int version,
        string sheetName,
        int? headingRow,
        int headingRows,
        ImportKind kind
    )
    {
        var sheet = Sheets.FirstOrDefault(one => one.Name == sheetName);
        if (sheet is null)
        {
            return new Problem(
                "editions.import.sheet",
                "Choose the sheet with the table.",
                "SheetName"
            );
        }

        if (headingRow is not { } row || row < 1 || row > sheet.Rows.Count)
        {
            return new Problem(
                "editions.import.heading-row",
                $"Enter the number of the row with the headings, from 1 to {sheet.Rows.Count}.",
                "HeadingRow"
            );
        }

        var rows = Math.Clamp(headingRows, 1, MostHeadingRows);
        var stays =
            (Mapping.Sheet, Mapping.HeadingRow, Mapping.HeadingRows, Mapping.Kind)
            == (sheetName, row, rows, kind);
        return Say(
            version,
            stays ? Mapping : Guessed(Mapping with { HeadingRows = rows, Kind = kind }, sheet, row)
        );
    }

    /// <summary>Says which column tells what, and what holds for every row.</summary>
    /// <param name="columns">The number of the column of each part that has one.</param>
    public Outcome<Done> ChooseColumns(
        int version,
        IReadOnlyDictionary<ImportPart, int> columns,
        bool themesStandAbove,
        IReadOnlyList<FixedPart> everyRow
    )
    {
        var headings = HeadingGuess.Headings(Sheet, Mapping.HeadingRow, Mapping.HeadingRows);
        var mapping = Mapping with
        {
            Columns =
            [
                .. columns
                    .Where(one => one.Value >= 1 && one.Value <= headings.Count)
                    .OrderBy(one => one.Key)
                    .Select(one => new MappedColumn(one.Key, one.Value, headings[one.Value - 1])),
            ],
            ThemesStandAbove = themesStandAbove,
        };
        mapping = mapping.Fixing(everyRow);
        Problem[] lacking = [.. Needed(mapping), .. Twice(mapping)];
        return lacking.Length > 0 ? Outcome.Refused<Done>(lacking) : Say(version, mapping);
    }

    /// <summary>Says what their units mean.</summary>
    public Outcome<Done> ChooseUnits(int version, IReadOnlyList<MappedUnit> units) =>
        Say(
            version,
            Mapping with
            {
                Units =
                [
                    .. Mapping.Units.Where(old => units.All(unit => unit.Words != old.Words)),
                    .. units,
                ],
            }
        );

    /// <summary>
    /// Says where the values come from and on what terms the council uses them. Year and day may be left out where a column tells them.
    /// </summary>
    public Outcome<Done> ChooseTerms(int version, ImportTerms typed)
    {
        var terms = typed.Plain();
        Problem[] lacking = [.. terms.Lacks(Mapping)];
        return lacking.Length > 0
            ? Outcome.Refused<Done>(lacking)
            : Say(
                version,
                Mapping.Fixing(
                    new FixedPart(ImportPart.Source, terms.Source!),
                    new FixedPart(ImportPart.PriceYear, terms.PriceYear!),
                    new FixedPart(ImportPart.From, terms.From!)
                ) with
                {
                    Licence = terms.Licence!,
                    MayBePassedOn = terms.MayBePassedOn,
                    Confidence = terms.Confidence,
                    WordsMayBePublished = terms.WordsMayBePublished,
                }
            );
    }

    /// <summary>Whether all was said that is needed before rows are taken, whatever was changed since the terms were named.</summary>
    public Outcome<Done> MayBeTaken() =>
        Mapping.Licence.Length == 0 || Mapping.IsValued && Mapping.Confidence is null
            ? ImportTerms.NotNamed
        : ImportTerms.WordsKeptBack(Mapping.Kind, Mapping.WordsMayBePublished) is { } problem
            ? problem
        : Outcome.Done;

    /// <summary>What would come of it.</summary>
    public ImportPreview Preview(Edition edition) => ImportReading.Of(edition, Sheet, Mapping);

    /// <summary>What stands for the file as it was looked at, together with the draft: accepted is what was seen, or nothing.</summary>
    public string Seen(Edition edition) =>
        $"{Version}-{Convert.ToHexStringLower(Sha256)[..16]}-{EditionText.Fingerprint(edition)[..16]}";

    private static ColumnMapping Guess(ImportSheet[] sheets)
    {
        var sheet = HeadingGuess.SheetOf(sheets);
        var row = HeadingGuess.RowOf(sheet);
        var guessed = Guessed(
            new ColumnMapping { Sheet = sheet.Name, HeadingRow = row },
            sheet,
            row
        );
        return guessed.IsValued ? guessed : guessed with { Kind = ImportKind.MeasuresAndValues };
    }

    /// <summary>What the table seems to say; what an officer has said of year and day stays.</summary>
    private static ColumnMapping Guessed(ColumnMapping mapping, ImportSheet sheet, int row)
    {
        var columns = HeadingGuess.Columns(sheet, row, mapping.HeadingRows);
        var guessed = mapping with
        {
            Sheet = sheet.Name,
            HeadingRow = row,
            Columns = columns,
            ThemesStandAbove = columns.All(column => column.Part != ImportPart.Theme),
        };
        return guessed.Fixing(
            HeadingGuess.Told(sheet, guessed).Where(told => mapping.FixedOf(told.Part).Length == 0)
        );
    }

    private static IEnumerable<Problem> Needed(ColumnMapping mapping) =>
        from part in mapping.Kind == ImportKind.ValuesOnly
            ? new[] { ImportPart.Code, ImportPart.Value }
            : [ImportPart.Code, ImportPart.Title]
        where mapping.ColumnOf(part) is null
        select new Problem(
            "editions.import.column",
            part switch
            {
                ImportPart.Code => "Choose the column with the codes of the measures.",
                ImportPart.Title => "Choose the column that says what is counted.",
                _ => "Choose the column with the values.",
            },
            $"Columns[{part}]"
        );

    /// <summary>A column tells one thing; only code and title may stand in one.</summary>
    private static IEnumerable<Problem> Twice(ColumnMapping mapping) =>
        from column in mapping.Columns
        from other in mapping.Columns
        where
            column.Column == other.Column
            && column.Part < other.Part
            && (column.Part, other.Part) != (ImportPart.Code, ImportPart.Title)
        select new Problem(
            "editions.import.column-twice",
            $"Column {ImportSheet.Letters(column.Column)} is chosen for two things. Choose another for this one, or none.",
            $"Columns[{other.Part}]"
        );

    private Outcome<Done> Say(int version, ColumnMapping mapping)
    {
        if (version != Version)
        {
            return ImportRefusals.MovedOn;
        }

        Mapping = mapping;
        Version++;
        return Outcome.Done;
    }
}
