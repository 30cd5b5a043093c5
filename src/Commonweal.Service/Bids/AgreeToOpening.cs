using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>An officer agrees to open the bids; with the second officer's agreement they open.</summary>
public sealed class AgreeToOpening(Db db, MasterKey master, EditionShelf editions)
{
    /// <summary>
    /// True when the bids are open now, false when a second officer is still needed. An opening that fails takes the second
    /// agreement back with it, so that it can be given again. It leaves an entry of its own in the audit log, and so does a try that
    /// is refused: too early, alone, or by somebody who may not.
    /// </summary>
    public async Task<Outcome<bool>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var reached = false;
        var outcome = await db.ActAsync<bool>(
            actor,
            Permission.OpenBids,
            async () =>
            {
                await db.LockAsync<Procurement>(procurementId, stop);
                var procurement = await db.Set<Procurement>()
                    .Include(row => row.Measures)
                    .AsNoTracking()
                    .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
                if (procurement is null)
                {
                    return OpeningOfBids.Unknown;
                }

                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                var standing = await db.AgreementsTo(procurementId).ToListAsync(stop);
                var agreement = BidOpening.Agree(
                    procurement,
                    standing,
                    actor,
                    await db.NowAsync(stop)
                );
                if (!agreement.Succeeded)
                {
                    return Outcome.Refused<bool>(agreement.Problems);
                }

                if (!standing.Contains(agreement.Value))
                {
                    db.Add(agreement.Value);
                }

                db.Record("opening.agreed", procurementId, new { officer = actor.Name });
                reached = standing.Any(other => other.AccountId != actor.AccountId);
                return reached ? await OpenAsync(procurement, stop) : false;
            },
            stop
        );
        if (!outcome.Succeeded && reached)
        {
            await RecordFailureAsync(actor, procurementId, outcome.Problems, stop);
        }
        else if (!outcome.Succeeded)
        {
            await db.NoteRefusedOpeningAsync(actor, procurementId, outcome.Problems, stop);
        }

        return outcome;
    }

    private Task<Outcome<Done>> RecordFailureAsync(
        Actor actor,
        Guid procurementId,
        IEnumerable<Problem> problems,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.OpenBids,
            () =>
            {
                db.Record(
                    "opening.failed",
                    procurementId,
                    new { officer = actor.Name, reasons = problems.Select(problem => problem.Code) }
                );
                return Task.FromResult(Outcome.Done);
            },
            stop
        );

    private async Task<Outcome<bool>> OpenAsync(Procurement procurement, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop); // the database counts the agreements itself
        var submitted = await db
            .Database.SqlQuery<SealedBid>(
                $"select bid_id as \"BidId\", version as \"Version\", sealed as \"Sealed\", sha256 as \"Sha256\", receipt as \"Receipt\" from open_sealed_bids({procurement.Id})"
            )
            .ToListAsync(stop);
        var key = await db.TenderKeyAsync(master, procurement.Id, stop);
        if (!key.Succeeded)
        {
            return Outcome.Refused<bool>(key.Problems);
        }

        var opened = submitted.ToDictionary(
            bid => bid.BidId,
            bid => BidSealing.OpenSubmission(key.Value, procurement.Id, bid)
        );
        Problem[] altered = [.. opened.Values.SelectMany(outcome => outcome.Problems)];
        if (altered.Length > 0)
        {
            return Outcome.Refused<bool>(altered);
        }

        var bids = await db.Set<Bid>()
            .Where(bid => bid.ProcurementId == procurement.Id && bid.OpenedAt != null)
            .ToListAsync(stop);
        var form = editions.FormOf(procurement);
        var lines = form.Then(asked =>
            All(bids.Select(bid => Reveal(bid, opened[bid.Id].Value, asked)))
        );
        return lines.Then(all =>
        {
            db.AddRange(all);
            db.Record(
                "bids.opened",
                procurement.Id,
                new
                {
                    bids = submitted.Select(bid => new
                    {
                        bid.Receipt,
                        sha256 = Convert.ToHexStringLower(bid.Sha256),
                    }),
                }
            );
            return Outcome.Of(true);
        });
    }

    /// <summary>Notes what an opened bid offers, and answers its lines.</summary>
    internal static Outcome<IReadOnlyList<BidLine>> Reveal(
        Bid bid,
        BidAnswers answers,
        BidForm form
    )
    {
        bid.Reveal(answers);
        return form.Value(answers)
            .Then(value =>
                Outcome.Of<IReadOnlyList<BidLine>>([
                    .. value.Lines.Select(line =>
                        BidLine.Of(Guid.CreateVersion7(), bid, form, answers, line)
                    ),
                ])
            );
    }

    private static Outcome<IReadOnlyList<BidLine>> All(
        IEnumerable<Outcome<IReadOnlyList<BidLine>>> outcomes
    )
    {
        Outcome<IReadOnlyList<BidLine>>[] each = [.. outcomes];
        Problem[] problems = [.. each.SelectMany(outcome => outcome.Problems)];
        return problems.Length > 0
            ? Outcome.Refused<IReadOnlyList<BidLine>>(problems)
            : Outcome.Of<IReadOnlyList<BidLine>>([.. each.SelectMany(outcome => outcome.Value)]);
    }
}
