using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements.Plan;

/// <summary>Every answer to a core principle, for whoever looks whether ethical buying is followed.</summary>
public sealed class PrincipleListModel(CurrentActor current, PrincipleRegister register) : PageModel
{
    /// <summary>The name of one principle; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Principle { get; set; }

    public IEnumerable<StageTask> Principles => register.Principles;

    public Listing<PrincipleRegister.Row> List { get; } =
        new Listing<PrincipleRegister.Row>("core-principles")
            .Text(
                "Procurement",
                row => row.Title,
                sort: "title",
                link: row => $"/procurements/{row.ProcurementId}"
            )
            .Text("Reference", row => row.Reference, sort: "reference")
            .Tag("Stage", row => Stages.Tag(row.Stage), row => Stages.Colour(row.Stage))
            .Text("Principle", row => row.Principle, sort: "principle")
            .Text("Answer", row => row.Answer)
            .Text("Answered by", row => row.AnsweredBy)
            .InFileOnly()
            .Time("Answered (UK time)", row => row.AnsweredAt, sort: "answered");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => register.RunAsync(current.Actor, request, Principle, stop)
        );
}
