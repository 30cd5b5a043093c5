using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>The workbook of a bid that waits, and what it would change.</summary>
public sealed class WorkbookInHand(Db db, MasterKey master, EditionShelf editions)
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

    /// <summary>What becomes of one part, and of each field of it that says something else.</summary>
    public sealed record Row(string Part, Effect Effect)
    {
        /// <summary>What stands in the draft and what the workbook says; empty where nothing stands.</summary>
        public IReadOnlyList<FieldChange> Fields { get; init; } = [];
    }

    /// <summary>The workbook, read by somebody of the bidder's; <see cref="IsOlder"/> where the draft was saved since it was downloaded.</summary>
    public sealed record View(
        Guid FileId,
        string FileName,
        string ReadBy,
        DateTimeOffset ReadAt,
        bool IsOlder,
        IReadOnlyList<Row> Rows,
        IReadOnlyList<string> Ignored
    )
    {
        /// <summary>Whether any part of the draft would say something else.</summary>
        public bool Changes => Rows.Any(row => row.Effect != Effect.Unchanged);
    }

    internal static Problem None { get; } =
        new(
            "bids.workbook.none",
            "No workbook waits to be accepted. Choose the file again if you still want it."
        );

    /// <summary>Refused where none waits, and to whoever does not write bids.</summary>
    public async Task<Outcome<View>> OfAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (actor.Lacks(Permission.WriteBids) is { } refusal)
        {
            return refusal;
        }

        var upload = await db.As(actor)
            .Set<BidUpload>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.BidId == bidId, stop);
        if (upload is null)
        {
            return None;
        }

        var filled = HeldWorkbook.Open(master, upload);
        var names = await db.NamesOfAsync([upload.ReadBy], stop);
        return (await DraftBid.LoadAsync(db, master, editions, bidId, stop)).Then(draft =>
            Outcome.Of(
                new View(
                    upload.FileId,
                    upload.FileName,
                    names.GetValueOrDefault(upload.ReadBy) ?? "somebody who has left",
                    upload.ReadAt,
                    filled.Version != draft.Bid.DraftVersion,
                    [.. Rows(draft.Form, draft.Answers, filled.Answers)],
                    filled.Ignored
                )
            )
        );
    }

    private static IEnumerable<Row> Rows(BidForm form, BidAnswers draft, BidAnswers filled)
    {
        var changed = filled.ChangesSince(draft).ToHashSet(StringComparer.Ordinal);
        yield return new Row(
            "Price",
            Of(changed.Remove("Price"), draft.Price is null, filled.Price is null)
        )
        {
            Fields = FieldChange.Between(FieldChange.OfPrice(draft), FieldChange.OfPrice(filled)),
        };
        foreach (var measure in form.Measures)
        {
            var (was, becomes) = (
                draft.On(measure.Code, form.Years),
                filled.On(measure.Code, form.Years)
            );
            yield return new Row(
                measure.Name,
                Of(changed.Remove(measure.Code), was.SaysNothing, becomes.SaysNothing)
            )
            {
                Fields = FieldChange.Between(
                    FieldChange.Of(was, measure),
                    FieldChange.Of(becomes, measure)
                ),
            };
        }

        foreach (var other in changed.Order(StringComparer.Ordinal))
        {
            yield return new Row(other, Effect.Changed)
            {
                Fields = FieldChange.Between(
                    FieldChange.OfOther(draft, other),
                    FieldChange.OfOther(filled, other)
                ),
            };
        }
    }

    private static Effect Of(bool changed, bool wasEmpty, bool isEmpty) =>
        !changed ? Effect.Unchanged
        : wasEmpty ? Effect.Added
        : isEmpty ? Effect.TakenOut
        : Effect.Changed;
}
