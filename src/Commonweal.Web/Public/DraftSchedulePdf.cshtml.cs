using Commonweal.Service.Procurements;
using Commonweal.Service.Public;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Commonweal.Web.Public;

/// <summary>The draft of the schedule as PDF; back to its page while there is none, and with the reason where it cannot be printed.</summary>
public sealed class DraftSchedulePdfModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    DraftSchedule draft,
    PagePrinter printer,
    ICompositeViewEngine views,
    IWebHostEnvironment site
) : ProcurementPage(current, lookup)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await draft.OfAsync(Actor, Id, stop) is not { } found)
        {
            return NotFound();
        }

        if (!found.Succeeded)
        {
            return Redirect($"{Home}/schedule");
        }

        var printed = await printer.PrintDocumentAsync(
            await WrittenAsync(found.Value),
            site.WebRootFileProvider.GetFileInfo("/assets/commonweal.css"),
            stop
        );
        if (printed.Succeeded)
        {
            return File(printed.Value, "application/pdf", "draft-social-value-schedule.pdf");
        }

        TempData["Unprinted"] = printed.Problems[0].Message;
        return Redirect($"{Home}/schedule");
    }

    /// <summary>Written out here, because the printer signs in nowhere and so cannot open a page that others may not read.</summary>
    private async Task<string> WrittenAsync(TenderSchedule schedule)
    {
        var view = views.GetView(null, "/Public/_SchedulePrinted.cshtml", isMainPage: true);
        view.EnsureSuccessful(null);
        using var writer = new StringWriter();
        await view.View!.RenderAsync(
            new ViewContext(
                PageContext,
                view.View,
                new ViewDataDictionary<TenderSchedule>(MetadataProvider, ModelState)
                {
                    Model = schedule,
                },
                TempData,
                writer,
                new HtmlHelperOptions()
            )
        );
        return writer.ToString();
    }
}
