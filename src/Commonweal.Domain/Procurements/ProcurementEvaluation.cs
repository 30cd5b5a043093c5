using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <content>The stages after the opening.</content>
public sealed partial class Procurement
{
    /// <summary>The highest score of its published scale.</summary>
    public int HighestScore => (int)(Scoring?.Qualitative?.MaxScore ?? ScoreLadder.Highest);

    /// <summary>Null while bids are open and nothing is awarded; otherwise the refusal <c>procurements.evaluation.not-under-way</c>.</summary>
    public Problem? LacksEvaluation() =>
        Stage is ProcurementStage.Opened or ProcurementStage.Scored
            ? null
            : new Problem(
                "procurements.evaluation.not-under-way",
                $"{Reference} is not being evaluated. Evaluation begins when two officers open the bids and ends with the award."
            );

    /// <summary>Notes that the method was run on it; it may be run again until the award.</summary>
    public Outcome<Done> Score()
    {
        if (LacksEvaluation() is { } refusal)
        {
            return refusal;
        }

        Stage = ProcurementStage.Scored;
        return Outcome.Done;
    }

    /// <summary>Notes that it was awarded; refused until it is scored.</summary>
    public Outcome<Done> Award()
    {
        if (Stage != ProcurementStage.Scored)
        {
            return new Problem(
                "procurements.award.not-scored",
                $"{Reference} cannot be awarded now. Run the scoring first; an award is made once."
            );
        }

        Stage = ProcurementStage.Awarded;
        return Outcome.Done;
    }
}
