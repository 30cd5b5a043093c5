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

/// <summary>What one evaluator has to score, with their own marks and nobody else's. Bidders go by letters, without prices.</summary>
public sealed class ScoringSheet(Db db, EditionShelf editions, ReferenceData reference)
{
    /// <summary>The whole of it.</summary>
    public sealed record View(
        string Reference,
        string Title,
        ProcurementStage Stage,
        bool HasDeclared,
        bool HasConflict,
        DateTimeOffset? LockedAt,
        bool IsReleased,
        IReadOnlyList<Statement> Statements,
        ScoreLadder Ladder
    )
    {
        /// <summary>The Social Value Model by whose criteria statements are judged; null for none.</summary>
        public FollowedModel? Model { get; init; }

        /// <summary>How many have a mark.</summary>
        public int Scored => Statements.Count(statement => statement.Mark is not null);
    }

    /// <summary>One delivery statement; quantity in the unit.</summary>
    public sealed record Statement(
        Guid LineId,
        string Bidder,
        string Measure,
        string Title,
        string Counts,
        string Unit,
        decimal Quantity,
        string Text,
        Told Told,
        int? Mark,
        string Reason,
        string Passage,
        bool Assumes,
        IReadOnlyList<AskedAndAnswered> Asked
    ) : IScoredStatement
    {
        /// <summary>Whether it comes from a draft that was never submitted, which two officers let in.</summary>
        public bool IsLetIn { get; init; }
    }

    /// <summary>
    /// Refused until the bids are open, and to whoever belongs to a bidder. Ordered by measure: one question across all bidders.
    /// </summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var opened = await db.OpenedTenderAsync(
            editions,
            actor,
            Permission.ScoreBids,
            procurementId,
            stop
        );
        if (!opened.Succeeded)
        {
            return Outcome.Refused<View>(opened.Problems);
        }

        var tender = opened.Value;

        var declaration = await db.OwnDeclarationAsync(procurementId, stop);
        var lines = tender.Lines.Select(line => line.Id).ToArray();
        var own = await db.Set<Score>()
            .AsNoTracking()
            .Where(score => score.EvaluatorId == actor.AccountId && lines.Contains(score.BidLineId))
            .ToDictionaryAsync(score => score.BidLineId, stop);
        return new View(
            tender.Procurement.Reference,
            tender.Procurement.Title,
            tender.Procurement.Stage,
            declaration is not null,
            declaration?.HasConflict == true,
            declaration?.LockedAt,
            declaration?.ReleasedAt is not null,
            declaration is { HasConflict: false, ReleasedAt: null }
                ? Statements(tender, own, await db.AskedAsync(lines, stop))
                : [],
            tender.Procurement.Scoring?.Ladder(reference.Scores) ?? reference.Scores
        )
        {
            Model = FollowedModel.Of(tender.Procurement, reference),
        };
    }

    private Statement[] Statements(
        Tender tender,
        Dictionary<Guid, Score> own,
        ILookup<Guid, AskedAndAnswered> asked
    )
    {
        var names = editions.Names(tender.Procurement.Edition);
        return
        [
            .. tender
                .InOrder(names)
                .Select(line => new Statement(
                    line.Id,
                    tender.BidderOf(line.BidId),
                    line.Measure,
                    names.TitleOf(line.Measure),
                    names.CountsOf(line.Measure),
                    names.UnitOf(line.Measure),
                    line.Quantity,
                    line.Statement,
                    Told.Of(line),
                    own.GetValueOrDefault(line.Id)?.Mark,
                    own.GetValueOrDefault(line.Id)?.Reason ?? "",
                    own.GetValueOrDefault(line.Id)?.Passage ?? "",
                    own.GetValueOrDefault(line.Id)?.Assumes ?? false,
                    [.. asked[line.Id]]
                )
                {
                    IsLetIn = tender.IsLetIn(line.BidId),
                }),
        ];
    }
}
