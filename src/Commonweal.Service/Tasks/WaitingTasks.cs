using Commonweal.Domain.Bids;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Tasks;

/// <summary>What waits for one person, by kind: one query each, and none for what their roles do not include.</summary>
public sealed class WaitingTasks(Db db, ReferenceData data)
{
    /// <summary>Counting stops here: beyond it the number says nothing more.</summary>
    public const int Most = 100;

    /// <summary>What has to be done.</summary>
    public enum Kind
    {
        /// <summary>Prepare a procurement that is not published.</summary>
        Prepare,

        /// <summary>Do a task of a procurement's plan that one owns.</summary>
        DoPlanned,

        /// <summary>Decide on a waiver somebody else applied for.</summary>
        DecideWaiver,

        /// <summary>Publish rules of the council that somebody else wrote.</summary>
        PublishPolicy,

        /// <summary>Finish a framework that one writes.</summary>
        WriteEdition,

        /// <summary>Change rules of the council that were handed back.</summary>
        MendPolicy,

        /// <summary>Review a framework that others wrote.</summary>
        ReviewEdition,

        /// <summary>Change a framework that was handed back.</summary>
        MendEdition,

        /// <summary>Answer a bidder's question while bids are received.</summary>
        AnswerQuestion,

        /// <summary>Confirm a later deadline that somebody else proposed.</summary>
        ConfirmDeadline,

        /// <summary>Agree to open bids after the deadline.</summary>
        OpenBids,

        /// <summary>Check what opened bids offer; counted one by one.</summary>
        CheckOffers,

        /// <summary>Answer what the council asks about an offer of one's opened bid; counted one by one.</summary>
        ExplainOffer,

        /// <summary>Confirm what somebody else proposed for a draft that was not submitted.</summary>
        ConfirmDraft,

        /// <summary>Confirm or refuse what somebody else proposed about setting a bid aside.</summary>
        DecideSetAside,

        /// <summary>Confirm marks whose author declared an interest later; counted one by one.</summary>
        ConfirmMarks,

        /// <summary>Say anew whether one has an interest in a bidder, a bid having been let in since.</summary>
        DeclareAnew,

        /// <summary>Score delivery statements; counted one by one.</summary>
        Score,

        /// <summary>Lock one's scores, all given.</summary>
        LockScores,

        /// <summary>Agree marks, everybody having locked.</summary>
        Moderate,

        /// <summary>Recommend a bid where the scoring was run and no recommendation stands.</summary>
        Recommend,

        /// <summary>Award what others agreed the marks and ran the scoring of.</summary>
        Award,

        /// <summary>Review a supplier's report.</summary>
        ReviewReport,

        /// <summary>Mend a report the authority returned.</summary>
        MendReport,

        /// <summary>Say who looks after a contract.</summary>
        NameManager,
    }

    /// <summary>Things of one kind.</summary>
    /// <param name="What">What is to be done.</param>
    /// <param name="Count">How many, up to <see cref="Most"/>.</param>
    /// <param name="Only">The one procurement, report or contract they all belong to; null when there are several.</param>
    /// <param name="Name">What that one is called, where it is a procurement, a contract or a framework; null otherwise.</param>
    public sealed record Waiting(Kind What, int Count, Guid? Only, string? Name = null);

    /// <summary>A bid begun and not submitted, still in time.</summary>
    public sealed record Draft(Guid BidId, string Title, DateTimeOffset Deadline);

    /// <summary>All of it; every list is empty when nothing waits.</summary>
    public sealed record View(
        IReadOnlyList<Waiting> Waiting,
        IReadOnlyList<Draft> Drafts,
        IReadOnlyList<OwedReports.Owed> Owed
    );

