using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>A supplier signs itself up with its first person.</summary>
public sealed class RegisterSupplierModel(RegisterSupplier register, SignInManager<Account> signIn)
    : PageModel
{
    [BindProperty]
    public OrganisationInput Input { get; set; } = new();

    [BindProperty]
    public PersonInput Person { get; set; } = new();

    public IReadOnlyList<Choice> Sizes { get; } =
    [
        new(nameof(SupplierSize.Micro), "Up to 9"),
        new(nameof(SupplierSize.Small), "10 to 49"),
        new(nameof(SupplierSize.Medium), "50 to 249"),
        new(nameof(SupplierSize.Large), "250 or more"),
        new(nameof(SupplierSize.Unknown), "I do not know"),
    ];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var registered = await register.RunAsync(
            new RegisterSupplier.Organisation(
                Input.Name ?? "",
                Input.CompanyNumber,
                Input.CharityNumber,
                Input.Size ?? SupplierSize.Unknown,
                Input.IsVcse,
                Input.Postcode
            ),
            Person.ToPerson(),
            stop
        );
        foreach (var problem in registered.Problems)
        {
            // Both have a name: the code says whose it is.
            var about = problem.Code.StartsWith("people.supplier.", StringComparison.Ordinal)
                ? nameof(Input)
                : nameof(Person);
            ModelState.AddModelError($"{about}.{problem.Field}", problem.Message);
        }

        if (!registered.Succeeded)
            return Page();
        await signIn.SignInForAsync(registered.Value, organisationId: null);
        TempData["Success"] = "Your organisation is registered.";
        return Redirect("/");
    }

    public sealed class OrganisationInput
    {
        public string? Name { get; set; }
        public string? CompanyNumber { get; set; }
        public string? CharityNumber { get; set; }
        public SupplierSize? Size { get; set; }
        public bool IsVcse { get; set; }
        public string? Postcode { get; set; }
    }
}
