using Commonweal.Service.Common;
using Commonweal.Service.Contracts;

namespace Commonweal.Web.Contracts;

/// <summary>A contract's state in a sentence.</summary>
internal static class ContractWords
{
    public static string State(ContractProfile.View contract) =>
        contract.Today < contract.StartsOn ? $"It starts on {UkTime.Day(contract.StartsOn)}."
        : contract.Today <= contract.EndsOn ? $"It is running, until {UkTime.Day(contract.EndsOn)}."
        : $"It ended on {UkTime.Day(contract.EndsOn)}.";
}
