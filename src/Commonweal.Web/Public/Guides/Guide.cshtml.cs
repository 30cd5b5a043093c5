using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public.Guides;

/// <summary>One guide.</summary>
public sealed class GuideModel : PageModel
{
    /// <summary>What it says.</summary>
    public GuideText Text { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(string name)
    {
        if (GuideShelf.Find(name) is not { } found)
        {
            return NotFound();
        }

        Text = found;
        return Page();
    }
}
