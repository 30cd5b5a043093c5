using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Story;

/// <summary>A procurement whose bids are open, and the people around it.</summary>
/// <param name="AuthorityId">The council.</param>
/// <param name="ProcurementId">The procurement.</param>
/// <param name="Officer">Opens and adjusts.</param>
/// <param name="Head">Moderates and runs the scoring; took no part in the opening.</param>
/// <param name="Awarder">A second head of procurement, who opens and awards.</param>
/// <param name="Evaluators">Two of them.</param>
/// <param name="Suppliers">Owners of the bidders, in the order of their bids.</param>
/// <param name="Bids">The bids, in the same order.</param>
public sealed record OpenedTender(
    Guid AuthorityId,
    Guid ProcurementId,
    Actor Officer,
    Actor Head,
    Actor Awarder,
    IReadOnlyList<Actor> Evaluators,
    IReadOnlyList<Actor> Suppliers,
    IReadOnlyList<Guid> Bids
);

/// <summary>How a story comes from opened bids to a contract: the same acts as the pages run.</summary>
public static class AwardStory
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>Two years, from 1 April 2027.</summary>
    public static ContractTerms Terms { get; } =
        new("C-2027-01", 480_000m, new DateOnly(2027, 4, 1), new DateOnly(2029, 3, 31));

    extension(World world)
    {
        /// <summary>Bids of Bee Lane Builders and Rival Roofing, opened; each offers what <paramref name="offers"/> says in turn.</summary>
        public Task<OpenedTender> OpenedTenderAsync(string council, params BidAnswers[] offers) =>
            world.OpenedTenderAsync(council, ProcurementsStory.Method(weighting: 20m), offers);

        /// <summary>The same under a method of its own.</summary>
        public async Task<OpenedTender> OpenedTenderAsync(
            string council,
            ScoringMethod method,
            params BidAnswers[] offers
        )
        {
            var authority = await world.AuthorityAsync(council);
            var officer = await world.PersonAsync(authority, Role.Officer);
            var head = await world.PersonAsync(authority, Role.HeadOfProcurement);
            string[] measures =
            [
                .. offers
                    .SelectMany(offer => offer.Measures)
                    .Select(line => line.Measure)
                    .Distinct(StringComparer.Ordinal),
            ];
            var now = await world.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
            var procurement = await world.PublishedProcurementAsync(
                officer,
                measures,
                now.AddDays(30),
                method: method
            );
            List<Actor> suppliers = [];
            List<Guid> bids = [];
            foreach (var offer in offers)
            {
                var supplier = await world.SupplierAsync(
                    $"Bidder no. {bids.Count + 1} of {council}"
                );
                suppliers.Add(supplier);
                bids.Add(await world.SubmittedBidAsync(supplier, procurement, offer));
            }

            var awarder = await world.PersonAsync(authority, Role.HeadOfProcurement);
            await world.OpenedAsync(officer, awarder, procurement);
            _ = (await world.DeclareAsync(head, procurement)).Value;
            return new OpenedTender(
                authority,
                procurement,
                officer,
                head,
                awarder,
                [
                    await world.PersonAsync(authority, Role.Evaluator),
                    await world.PersonAsync(authority, Role.Evaluator),
                ],
                suppliers,
                bids
            );
        }

        /// <summary>Somebody declares; no interest unless said.</summary>
        public Task<Outcome<Done>> DeclareAsync(
            Actor person,
            Guid procurementId,
            bool? hasConflict = false
        ) =>
            world.AskAsync<DeclareInterest, Outcome<Done>>(act =>
                act.RunAsync(
                    person,
                    procurementId,
                    hasConflict,
                    hasConflict == true ? "A cousin works there." : "",
                    Stop
                )
            );

        /// <summary>What an evaluator sees of a procurement; null when they may not score it.</summary>
        public Task<ScoringSheet.View?> SheetAsync(Actor evaluator, Guid procurementId) =>
            world.AskAsync<ScoringSheet, ScoringSheet.View?>(async lookup =>
                await lookup.RunAsync(evaluator, procurementId, Stop) is { Succeeded: true } found
                    ? found.Value
                    : null
            );

        /// <summary>An evaluator scores one statement.</summary>
        public async Task<Outcome<Done>> ScoreAsync(
            Actor evaluator,
            Guid lineId,
            int? mark,
            bool assumes = false
        )
        {
            var passage = await world.StatementAsync(evaluator, lineId);
            return await world.AskAsync<GiveScore, Outcome<Done>>(act =>
                act.RunAsync(
                    evaluator,
                    lineId,
                    new Judgement(mark, $"It earns {mark}.", passage, assumes),
                    Stop
                )
            );
        }

        /// <summary>What a bid says on one line, as far as somebody may read it.</summary>
        public Task<string?> StatementAsync(Actor reader, Guid lineId) =>
            world.AskAsync<Db, string?>(db =>
                db.As(reader)
                    .Set<BidLine>()
                    .Where(line => line.Id == lineId)
                    .Select(line => line.Statement)
                    .SingleOrDefaultAsync(Stop)
            );

        /// <summary>An officer asks a bidder about a line, to be answered within a week; answers the question's id.</summary>
        public async Task<Guid> AskedBidderAsync(Actor officer, Guid lineId)
        {
            var now = await world.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
            var asked = await world.AskAsync<AskBidder, Outcome<Guid>>(act =>
                act.RunAsync(
                    officer,
                    lineId,
                    "Who does it?",
                    DateOnly.FromDateTime(now.AddDays(7).Date),
                    Stop
                )
            );
            return asked.Value;
        }

        /// <summary>An officer accepts what every bid offers, as far as nobody looked at it.</summary>
        public async Task CheckedOffersAsync(OpenedTender tender)
        {
            foreach (var bid in tender.Bids)
            {
                await world.AskAsync<AcceptOffers, Outcome<int>>(act =>
                    act.RunAsync(tender.Officer, tender.ProcurementId, bid, Stop)
                );
            }
        }

        /// <summary>An evaluator locks.</summary>
        public Task<Outcome<Done>> LockAsync(Actor evaluator, Guid procurementId) =>
            world.AskAsync<LockScores, Outcome<Done>>(act =>
                act.RunAsync(evaluator, procurementId, Stop)
            );

        /// <summary>An evaluator declares, gives every statement the mark and locks.</summary>
        public async Task ScoredAsync(Actor evaluator, Guid procurementId, int mark)
        {
            _ = (await world.DeclareAsync(evaluator, procurementId)).Value;
            foreach (var line in (await world.SheetAsync(evaluator, procurementId))!.Statements)
            {
                _ = (await world.ScoreAsync(evaluator, line.LineId, mark)).Value;
            }

            _ = (await world.LockAsync(evaluator, procurementId)).Value;
        }

        /// <summary>A moderator releases an evaluator.</summary>
        public async Task<Outcome<Done>> ReleaseAsync(
            Actor moderator,
            Guid procurementId,
            Actor evaluator,
            string? reason = "They left the council."
        )
        {
            var declaration = await world.AskAsync<Db, Guid>(db =>
                db.As(evaluator)
                    .Set<EvaluatorDeclaration>()
                    .Where(row =>
                        row.ProcurementId == procurementId && row.EvaluatorId == evaluator.AccountId
                    )
                    .Select(row => row.Id)
                    .SingleAsync(Stop)
            );
            return await world.AskAsync<ReleaseEvaluator, Outcome<Done>>(act =>
                act.RunAsync(moderator, declaration, reason, Stop)
            );
        }

        /// <summary>What a moderator sees; null for anybody else.</summary>
        public Task<ModerationTable.View?> ModerationAsync(Actor moderator, Guid procurementId) =>
            world.AskAsync<ModerationTable, ModerationTable.View?>(async lookup =>
                await lookup.RunAsync(moderator, procurementId, Stop) is { Succeeded: true } found
                    ? found.Value
                    : null
            );

        /// <summary>The moderator begins, without those who have not begun to score.</summary>
        public Task<Outcome<Done>> BeginModerationAsync(
            Actor moderator,
            Guid procurementId,
            string? withoutReason = "They are away."
        ) =>
            world.AskAsync<BeginModeration, Outcome<Done>>(act =>
                act.RunAsync(moderator, procurementId, withoutReason, Stop)
            );

        /// <summary>The moderator begins and sees every score.</summary>
        public async Task<ModerationTable.View> BegunModerationAsync(OpenedTender tender)
        {
            _ = (await world.BeginModerationAsync(tender.Head, tender.ProcurementId)).Value;
            return (await world.ModerationAsync(tender.Head, tender.ProcurementId))!;
        }

        /// <summary>The moderator records an agreed mark.</summary>
        public async Task<Outcome<Done>> ModerateAsync(
            Actor moderator,
            Guid lineId,
            int? mark,
            string? departure = null
        )
        {
            var passage = await world.StatementAsync(moderator, lineId);
            return await world.AskAsync<ModerateScore, Outcome<Done>>(act =>
                act.RunAsync(
                    moderator,
                    lineId,
                    new ModerateScore.Agreement(
                        new Judgement(mark, "The panel agreed.", passage),
                        departure
                    ),
                    Stop
                )
            );
        }

        /// <summary>The moderator runs the scoring.</summary>
        public Task<Outcome<Guid>> RunScoringAsync(Actor moderator, Guid procurementId) =>
            world.AskAsync<RunScoring, Outcome<Guid>>(act =>
                act.RunAsync(moderator, procurementId, Stop)
            );

        /// <summary>Both evaluators score, the head moderates and runs the scoring; the first bid gets the higher mark.</summary>
        public async Task RankedAsync(OpenedTender tender)
        {
            await world.ScoredAsync(tender.Evaluators[0], tender.ProcurementId, 3);
            await world.ScoredAsync(tender.Evaluators[1], tender.ProcurementId, 5);
            var first = Tender.Bidders(tender.Bids.Select(bid => ((DateTimeOffset?)null, bid)))[
                tender.Bids[0]
            ];
            var table = await world.BegunModerationAsync(tender);
            foreach (var line in table.Lines)
            {
                var mark = line.Bidder == first ? 5 : 3;
                _ = (await world.ModerateAsync(tender.Head, line.LineId, mark)).Value;
            }

            await world.CheckedOffersAsync(tender);

            _ = (await world.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
        }

        /// <summary>An officer enters what every bid earned for one criterion, the same reason for each.</summary>
        public Task<Outcome<int>> MarkedAsync(
            Actor officer,
            OpenedTender tender,
            string criterion,
            params decimal[] marks
        ) =>
            world.AskAsync<EnterMarks, Outcome<int>>(act =>
                act.RunAsync(
                    officer,
                    tender.ProcurementId,
                    [
                        .. tender.Bids.Zip(
                            marks,
                            (bid, mark) =>
                                (bid, new EnterMarks.Entry(criterion, mark, "As agreed."))
                        ),
                    ],
                    Stop
                )
            );
    }
}
