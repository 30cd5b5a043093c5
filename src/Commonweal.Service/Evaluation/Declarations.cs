using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

internal static class Declarations
{
    /// <summary>The actor's own declaration, locked against a second act until this one ends; null when they made none.</summary>
    public static Task<EvaluatorDeclaration?> DeclarationAsync(
        this Db db,
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<EvaluatorDeclaration>()
            .FromSql(
                $"select * from evaluator_declaration where procurement_id = {procurementId} and evaluator_id = {actor.AccountId} for update"
            )
            .SingleOrDefaultAsync(stop);
}
