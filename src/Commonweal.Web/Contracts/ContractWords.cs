using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;

namespace Commonweal.Web.Contracts;

/// <summary>A contract's state, and what the council's policy says of its delivery.</summary>
internal static class ContractWords
{
    public static string Delivers(ContractProfile.View contract) =>
        contract is { ProcurementId: not null, Standstill.EnteredOn: null }
            ? $"{contract.SupplierName} is to deliver this contract, once it is entered into."
            : $"{contract.SupplierName} delivers this contract.";

    public static string State(ContractProfile.View contract) =>
        contract.Today < contract.StartsOn ? $"It starts on {UkTime.Day(contract.StartsOn)}."
        : contract.Today <= contract.EndsOn ? $"It is running, until {UkTime.Day(contract.EndsOn)}."
        : $"It ended on {UkTime.Day(contract.EndsOn)}.";

    public static string Standstill(AwardStandstill? kept) =>
        kept switch
        {
            { EnteredOn: { } day } => $"The contract was entered into on {UkTime.Day(day)}",
            { LastDay: { } last } => $"Ends with {UkTime.Day(last)}",
            _ => "No contract award notice is recorded yet",
        };

    public static string ReportsDue(ContractProfile.View contract) =>
        contract.Policy?.ReportWithinDays switch
        {
            1 => "Within one day of the end of each quarter",
            { } days => $"Within {Counted.Of(days, "day")} of the end of each quarter",
            null => "After the end of each quarter; a number of days is not set by the council",
        };

    public static string Reviews(ContractProfile.View contract) =>
        contract.Policy?.Reviews switch
        {
            ReviewFrequency.Quarterly => "Every quarter and at the end",
            ReviewFrequency.Yearly => "Once a year and at the end",
            null => "How often is not set by the council",
        };
}
