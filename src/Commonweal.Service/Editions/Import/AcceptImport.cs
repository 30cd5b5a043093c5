using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions.Import;

/// <summary>Writes the rows that can be taken into the draft, and removes the file.</summary>
public sealed class AcceptImport(Db db)
{
    /// <summary>Refused when the draft, the file or the meaning of its columns is no longer what was looked at.</summary>
    /// <param name="seen">What was looked at: <see cref="EditionImport.Seen"/>.</param>
    /// <param name="layoutName">The name under which the meaning of the columns is kept; null or empty to keep none.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        string? seen,
        string? layoutName,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteEditions,
            () =>
                db.ChangeImportAsync(
                    editionId,
                    async (import, content, before) =>
                    {
                        if (import.Seen(before) != seen)
                        {
                            return ImportRefusals.MovedOn;
                        }

                        var preview = import.Preview(before);
                        var written = import
                            .MayBeTaken()
                            .Then(_ => preview.ApplyTo(before))
                            .Then(Drafting.Held)
                            .Then(after => Write(import, content, preview, before, after));
                        return written.Succeeded && !string.IsNullOrWhiteSpace(layoutName)
                            ? await KeepAsync(import, layoutName, stop)
                            : written;
                    },
                    stop
                ),
            stop
        );

    private Outcome<Done> Write(
        EditionImport import,
        EditionContent content,
        ImportPreview preview,
        Edition before,
        Edition after
    )
    {
        content.Write(after);
        db.Remove(import);
        db.Record(
            "edition.values-imported",
            import.EditionId,
            new
            {
                import.FileName,
                sha256 = Convert.ToHexStringLower(import.Sha256),
                added = preview.Count(ImportedRowState.Added),
                changed = preview.Count(ImportedRowState.Changed),
                refused = preview.Count(ImportedRowState.Refused),
                import.Mapping.Licence,
                import.Mapping.MayBePassedOn,
                import.Mapping.Confidence,
                import.Mapping.WordsMayBePublished,
                before = EditionText.Fingerprint(before),
                after = EditionText.Fingerprint(after),
            }
        );
        return Outcome.Done;
    }

    private async Task<Outcome<Done>> KeepAsync(
        EditionImport import,
        string name,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        var kept = ImportMapping.Keep(
            Guid.CreateVersion7(),
            import.AuthorityId,
            name,
            import.Mapping,
            now,
            db.Actor.AccountId
        );
        if (!kept.Succeeded)
        {
            return Outcome.Refused<Done>(kept.Problems);
        }

        var mapping = kept.Value;
        if (
            await db.Set<ImportMapping>()
                .SingleOrDefaultAsync(one => one.Name == mapping.Name, stop) is
            { } held
        )
        {
            held.Renew(import.Mapping, now, db.Actor.AccountId);
            mapping = held;
        }
        else
        {
            db.Add(mapping);
        }

        db.Record("import-mapping.kept", mapping.AuthorityId, new { mapping.Name });
        return Outcome.Done;
    }
}