    /// <summary>What waits for the actor, the earliest step first; drafts by deadline, reports owed by how late they are.</summary>
    public async Task<View> OfAsync(Actor actor, CancellationToken stop)
    {
        if (actor.Roles.Count == 0)
        {
            return new View([], [], []);
        }

        var now = await db.As(actor).NowAsync(stop);
        List<Waiting> waiting = [];
        foreach (var (needs, what, of) in Kinds(actor, now))
        {
            var found = actor.Can(needs)
                ? await of.OrderBy(id => id).Take(Most).ToListAsync(stop)
                : [];
            var ids = what switch
            {
                _ when found.Count == 0 => found,
                Kind.Moderate => await db.ToModerateAsync(found, actor.AccountId, stop),
                Kind.Award => await db.ToAwardAsync(found, actor.AccountId, stop),
                _ => found,
            };
            if (ids.Count > 0)
            {
                waiting.Add(new(what, ids.Count, ids.Distinct().Count() == 1 ? ids[0] : null));
            }
        }

        return new View(
            await db.NamedAsync(waiting, stop),
            await DraftsAsync(actor, now, stop),
            await db.OwedReportsAsync(data, actor, now, stop)
        );
    }

    private (Permission Needs, Kind What, IQueryable<Guid> Of)[] Kinds(
        Actor actor,
        DateTimeOffset now
    ) =>
        [
            (Permission.EditProcurements, Kind.Prepare, At(ProcurementStage.Draft)),
            (Permission.EditProcurements, Kind.DoPlanned, Planned(actor.AccountId)),
            (Permission.DecideWaivers, Kind.DecideWaiver, Waivers(actor.AccountId)),
            (Permission.PublishPolicies, Kind.PublishPolicy, Offered(actor.AccountId)),
            (Permission.WritePolicies, Kind.MendPolicy, HandedBack()),
            (Permission.WriteEditions, Kind.WriteEdition, OwnEditions(actor.AccountId)),
            (Permission.PublishEditions, Kind.ReviewEdition, EditionsOfOthers(actor.AccountId)),
            (Permission.WriteEditions, Kind.MendEdition, EditionsHandedBack()),
            (Permission.EditProcurements, Kind.AnswerQuestion, ForOthers(Unanswered(now))),
            (
                Permission.EditProcurements,
                Kind.ConfirmDeadline,
                ForOthers(LaterDeadlines(actor.AccountId, now))
            ),
            (Permission.OpenBids, Kind.OpenBids, ForOthers(Sealed(actor.AccountId, now))),
            (Permission.AdjustOffers, Kind.CheckOffers, ForOthers(Unchecked())),
            (Permission.WriteBids, Kind.ExplainOffer, Asked(now)),
            (
                Permission.OpenBids,
                Kind.ConfirmDraft,
                ForOthers(db.DraftsToConfirm(actor.AccountId))
            ),
            (
                Permission.OpenBids,
                Kind.DecideSetAside,
                ForOthers(db.SetAsidesToDecide(actor.AccountId))
            ),
            (Permission.AdjustOffers, Kind.ConfirmMarks, ForOthers(db.MarksToConfirm())),
            (Permission.DeclareInterests, Kind.DeclareAnew, ForOthers(Undeclared(actor.AccountId))),
            (Permission.ScoreBids, Kind.Score, ForOthers(Unscored(actor.AccountId))),
            (Permission.ScoreBids, Kind.LockScores, ForOthers(Unlocked(actor.AccountId))),
            (Permission.ModerateScores, Kind.Moderate, ForOthers(At(ProcurementStage.Opened))),
            (Permission.AdjustOffers, Kind.Recommend, ForOthers(db.NotRecommended())),
            (Permission.AwardContracts, Kind.Award, ForOthers(At(ProcurementStage.Scored))),
            (Permission.ValidateClaims, Kind.ReviewReport, Reports(ReportStage.Sent)),
            (Permission.ReportDelivery, Kind.MendReport, Reports(ReportStage.Returned)),
            (Permission.EditContracts, Kind.NameManager, WithoutManager()),
        ];

    private IQueryable<Guid> At(ProcurementStage stage) =>
        db.Set<Procurement>().Where(row => row.Stage == stage).Select(row => row.Id);

