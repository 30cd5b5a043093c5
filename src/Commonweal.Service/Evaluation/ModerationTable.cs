using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Editions;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>What the moderator sees: who has locked, and once moderation has begun, every mark beside the agreed one.</summary>
public sealed class ModerationTable(Db db, EditionShelf editions, ReferenceData reference)
{
    /// <summary>The whole of it.</summary>
    /// <param name="Panel">Evaluators who declared themselves, by name.</param>
    /// <param name="NotBegun">Names of the authority's other evaluators.</param>
    /// <param name="Lacks">Why the actor may not begin; null when they may.</param>
    /// <param name="Unanswered">Questions to bidders without an answer, to be known before a run.</param>
    /// <param name="Begun">Since when the panel agrees scores; null before, and there are no lines then.</param>
    public sealed record View(
        string Reference,
        string Title,
        ProcurementStage Stage,
        IReadOnlyList<Panelist> Panel,
        IReadOnlyList<string> NotBegun,
        Problem? Lacks,
        Beginning? Begun,
        IReadOnlyList<Line> Lines,
        ScoreLadder Ladder,
        IReadOnlyList<Unanswered> Unanswered
    )
    {
        /// <summary>The Social Value Model by whose criteria statements are judged; null for none.</summary>
        public FollowedModel? Model { get; init; }

        /// <summary>Proposals to set a bid aside or take one back that wait for somebody else.</summary>
        public IReadOnlyList<WaitingProposal> Waiting { get; init; } = [];

        /// <summary>Statements with an agreed mark that counts.</summary>
        public int Agreed => Lines.Count(line => line.Mark is not null && !line.IsToAgreeAnew);
    }

    /// <summary>An evaluator and how far they are.</summary>
    /// <param name="IsWaitedFor">Whether moderation waits for them to lock.</param>
    public sealed record Panelist(
        Guid DeclarationId,
        string Name,
        bool HasConflict,
        DateTimeOffset? ConflictAt,
        DateTimeOffset? LockedAt,
        DateTimeOffset? ReleasedAt,
        string? ReleaseReason,
        bool IsWaitedFor
    );

    /// <summary>When moderation began, and why without those who had not begun to score.</summary>
    public sealed record Beginning(DateTimeOffset At, string? WithoutReason);

    /// <summary>One statement with its marks.</summary>
    public sealed record Line(
        Guid LineId,
        string Bidder,
        string Measure,
        string Title,
        string Unit,
        decimal Quantity,
        decimal AcceptedQuantity,
        string? AdjustmentReason,
        string Statement,
        Told Told,
        IReadOnlyList<Given> Scores,
        int? Mark,
        string Reason,
        string Passage,
        string DepartureReason,
        IReadOnlyList<AskedAndAnswered> Asked
    ) : IScoredStatement
    {
        /// <summary>Whether its agreed mark counts no longer, as <see cref="Tender.ToAgreeAnew"/> has it.</summary>
        public required bool IsToAgreeAnew { get; init; }

        /// <summary>Highest mark given less the lowest; 0 without marks.</summary>
        public int Spread =>
            Scores.Count == 0
                ? 0
                : Scores.Max(score => score.Mark) - Scores.Min(score => score.Mark);

        /// <summary>Whether the scores are so far apart that the panel may have read different things.</summary>
        public bool IsFarApart(ScoreLadder ladder) => ladder.IsFarApart(Spread);

        /// <summary>Whether all may misread the same words alike, so that the bidder is better asked.</summary>
        public bool RestsOnOneAssumption =>
            Score.RestOnOneAssumption([.. Scores.Select(score => (score.Passage, score.Assumes))]);
    }

    /// <summary>One evaluator's mark and reason.</summary>
    /// <param name="Passage">The words relied on; null where there were none.</param>
    /// <param name="Assumes">Whether it rests on an assumption about them.</param>
    public sealed record Given(
        string Evaluator,
        int Mark,
        string Reason,
        string? Passage,
        bool Assumes
    );

