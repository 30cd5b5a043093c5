using Commonweal.Domain.Common;

namespace Commonweal.Service.Contracts;

internal static class ContractRefusals
{
    public static Problem Unknown { get; } =
        Problem.NotFound("contracts.contract.unknown", "contract", "the list of contracts");
}
