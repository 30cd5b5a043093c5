using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class SumModel(ReferenceData data) : PageModel
{
    public WorkedSum Sum { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (data.Sums.FirstOrDefault(sum => sum.Id == id) is not { } found)
        {
            return NotFound();
        }

        Sum = found;
        return Page();
    }
}
