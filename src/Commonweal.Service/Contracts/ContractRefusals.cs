using Commonweal.Domain.Common;

namespace Commonweal.Service.Contracts;

internal static class ContractRefusals
{
    public static Problem Unknown { get; } =
        new(
            "contracts.contract.unknown",
            "Your organisation has no such contract. Choose one from the list of contracts."
        );
}
