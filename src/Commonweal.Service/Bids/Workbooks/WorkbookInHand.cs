using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>The workbook of a bid that waits, and what it would change.</summary>
public sealed class WorkbookInHand(Db db, MasterKey master)
{
    /// <summary>What becomes of a part of the draft.</summary>
    public enum Effect
    {
        /// <summary>Nothing was answered there before.</summary>
        Added,

        /// <summary>It says something else.</summary>
        Changed,

        /// <summary>Nothing is answered there any more.</summary>
        TakenOut,

        /// <summary>It says the same.</summary>
        Unchanged,
    }

    /// <summary>What becomes of one part.</summary>
    public sealed record Row(string Part, Effect Effect);

    /// <summary>The workbook; <see cref="IsOlder"/> where the draft was saved since it was downloaded.</summary>
    public sealed record View(
        string FileName,
        DateTimeOffset ReadAt,
        bool IsOlder,
        IReadOnlyList<Row> Rows,
        IReadOnlyList<string> Ignored
    );

    internal static Problem None { get; } =
        new(
            "bids.workbook.none",
            "No workbook waits to be accepted. Choose the file again if you still want it."
        );

    /// <summary>Null where none waits.</summary>
    public async Task<View?> OfAsync(Actor actor, BidInProgress.View bid, CancellationToken stop)
    {
        if (
            !actor.Can(Permission.WriteBids)
            || await db.As(actor)
                .Set<BidUpload>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.BidId == bid.BidId, stop)
                is not { } upload
        )
        {
            return null;
        }

        var filled = HeldWorkbook.Open(master, upload);
        return new View(
            upload.FileName,
            upload.ReadAt,
            filled.Version != bid.Version,
            [.. Rows(bid, filled.Answers)],
            filled.Ignored
        );
    }

    private static IEnumerable<Row> Rows(BidInProgress.View bid, BidAnswers filled)
    {
        var changed = filled.ChangesSince(bid.Answers).ToHashSet(StringComparer.Ordinal);
        yield return new Row(
            "Price",
            Of(changed.Remove("Price"), bid.Answers.Price is null, filled.Price is null)
        );
        foreach (var measure in bid.Form.Measures)
        {
            yield return new Row(
                measure.Name,
                Of(
                    changed.Remove(measure.Code),
                    bid.On(measure).SaysNothing,
                    filled.On(measure.Code, bid.Form.Years).SaysNothing
                )
            );
        }

        foreach (var other in changed.Order(StringComparer.Ordinal))
        {
            yield return new Row(other, Effect.Changed);
        }
    }

    private static Effect Of(bool changed, bool wasEmpty, bool isEmpty) =>
        !changed ? Effect.Unchanged
        : wasEmpty ? Effect.Added
        : isEmpty ? Effect.TakenOut
        : Effect.Changed;
}
