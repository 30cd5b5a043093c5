using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>Records that an awarded contract was entered into.</summary>
public sealed class EnterContract(Db db)
{
    /// <summary>Refused before the end of the standstill period, unless the exception that holds is said.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid contractId,
        DateOnly? enteredOn,
        string? exceptionReason,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.AwardContracts,
            () =>
                db.ChangeAsync<AwardStandstill, Done>(
                    contractId,
                    ContractRefusals.Unknown,
                    async standstill =>
                    {
                        var now = await db.NowAsync(stop);
                        var entered = standstill.Enter(
                            enteredOn,
                            exceptionReason,
                            UkTime.Today(now),
                            actor.AccountId,
                            now
                        );
                        db.Record(
                            "contract.entered",
                            contractId,
                            new { standstill.EnteredOn, standstill.ExceptionReason }
                        );
                        return entered;
                    },
                    stop
                ),
            stop
        );
}
