using Commonweal.Domain.Common;
using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

public sealed class SupplierContractsModel(ContractRegister register, CurrentActor current)
    : PageModel
{
    public Listing<ContractRegister.Row> List { get; } =
        new Listing<ContractRegister.Row>("your-contracts")
            .Text(
                "Contract",
                row => row.Title,
                sort: "title",
                link: row => $"/supplier/contracts/{row.Id}"
            )
            .Text("Reference", row => row.Reference)
            .Money("Contract value", row => row.Value, sort: "value")
            .Money("Value committed", row => row.Committed, sort: "committed", none: Money.None)
            .Date("Starts", row => row.StartsOn, sort: "starts")
            .Date("Ends", row => row.EndsOn, sort: "ends")
            .Text("Contract manager", row => row.ManagerName ?? "Nobody yet", sort: "manager");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => register.RunAsync(current.Actor, request, ContractRegister.Only.All, stop)
        );
}