    /// <summary>Refused until the bids are open, and to whoever belongs to a bidder.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var opened = await db.OpenedTenderAsync(
            editions,
            actor,
            Permission.ModerateScores,
            procurementId,
            stop
        );
        if (!opened.Succeeded)
        {
            return Outcome.Refused<View>(opened.Problems);
        }

        var tender = opened.Value;

        var panel = await db.Set<EvaluatorDeclaration>()
            .AsNoTracking()
            .Where(row => row.ProcurementId == procurementId)
            .OrderBy(row => row.EvaluatorName)
            .ToListAsync(stop);
        var shell = new View(
            tender.Procurement.Reference,
            tender.Procurement.Title,
            tender.Procurement.Stage,
            panel
                .FindAll(row => row.JoinsPanel)
                .ConvertAll(row => new Panelist(
                    row.Id,
                    row.EvaluatorName,
                    row.HasConflict,
                    row.ConflictAt,
                    row.LockedAt,
                    row.ReleasedAt,
                    row.ReleaseReason,
                    row.IsWaitedFor
                )),
            await db.EvaluatorsNotBegunAsync(procurementId, stop),
            Moderation.Lacks(panel, await db.OpenersAsync(procurementId, stop), actor.AccountId),
            await db.Set<Moderation>()
                .Where(row => row.ProcurementId == procurementId)
                .Select(row => new Beginning(row.BegunAt, row.WithoutReason))
                .SingleOrDefaultAsync(stop),
            [],
            tender.Procurement.Scoring?.Ladder(reference.Scores) ?? reference.Scores,
            await db.UnansweredAsync(tender, stop)
        )
        {
            Model = FollowedModel.Of(tender.Procurement, reference),
            Waiting = await db.WaitingProposalsAsync(procurementId, stop),
        };
        return shell.Begun is not null
            ? shell with
            {
                Lines = await LinesAsync(tender, stop),
            }
            : shell;
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(Tender tender, CancellationToken stop)
    {
        Guid[] ids = [.. tender.Statements.Select(line => line.Id)];
        var scores = (
            await db.Set<Score>()
                .AsNoTracking()
                .Where(score =>
                    ids.Contains(score.BidLineId)
                    && !db.Set<EvaluatorDeclaration>()
                        .Any(row =>
                            row.ProcurementId == tender.Procurement.Id
                            && row.EvaluatorId == score.EvaluatorId
                            && (row.ReleasedAt != null || row.HasConflict)
                        )
                )
                .OrderBy(score => score.EvaluatorName)
                .ToListAsync(stop)
        ).ToLookup(score => score.BidLineId);
        var agreed = tender.Moderated.ToDictionary(score => score.BidLineId);
        var asked = await db.AskedAsync(ids, stop);
        var names = editions.Names(tender.Procurement.Edition);
        return
        [
            .. tender
                .InOrder(names)
                .Select(line => new Line(
                    line.Id,
                    tender.BidderOf(line.BidId),
                    line.Measure,
                    names.TitleOf(line.Measure),
                    names.UnitOf(line.Measure),
                    line.Quantity,
                    line.AcceptedQuantity,
                    line.AdjustmentReason,
                    line.Statement,
                    Told.Of(line),
                    [
                        .. scores[line.Id]
                            .Select(score => new Given(
                                score.EvaluatorName,
                                score.Mark,
                                score.Reason,
                                score.Passage,
                                score.Assumes
                            )),
                    ],
                    agreed.GetValueOrDefault(line.Id)?.Mark,
                    agreed.GetValueOrDefault(line.Id)?.Reason ?? "",
                    agreed.GetValueOrDefault(line.Id)?.Passage ?? "",
                    agreed.GetValueOrDefault(line.Id)?.DepartureReason ?? "",
                    [.. asked[line.Id]]
                )
                {
                    IsToAgreeAnew = tender.ToAgreeAnew.Contains(line.Id),
                }),
        ];
    }
}