    /// <summary>
    /// Without the procurements on which the actor sides with a bidder or declared an interest in one: nothing there is theirs to do.
    /// </summary>
    private IQueryable<Guid> ForOthers(IQueryable<Guid> procurements)
    {
        var own = db.Database.SqlQuery<Guid>($"select own_bids() as \"Value\"");
        var tied = db.Database.SqlQuery<Guid>(
            $"select procurement_id as \"Value\" from evaluator_declaration where has_conflict and evaluator_id = app_account()"
        );
        return procurements.Where(id => !own.Contains(id) && !tied.Contains(id));
    }

    private IQueryable<Guid> Planned(Guid own) =>
        db.Set<PlanTask>()
            .Where(task => task.OwnerId == own && task.State == PlanTaskState.Open)
            .Where(task => !At(ProcurementStage.Cancelled).Contains(task.ProcurementId))
            .Select(task => task.ProcurementId);

    private IQueryable<Guid> Waivers(Guid own) =>
        db.Set<Waiver>()
            .Where(waiver => waiver.Granted == null && waiver.WithdrawnAt == null)
            .Where(waiver => waiver.AppliedBy != own)
            .Where(waiver => At(ProcurementStage.Draft).Contains(waiver.ProcurementId))
            .Select(waiver => waiver.ProcurementId);

    private IQueryable<Guid> Offered(Guid own) =>
        db.Set<PolicyVersion>()
            .Where(version =>
                version.OfferedBy != null
                && version.PublishedAt == null
                && version.WithdrawnAt == null
                && !version.Writers.Contains(own)
            )
            .Select(version => version.Id);

    private IQueryable<Guid> OwnEditions(Guid own) =>
        db.Set<CouncilEdition>()
            .Where(edition => edition.Stage == EditionStage.Draft && edition.ReturnReason == null)
            .Where(edition => edition.Writers.Contains(own))
            .Select(edition => edition.Id);

    private IQueryable<Guid> HandedBack() =>
        db.Set<PolicyVersion>()
            .Where(version =>
                version.ReturnedBy != null
                && version.OfferedBy == null
                && version.PublishedAt == null
                && version.WithdrawnAt == null
            )
            .Select(version => version.Id);

    private IQueryable<Guid> EditionsHandedBack() =>
        db.Set<CouncilEdition>()
            .Where(edition => edition.Stage == EditionStage.Draft && edition.ReturnReason != null)
            .Select(edition => edition.Id);

    private IQueryable<Guid> EditionsOfOthers(Guid own) =>
        db.Set<CouncilEdition>()
            .Where(edition => edition.Stage == EditionStage.Review)
            .Where(edition => !edition.Writers.Contains(own))
            .Select(edition => edition.Id);

    /// <summary>The procurement of each question that waits while bids are received.</summary>
    private IQueryable<Guid> Unanswered(DateTimeOffset now) =>
        from question in db.Set<TenderQuestion>()
        join procurement in db.Set<Procurement>() on question.ProcurementId equals procurement.Id
        where procurement.Stage == ProcurementStage.Published && procurement.Deadline > now
        where !db.Set<TenderAnswer>().Any(answer => answer.Id == question.Id)
        select procurement.Id;

    /// <summary>The procurements whose latest proposal of a later deadline waits, while it may still move.</summary>
    private IQueryable<Guid> LaterDeadlines(Guid own, DateTimeOffset now) =>
        from change in db.Set<DeadlineChange>()
        join procurement in db.Set<Procurement>() on change.ProcurementId equals procurement.Id
        where procurement.Stage == ProcurementStage.Published && procurement.Deadline > now
        where change.ConfirmedAt == null && change.ProposedBy != own
        where
            !db.Set<DeadlineChange>()
                .Any(later =>
                    later.ProcurementId == change.ProcurementId
                    && later.ProposedAt > change.ProposedAt
                )
        select procurement.Id;

    private IQueryable<Guid> Sealed(Guid own, DateTimeOffset now) =>
        db.Set<Procurement>()
            .Where(row => row.Stage == ProcurementStage.Published && row.Deadline <= now)
            .Where(row =>
                !db.Set<BidOpening>()
                    .Any(opening => opening.ProcurementId == row.Id && opening.AccountId == own)
            )
            .Select(row => row.Id);

