using System.Security.Cryptography;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>A bid as its supplier's people work on it: what is asked and what is answered so far.</summary>
internal sealed record DraftBid(Bid Bid, Procurement Procurement, BidForm Form, BidAnswers Answers)
{
    /// <summary>The actor's own bid; refused when there is no such one.</summary>
    public static async Task<Outcome<DraftBid>> LoadAsync(
        Db db,
        MasterKey master,
        EditionShelf editions,
        Guid bidId,
        CancellationToken stop
    )
    {
        var bid = await db.Set<Bid>()
            .Include(row => row.Submissions)
            .SingleOrDefaultAsync(row => row.Id == bidId, stop);
        if (bid is null)
        {
            return BidWindow.Unknown;
        }

        var procurement = await db.BidOnAsync(bid.ProcurementId, stop);
        return editions
            .FormOf(procurement)
            .Then(form =>
                BidSealing
                    .OpenDraft(master, bid.Id, bid.Draft)
                    .Then(answers => Outcome.Of(new DraftBid(bid, procurement, form, answers)))
            );
    }

    /// <summary>Whether a draft says something else than what was submitted.</summary>
    public static bool Differs(MasterKey master, BidAnswers draft, BidSubmission standing) =>
        !BidDeclarations.Possible.Any(declarations =>
            SHA256
                .HashData(
                    BidSealing.Salted(
                        master,
                        standing.BidId,
                        draft with
                        {
                            Declarations = declarations,
                        }
                    )
                )
                .AsSpan()
                .SequenceEqual(standing.Sha256)
        );
}

internal static class Forms
{
    /// <summary>Whether a tender asks for a measure.</summary>
    public static Task<bool> AsksForAsync(
        this Db db,
        Guid procurementId,
        string measure,
        CancellationToken stop
    ) =>
        db.Set<ProcurementMeasure>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AnyAsync(
                asked => asked.ProcurementId == procurementId && asked.Measure == measure,
                stop
            );

    /// <summary>The published procurement that a bid answers, with its measures.</summary>
    public static Task<Procurement> BidOnAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<Procurement>()
            .IgnoreQueryFilters([Db.OwnRows])
            .Include(row => row.Measures)
            .AsNoTracking()
            .SingleAsync(row => row.Id == procurementId, stop);

    /// <summary>The form with what the authority's policy of its day takes off, to show net values beside the gross ones.</summary>
    public static BidForm With(this BidForm form, Policy? policy) =>
        form with
        {
            Net = policy?.NetOn(form.ValuedOn),
        };

    /// <summary>What the procurement asks; refused when its edition is not among the reference data.</summary>
    public static Outcome<BidForm> FormOf(this EditionShelf editions, Procurement procurement) =>
        editions.Find(procurement.Edition) is { } edition
            ? BidForm.Of(procurement, edition, UkTime.Today(procurement.PublishedAt!.Value))
            : new Problem(
                "bids.edition.missing",
                $"The framework edition \"{procurement.Edition}\" is not installed here, so this bid cannot be read. Tell whoever runs this site."
            );
}
