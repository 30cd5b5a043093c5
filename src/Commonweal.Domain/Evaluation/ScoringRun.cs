using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>One run of the published method, kept whole: what went in and what came out.</summary>
public sealed class ScoringRun : IOwnedByAuthority
{
    private ScoringRun() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>What went in.</summary>
    public EvaluationInput Input { get; private set; } = null!;

    /// <summary>What came out.</summary>
    public EvaluationResult Result { get; private set; } = null!;

    /// <summary>Who ran it.</summary>
    public Guid RunBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RunAt { get; private set; }

    /// <summary>Keeps a run.</summary>
    public static ScoringRun Of(
        Guid id,
        Procurement procurement,
        EvaluationInput input,
        EvaluationResult result,
        Guid by,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
            Input = input,
            Result = result,
            RunBy = by,
            RunAt = now,
        };
}