    /// <summary>The procurement of each offer of an opened bid without a look that counts, as scoring has it; also once scored, for one may stop counting.</summary>
    private IQueryable<Guid> Unchecked() =>
        from line in db.Set<BidLine>()
        join bid in db.Set<Bid>() on line.BidId equals bid.Id
        join procurement in db.Set<Procurement>() on bid.ProcurementId equals procurement.Id
        where
            (
                procurement.Stage == ProcurementStage.Opened
                || procurement.Stage == ProcurementStage.Scored
            )
            && bid.OpenedAt != null
        where !db.SetAsideBids().Contains(bid.Id)
        where !db.SoundChecks().Any(check => check.BidLineId == line.Id)
        select procurement.Id;

    /// <summary>The bid of each question that may still be answered.</summary>
    private IQueryable<Guid> Asked(DateTimeOffset now) =>
        db.Set<Clarification>()
            .Where(asked => asked.AnsweredAt == null && asked.AnswerBefore > now)
            .Select(asked => asked.BidId);

    /// <summary>The procurement of each statement, whoever has not begun to score it included, until moderation has begun.</summary>
    private IQueryable<Guid> Unscored(Guid own) =>
        from line in db.Set<BidLine>()
        join bid in db.Set<Bid>() on line.BidId equals bid.Id
        join procurement in db.Set<Procurement>() on bid.ProcurementId equals procurement.Id
        where procurement.Stage == ProcurementStage.Opened && line.Statement != ""
        where !db.SetAsideBids().Contains(bid.Id)
        where !db.Set<Score>().Any(score => score.BidLineId == line.Id && score.EvaluatorId == own)
        where
            !db.Set<EvaluatorDeclaration>()
                .Any(row =>
                    row.ProcurementId == procurement.Id
                    && row.EvaluatorId == own
                    && (row.HasConflict || row.LockedAt != null || row.ReleasedAt != null)
                )
        where !db.Set<Moderation>().Any(row => row.ProcurementId == procurement.Id)
        select procurement.Id;

    /// <summary>The procurements in which a bid was opened after one said that one has no interest in a bidder.</summary>
    private IQueryable<Guid> Undeclared(Guid own) =>
        from row in db.Set<EvaluatorDeclaration>()
        join procurement in db.Set<Procurement>() on row.ProcurementId equals procurement.Id
        where
            procurement.Stage == ProcurementStage.Opened
            || procurement.Stage == ProcurementStage.Scored
        where row.EvaluatorId == own && !row.HasConflict && row.ReleasedAt == null
        where
            db.Set<Bid>()
                .Any(bid =>
                    bid.ProcurementId == procurement.Id
                    && bid.OpenedAt > (row.ConfirmedAt ?? row.DeclaredAt)
                )
        select procurement.Id;

    private IQueryable<Guid> Unlocked(Guid own) =>
        db.Set<EvaluatorDeclaration>()
            .Where(row =>
                row.EvaluatorId == own
                && row.JoinsPanel
                && !row.HasConflict
                && row.LockedAt == null
                && row.ReleasedAt == null
            )
            .Select(row => row.ProcurementId)
            .Where(id => At(ProcurementStage.Opened).Contains(id) && !Unscored(own).Contains(id));

    private IQueryable<Guid> Reports(ReportStage stage) =>
        db.Set<DeliveryReport>().Where(report => report.Stage == stage).Select(report => report.Id);

    private IQueryable<Guid> WithoutManager() =>
        db.Set<Contract>()
            .Where(contract => contract.ManagerId == null)
            .Select(contract => contract.Id);

    private async Task<List<Draft>> DraftsAsync(
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        actor.Can(Permission.WriteBids)
            ? await (
                from bid in db.Set<Bid>()
                join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                    on bid.ProcurementId equals procurement.Id
                where bid.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
                where bid.AuthorityId != Authority.Practice
                where procurement.Stage == ProcurementStage.Published && now < procurement.Deadline
                where bid.Submissions.All(submission => submission.WithdrawnAt != null)
                orderby procurement.Deadline
                select new Draft(bid.Id, procurement.Title, procurement.Deadline!.Value)
            )
                .Take(Most)
                .ToListAsync(stop)
            : [];
}
