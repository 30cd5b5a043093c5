using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>Records the contract award notice of an awarded contract, and with it the standstill period.</summary>
public sealed class KeepStandstill(Db db, ReferenceData reference)
{
    /// <summary>Recorded anew, the last notice holds; each stays in the record.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid contractId,
        DateOnly? noticeOn,
        string? notice,
        DateOnly? longerUntil,
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
                        if (reference.Standstill is not { } rule)
                        {
                            return new Problem(
                                "contracts.standstill.no-rule",
                                "The rule of the standstill period is not in the reference data. Ask your administrator to put it back."
                            );
                        }

                        var now = await db.NowAsync(stop);
                        var kept = standstill.Publish(
                            rule,
                            noticeOn,
                            notice,
                            longerUntil,
                            UkTime.Today(now),
                            actor.AccountId,
                            now
                        );
                        db.Record(
                            "contract.standstill-kept",
                            contractId,
                            new
                            {
                                standstill.NoticeOn,
                                standstill.Notice,
                                standstill.LastDay,
                                standstill.Sources,
                            }
                        );
                        return kept;
                    },
                    stop
                ),
            stop
        );
}
