using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>One opened bid, line by line, each value with how it came about.</summary>
public sealed class OpenedBid(Db db, EditionShelf editions)
{
    /// <summary>The bid.</summary>
    /// <param name="HidesPrice">Whether the price is kept back from the reader until quality is marked.</param>
    public sealed record View(
        Guid ProcurementId,
        string Reference,
        string Title,
        string SupplierName,
        decimal? Price,
        string Proportion,
        bool IsUnderEvaluation,
        IReadOnlyList<Line> Lines,
        bool HidesPrice
    )
    {
        /// <summary>Why and when two officers let it in though it was never submitted; null where it was submitted.</summary>
        public (string Reason, DateTimeOffset At)? LetIn { get; init; }

        /// <summary>The decision that set it aside; null while it stands.</summary>
        public SetAsideDecision? SetAside { get; init; }

        /// <summary>What the bidder was told as well, of what is accepted.</summary>
        public IReadOnlyList<Problem> Warnings =>
            ShowsPounds
                ? BeyondPrice.Of(
                    Price,
                    [.. Lines.Select(line => (line.Measure, line.AcceptedValue))]
                )
                : [];

        /// <summary>Whether values in pounds are shown; not where bidders read none either.</summary>
        public required bool ShowsPounds { get; init; }

        /// <summary>Pounds of each class there is, as offered and as accepted; the two are not added.</summary>
        public IEnumerable<(string Name, decimal Offered, decimal Accepted)> ByClass =>
            from each in new[]
            {
                (Class: ValueClass.Social, Name: "Social value"),
                (Class: ValueClass.LocalEconomic, Name: "Local economic value"),
            }
            let own = Lines.Where(line => line.Class == each.Class)
            where own.Any()
            select (
                each.Name,
                own.Sum(line => line.SubmittedValue),
                own.Sum(line => line.AcceptedValue)
            );

        /// <summary>Whether each line is accepted by itself, with a reason, as <see cref="OutOfProportion.WasAsked"/> says.</summary>
        public required bool IsOutOfProportion { get; init; }

        /// <summary>Lines nobody has looked at for additionality.</summary>
        public int Open => Lines.Count(line => line.Checked is null);

        /// <summary>Those of them that somebody cut whose look counts no longer: each is accepted or cut anew by itself.</summary>
        public IEnumerable<Line> Cut =>
            Lines.Where(line => line.Checked is null && line.AcceptedQuantity != line.Quantity);
    }

    /// <summary>What it offers on one measure; values in GBP.</summary>
    public sealed record Line(
        Guid Id,
        string Measure,
        string Title,
        string Unit,
        decimal Quantity,
        decimal AcceptedQuantity,
        decimal Attribution,
        string AttributionReason,
        string Statement,
        OfferParticulars Particulars,
        decimal? UnitValue,
        ValueClass? Class,
        decimal SubmittedValue,
        decimal AcceptedValue,
        string? AdjustmentReason,
        string? AdjustedBy,
        DateTimeOffset? AdjustedAt,
        Explanation Explanation,
        Look? Checked,
        IReadOnlyList<AskedAndAnswered> Asked
    );

    /// <summary>The last look at a line for additionality.</summary>
    /// <param name="By">Null for somebody who has left.</param>
    public sealed record Look(string? By, DateTimeOffset At, string? Reason);

    /// <summary>Refused as the list of bids is.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid bidId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.ReadOpenedBids) is { } refusal)
        {
            return refusal;
        }

        var bid = await (
            from row in db.As(actor).Set<Bid>()
            join procurement in db.Set<Procurement>() on row.ProcurementId equals procurement.Id
            where row.Id == bidId && procurement.Id == procurementId && row.OpenedAt != null
            select new
            {
                Bid = row,
                Procurement = procurement,
                LetIn = row
                    .Submissions.Where(submission => submission.LetInReason != null)
                    .Select(submission => new { submission.LetInReason, submission.ReceivedAt })
                    .FirstOrDefault(),
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (bid is null)
        {
            return Refusals.UnknownLine;
        }

        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } unread)
        {
            return unread;
        }

        var hides = await db.HidesPricesAsync(actor, bid.Procurement, stop);
        return new View(
            procurementId,
            bid.Procurement.Reference,
            bid.Procurement.Title,
            bid.Bid.SupplierName,
            hides ? null : bid.Bid.Price,
            bid.Bid.Proportion,
            bid.Procurement.LacksEvaluation() is null,
            await LinesAsync(bidId, editions.Names(bid.Procurement.Edition), stop),
            hides
        )
        {
            ShowsPounds = bid.Procurement.ShowsPounds,
            IsOutOfProportion = await IsOutOfProportionAsync(
                bid.Bid,
                bid.Procurement.ShowsPounds,
                stop
            ),
            SetAside = await db.LastSetAsides()
                .AsNoTracking()
                .SingleOrDefaultAsync(last => last.BidId == bidId && last.SetsAside, stop),
            LetIn = bid.LetIn is { } letIn ? (letIn.LetInReason!, letIn.ReceivedAt) : null,
        };
    }

    private async Task<bool> IsOutOfProportionAsync(
        Bid bid,
        bool inPounds,
        CancellationToken stop
    ) =>
        OutOfProportion.WasAsked(
            bid,
            await db.Set<BidLine>()
                .AsNoTracking()
                .Where(line => line.BidId == bid.Id)
                .ToListAsync(stop),
            inPounds
        );

    private async Task<IReadOnlyList<Line>> LinesAsync(
        Guid bidId,
        MeasureNames names,
        CancellationToken stop
    )
    {
        var lines = await db.Set<BidLine>()
            .AsNoTracking()
            .Where(line => line.BidId == bidId)
            .ToListAsync(stop);
        Guid[] ids = [.. lines.Select(line => line.Id)];
        var looks = (
            await db.SoundChecks()
                .AsNoTracking()
                .Where(check => ids.Contains(check.BidLineId))
                .OrderBy(check => check.CheckedAt)
                .ToListAsync(stop)
        ).ToLookup(check => check.BidLineId);
        var who = await db.NamesOfAsync(
            [
                .. lines.Select(line => line.AdjustedBy),
                .. looks.SelectMany(look => look).Select(look => look.CheckedBy),
            ],
            stop
        );
        var asked = await db.AskedAsync(ids, stop);
        return
        [
            .. lines
                .OrderBy(line => names.OrderOf(line.Measure))
                .Select(line =>
                    Shown(line, names, who, looks[line.Id].LastOrDefault(), [.. asked[line.Id]])
                ),
        ];
    }

    private static Line Shown(
        BidLine line,
        MeasureNames names,
        Dictionary<Guid, string> who,
        OfferCheck? look,
        IReadOnlyList<AskedAndAnswered> asked
    ) =>
        new(
            line.Id,
            line.Measure,
            names.TitleOf(line.Measure),
            names.UnitOf(line.Measure),
            line.Quantity,
            line.AcceptedQuantity,
            line.Attribution,
            line.AttributionReason,
            line.Statement,
            line.Particulars,
            line.UnitValue,
            line.ValueClass,
            line.SubmittedValue,
            line.AcceptedValue,
            line.AdjustmentReason,
            who.GetValueOrDefault(line.AdjustedBy ?? Guid.Empty),
            line.AdjustedAt,
            line.Explanation,
            look is null
                ? null
                : new Look(who.GetValueOrDefault(look.CheckedBy), look.CheckedAt, look.Reason),
            asked
        );
}
