using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

public sealed class SampleModel : PageModel
{
    public IReadOnlyList<Choice> Places { get; } =
    [new("bootle", "Bootle"), new("southport", "Southport")];

    [BindProperty]
    public SampleInput Input { get; set; } = new();

    public void OnGet() { }

    public IActionResult OnPost()
    {
        ModelState.AddModelError("Input.Statement", "Enter how you will deliver it");
        ModelState.AddModelError("Input.Kind", "Select what kind of organisation you are");
        if (!Input.Start.Read("The date the contract starts", "Input.Start").Succeeded)
            ModelState.AddModelError(
                "Input.Start",
                Input.Start.Read("The date the contract starts", "Input.Start").Problems[0].Message
            );
        return Page();
    }
}

public sealed class SampleInput
{
    public decimal? Quantity { get; set; } = 12.5000000000m;
    public decimal? Price { get; set; }
    public DateParts Start { get; set; } = new();
    public string? Kind { get; set; }
    public string? CompanyNumber { get; set; }
    public List<string> Places { get; set; } = [];
    public string? Place { get; set; }
    public string? Statement { get; set; }
}
