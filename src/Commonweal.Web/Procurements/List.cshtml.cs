using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

public sealed class ListModel(CurrentActor current, ProcurementRegister register) : PageModel
{
    public Listing<ProcurementRegister.Row> List { get; } =
        new Listing<ProcurementRegister.Row>("procurements")
            .Text("Title", row => row.Title, sort: "title", link: row => $"/procurements/{row.Id}")
            .Text("Reference", row => row.Reference, sort: "reference")
            .Tag(
                "Stage",
                row => Stages.Tag(row.Stage, row.IsClosed),
                row => Stages.Colour(row.Stage, row.IsClosed)
            )
            .Text("Category", row => row.Category.Words())
            .Money("Value without VAT", row => row.NetValue, sort: "value")
            .Time("Deadline (UK time)", row => row.Deadline, sort: "deadline");

    [BindProperty(SupportsGet = true)]
    public ProcurementStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public ProcurementCategory? Category { get; set; }

    public bool MayEdit => current.Actor.Can(Permission.EditProcurements);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => register.RunAsync(current.Actor, request, Stage, Category, stop)
        );
}
