using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Audit;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>Somebody's hand in the scoring of a procurement.</summary>
public sealed record Hand
{
    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The procurement.</summary>
    public required Guid ProcurementId { get; init; }

    /// <summary>Whether they scored or declared an interest.</summary>
    public required bool Declared { get; init; }

    /// <summary>Who agreed a mark, once for each statement with one.</summary>
    public required IReadOnlyList<Guid> Moderators { get; init; }

    /// <summary>Who ran the scoring last; null before.</summary>
    public required Guid? RunBy { get; init; }

    /// <summary>Whether they recommended a bid.</summary>
    public required bool Recommended { get; init; }

    /// <summary>Whether they began the moderation or agreed a mark at any time.</summary>
    public required bool Moderated { get; init; }

    /// <summary>Whether they entered marks for price or quality at any time.</summary>
    public required bool Marked { get; init; }

    /// <summary>Whether they accepted, adjusted or struck an offer.</summary>
    public required bool Checked { get; init; }

    /// <summary>Whether they ran the scoring at any time.</summary>
    public required bool Ran { get; init; }

    /// <summary>Whether they proposed or confirmed what becomes of a draft never submitted.</summary>
    public required bool LetIn { get; init; }

    /// <summary>Whether they asked a bidder about its offer.</summary>
    public required bool Asked { get; init; }

    /// <summary>Whether they proposed, confirmed or refused to set a bid aside or to take one back.</summary>
    public required bool SetAside { get; init; }

    /// <summary>Whether they released an evaluator from the panel.</summary>
    public required bool Released { get; init; }

    /// <summary>Whether the scoring was run.</summary>
    public bool IsScored => RunBy is not null;

    /// <summary>What part they had in the evaluation.</summary>
    public HandInEvaluation Part =>
        new(
            Declared,
            Moderated,
            Checked,
            Marked,
            Ran,
            Recommended,
            LetIn,
            Asked,
            SetAside,
            Released
        );

    /// <summary>Why they may not award; null when they may.</summary>
    public Problem? KeepsFromAward => Part.KeepsFromAward;
}

/// <summary>Reads who had a hand in which scoring, for everything that leads people to an award or past it.</summary>
internal static class Hands
{
    /// <summary>One for each of the procurements the actor sees, by id.</summary>
    public static IQueryable<Hand> HandsInScoring(
        this Db db,
        IReadOnlyCollection<Guid> procurements,
        Guid accountId
    )
    {
        var (checkedOffers, asked) = (db.CheckedBy(accountId), db.AskedBy(accountId));
        var agreed = db.AgreedBy(accountId);
        var (letIn, setAside) = (db.LetInBy(accountId), db.SetAsideBy(accountId));
        return db.Set<Procurement>()
            .Where(row => procurements.Contains(row.Id))
            .OrderBy(row => row.Id)
            .Select(row => new Hand
            {
                AccountId = accountId,
                ProcurementId = row.Id,
                Declared = db.Set<EvaluatorDeclaration>()
                    .Any(declared =>
                        declared.ProcurementId == row.Id
                        && declared.EvaluatorId == accountId
                        && (declared.JoinsPanel || declared.HasConflict)
                    ),
                Moderators = (
                    from score in db.Set<ModeratedScore>()
                    join line in db.Set<BidLine>() on score.BidLineId equals line.Id
                    join bid in db.Set<Bid>() on line.BidId equals bid.Id
                    where bid.ProcurementId == row.Id
                    select score.ModeratedBy
                ).ToList(),
                Recommended = db.Set<Recommendation>()
                    .Any(made => made.ProcurementId == row.Id && made.RecommendedBy == accountId),
                Moderated =
                    db.Set<Moderation>()
                        .Any(begun => begun.ProcurementId == row.Id && begun.BegunBy == accountId)
                    || agreed.Contains(row.Id),
                Marked = db.Set<AuditEntry>()
                    .Any(entry =>
                        entry.Act == "marks.entered"
                        && entry.AccountId == accountId
                        && entry.SubjectId == row.Id
                    ),
                Checked = checkedOffers.Contains(row.Id),
                Ran = db.Set<ScoringRun>()
                    .Any(run => run.ProcurementId == row.Id && run.RunBy == accountId),
                LetIn = letIn.Contains(row.Id),
                Asked = asked.Contains(row.Id),
                SetAside = setAside.Contains(row.Id),
                Released = db.Set<EvaluatorDeclaration>()
                    .Any(declared =>
                        declared.ProcurementId == row.Id && declared.ReleasedBy == accountId
                    ),
                RunBy = db.Set<ScoringRun>()
                    .Where(run => run.ProcurementId == row.Id)
                    .OrderByDescending(run => run.RunAt)
                    .Select(run => (Guid?)run.RunBy)
                    .FirstOrDefault(),
            });
    }

    /// <summary>The procurement of each draft never submitted that somebody had a say on.</summary>
    private static IQueryable<Guid> LetInBy(this Db db, Guid accountId) =>
        db.Set<DraftDecision>()
            .Where(draft =>
                draft.ProposedBy == accountId
                || draft.ConfirmedBy == accountId
                || draft.UpheldBy == accountId
            )
            .Select(draft => draft.ProcurementId);

    /// <summary>The procurement of each bid somebody had a say on setting aside, or on taking back.</summary>
    private static IQueryable<Guid> SetAsideBy(this Db db, Guid accountId) =>
        db.Set<SetAsideDecision>()
            .Where(row =>
                row.ProposedBy == accountId
                || row.DecidedBy == accountId
                || row.UpheldBy == accountId
            )
            .Select(row => row.ProcurementId);

    /// <summary>
    /// The procurement of each mark somebody agreed. One agreed or entered anew names whoever did so last; the record names everybody.
    /// </summary>
    private static IQueryable<Guid> AgreedBy(this Db db, Guid accountId) =>
        from entry in db.Set<AuditEntry>()
        join line in db.Set<BidLine>() on entry.SubjectId equals line.Id
        join bid in db.Set<Bid>() on line.BidId equals bid.Id
        where entry.Act == "score.moderated" && entry.AccountId == accountId
        select bid.ProcurementId;

    /// <summary>The procurement of each offer somebody looked at.</summary>
    private static IQueryable<Guid> CheckedBy(this Db db, Guid accountId) =>
        from check in db.Set<OfferCheck>()
        join line in db.Set<BidLine>() on check.BidLineId equals line.Id
        join bid in db.Set<Bid>() on line.BidId equals bid.Id
        where check.CheckedBy == accountId
        select bid.ProcurementId;

    /// <summary>The procurement of each question somebody put to a bidder.</summary>
    private static IQueryable<Guid> AskedBy(this Db db, Guid accountId) =>
        from question in db.Set<Clarification>()
        join bid in db.Set<Bid>() on question.BidId equals bid.Id
        where question.AskedBy == accountId
        select bid.ProcurementId;
}
