using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

public sealed class ContractsModel(ContractRegister register, CurrentActor current) : PageModel
{
    public IReadOnlyList<Choice> Filters { get; } =
    [
        new("", "Every contract"),
        new($"{ContractRegister.Only.WithoutManager}", "Contracts nobody looks after"),
        new($"{ContractRegister.Only.Mine}", "Contracts I look after"),
    ];

    public bool MayRecord => current.Actor.Can(Permission.EditContracts);

    [BindProperty(SupportsGet = true)]
    public ContractRegister.Only? Only { get; set; }

    public Listing<ContractRegister.Row> List { get; } =
        new Listing<ContractRegister.Row>("contracts")
            .Text("Contract", row => row.Title, sort: "title", link: row => $"/contracts/{row.Id}")
            .Text("Reference", row => row.Reference)
            .Text("Supplier", row => row.SupplierName, sort: "supplier")
            .Money("Contract value", row => row.Value, sort: "value")
            .Money("Value committed", row => row.Committed, sort: "committed", none: Money.None)
            .Date("Starts", row => row.StartsOn, sort: "starts")
            .Date("Ends", row => row.EndsOn, sort: "ends")
            .Text("Contract manager", row => row.ManagerName ?? "Nobody yet", sort: "manager")
            .Text("Public", row => row.IsPublic ? "Yes" : "No");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request =>
                register.RunAsync(current.Actor, request, Only ?? ContractRegister.Only.All, stop)
        );
}
