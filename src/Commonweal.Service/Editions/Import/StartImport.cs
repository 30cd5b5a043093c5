using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.People;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions.Import;

/// <summary>Takes in a file of measures and values for a draft, in the place of the one before it.</summary>
public sealed class StartImport(Db db)
{
    // Many cells may share one long text: counted before any is copied.
    private const long MostCharacters = 10_000_000;

    /// <summary>Reads the file into text cells. What the columns mean is guessed, or known from a file of the same headings.</summary>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        string fileName,
        Stream content,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.WriteEditions) is { } refusal)
        {
            return refusal;
        }

        // Read before the transaction, so that a large file holds no lock.
        using var file = new MemoryStream();
        await content.CopyToAsync(file, stop);
        file.Position = 0;
        var sha256 = SHA256.HashData(file);
        file.Position = 0;
        var read = SheetFile.Read(fileName, file, Workings.Noted).Then(Cells);
        return read.Succeeded
            ? await db.ActAsync(
                actor,
                Permission.WriteEditions,
                () => KeepAsync(editionId, fileName, sha256, read.Value, stop),
                stop
            )
            : Outcome.Refused<Done>(read.Problems);
    }

    private static Outcome<(ImportSheet[] Sheets, string[] Hidden)> Cells(
        IReadOnlyList<Sheet> sheets
    ) =>
        sheets.Sum(sheet =>
            sheet.Rows.Sum(row => row.Cells.Sum(cell => (long)cell.Length))
            + sheet.Rows.Select(row => row.Number).DefaultIfEmpty().Max()
        ) > MostCharacters
            ? new Problem(
                "editions.import.too-much-text",
                "The file holds far more text than a table of measures. Keep only that table, and choose the file again.",
                "File"
            )
            : (
                [
                    .. sheets
                        .Where(sheet => !sheet.IsHidden)
                        .Select(sheet => ImportSheet.Of(sheet.Name, Rows(sheet), sheet.Notes)),
                ],
                [.. sheets.Where(sheet => sheet.IsHidden).Select(sheet => sheet.Name)]
            );

    /// <summary>Every row from the first, the empty ones too.</summary>
    private static IEnumerable<IReadOnlyList<string>> Rows(Sheet sheet)
    {
        var next = 1;
        foreach (var row in sheet.Rows)
        {
            for (; next < row.Number; next++)
            {
                yield return [];
            }

            yield return row.Cells;
            next++;
        }
    }

    private Task<Outcome<Done>> KeepAsync(
        Guid editionId,
        string fileName,
        byte[] sha256,
        (ImportSheet[] Sheets, string[] Hidden) read,
        CancellationToken stop
    ) =>
        db.ChangeEditionAsync(
            editionId,
            async (council, _, edition) =>
            {
                if (council.Write(edition, db.Actor.AccountId) is { Succeeded: false } closed)
                {
                    return closed;
                }

                var now = await db.NowAsync(stop);
                await db.LetGoOfImportAsync(editionId, stop);
                var saved = await db.Set<ImportMapping>()
                    .OrderByDescending(mapping => mapping.SavedAt)
                    .Select(mapping => mapping.Mapping)
                    .ToListAsync(stop);
                return EditionImport
                    .Begin(
                        Guid.CreateVersion7(),
                        council.AuthorityId,
                        editionId,
                        fileName,
                        sha256,
                        read.Sheets,
                        read.Hidden,
                        saved,
                        now,
                        db.Actor.AccountId
                    )
                    .Then(import =>
                    {
                        db.Add(import);
                        db.Record(
                            "edition.import-started",
                            editionId,
                            new { import.FileName, sha256 = Convert.ToHexStringLower(sha256) }
                        );
                        return Outcome.Done;
                    });
            },
            stop
        );
}
