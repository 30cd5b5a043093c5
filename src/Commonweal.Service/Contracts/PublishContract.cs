using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>Shows a contract and its commitments to the public.</summary>
public sealed class PublishContract(Db db)
{
    /// <summary>Refused while nobody looks after it.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid contractId, CancellationToken stop) =>
        db.ActAsync(
            actor,
            Permission.EditContracts,
            () =>
                db.ChangeAsync<Contract, Done>(
                    contractId,
                    ContractRefusals.Unknown,
                    async contract =>
                    {
                        if (await db.ReadsForBothAsync(contractId, stop))
                        {
                            return BothSides.Refusal;
                        }

                        return contract
                            .Publish(await db.NowAsync(stop))
                            .Then(done =>
                            {
                                db.Record(
                                    "contract.published",
                                    contractId,
                                    new { contract.Reference }
                                );
                                return Outcome.Of(done);
                            });
                    },
                    stop
                ),
            stop
        );
}
