using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Evaluation;

/// <summary>A delivery statement that waits for a score, or has one.</summary>
public interface IScoredStatement
{
    /// <summary>The line of the bid it stands in.</summary>
    Guid LineId { get; }

    /// <summary>0 to the highest score published; null without one.</summary>
    int? Mark { get; }
}

/// <summary>How evaluators and moderators go through the statements: one question across all bidders, then the next.</summary>
public static class StatementRound
{
    /// <summary>The first without a score after another one, from the top again at the end; null when all have one.</summary>
    public static T? NextAfter<T>(this IReadOnlyList<T> statements, Guid lineId)
        where T : class, IScoredStatement =>
        statements
            .SkipWhile(statement => statement.LineId != lineId)
            .Concat(statements)
            .FirstOrDefault(statement => statement.Mark is null && statement.LineId != lineId);

    internal static IEnumerable<BidLine> InOrder(this Tender tender, MeasureNames names) =>
        tender
            .Statements.OrderBy(line => names.OrderOf(line.Measure))
            .ThenBy(line => line.Measure, StringComparer.Ordinal)
            .ThenBy(line => line.BidId);
}
