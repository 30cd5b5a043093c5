using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class FiguresModel(ReferenceData data, TimeProvider clock) : PageModel
{
    public Listing<Parameter> List => field ??= FigureList.Columns("figures", "/figures", Today);

    private DateOnly Today => UkTime.Today(clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync() => List.AnswerAsync(this, data.Parameters, Today);
}
