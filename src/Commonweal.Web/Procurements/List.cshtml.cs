using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

public sealed class ListModel(CurrentActor current, ProcurementRegister register) : PageModel
{
    private const int ShownOfOcid = 8;

    [BindProperty(SupportsGet = true)]
    public ProcurementRegister.Show Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public ProcurementRegister.InStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public ProcurementCategory? Category { get; set; }

    public static IReadOnlyList<Choice> Filters { get; } =
    [
        new($"{ProcurementRegister.Show.Ours}", "Ours"),
        new($"{ProcurementRegister.Show.Imported}", "Imported notices"),
        new($"{ProcurementRegister.Show.All}", "All"),
    ];

    /// <summary>The stages of those that are run here; whether one is a record is asked apart.</summary>
    public static IEnumerable<Choice> StagesToChoose { get; } =
    [
        .. Enum.GetValues<ProcurementRegister.InStage>()
            .Select(stage => new Choice(
                stage.ToString(),
                stage is ProcurementRegister.InStage.Published
                    ? "Open for bids"
                    : Stages.Tag(
                        ProcurementRegister.StageOf(stage),
                        stage is ProcurementRegister.InStage.Closed
                    )
            )),
    ];

    public Listing<ProcurementRegister.Row> List => field ??= Columns();

    public string Caption =>
        Show switch
        {
            ProcurementRegister.Show.Imported => "Imported notices, to be taken up",
            ProcurementRegister.Show.All => "Procurements and imported notices",
            _ => "Procurements of your authority",
        };

    public bool MayEdit => current.Actor.Can(Permission.EditProcurements);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => register.RunAsync(current.Actor, request, Show, Stage, Category, stop)
        );

    private Listing<ProcurementRegister.Row> Columns()
    {
        var list = new Listing<ProcurementRegister.Row>("procurements")
            .Text("Title", row => row.Title, sort: "title", link: row => $"/procurements/{row.Id}")
            .Text("Reference", ShortReference, sort: "reference");
        if (Show != ProcurementRegister.Show.Ours)
            list.Text("Buyer", row => row.Buyer);
        if (Show != ProcurementRegister.Show.Imported)
            list.Tag(
                    "Stage",
                    row => Stages.Tag(row.Stage, row.IsClosed),
                    row => Stages.Colour(row.Stage, row.IsClosed)
                )
                .Time("Deadline (UK time)", row => row.Deadline, sort: "deadline");
        return list.Text("Category", row => row.Category.Words())
            .Money("Value without VAT", row => row.NetValue, sort: "value")
            .Text("Open contracting id", row => row.Ocid)
            .InFileOnly();
    }

    /// <summary>The end of a reference that is an open contracting id: all of one publisher begin alike.</summary>
    private static string ShortReference(ProcurementRegister.Row row) =>
        row.Reference == row.Ocid && row.Ocid.Length > ShownOfOcid
            ? $"…{row.Ocid[^ShownOfOcid..]}"
            : row.Reference;
}
