using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>The standstill period of an awarded contract, day by day.</summary>
public sealed class StandstillOfContract(Db db, ReferenceData reference)
{
    /// <summary>The period.</summary>
    /// <param name="Kept">What is recorded.</param>
    /// <param name="Rule">The rule in the reference data now; null when it is not there.</param>
    /// <param name="NoticeBy">Who recorded the notice; null for nobody, and for somebody who has left.</param>
    /// <param name="EnteredBy">The same of entering into the contract.</param>
    public sealed record View(
        string Reference,
        string Title,
        AwardStandstill Kept,
        Standstill? Rule,
        string? NoticeBy,
        string? EnteredBy,
        DateOnly Today
    );

    /// <summary>Null for a contract that was not awarded here, or is not the actor's to read.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid contractId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadContracts))
        {
            return null;
        }

        var found = await (
            from kept in db.As(actor).Set<AwardStandstill>()
            join contract in db.Set<Contract>() on kept.Id equals contract.Id
            where kept.Id == contractId
            select new
            {
                Kept = kept,
                contract.Reference,
                contract.Title,
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var names = await db.NamesOfAsync([found.Kept.NoticeBy, found.Kept.EnteredBy], stop);
        return new View(
            found.Reference,
            found.Title,
            found.Kept,
            reference.Standstill,
            NameOf(found.Kept.NoticeBy),
            NameOf(found.Kept.EnteredBy),
            UkTime.Today(await db.NowAsync(stop))
        );

        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }
}
