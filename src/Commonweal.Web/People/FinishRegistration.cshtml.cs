using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.People;

/// <summary>Registers a supplier with its first person, by the link of the letter.</summary>
public sealed class FinishRegistrationModel(
    OpenInvitation invitations,
    RegisterSupplier register,
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    CurrentActor current
) : InvitedPage(invitations, current)
{
    [BindProperty]
    public OrganisationInput Organisation { get; set; } = new();

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
        await OnGetAsync(stop);
        if (Invitation is null)
            return Page();
        var account = await accounts.GetUserAsync(User);
        var person = account is null ? Person.ToPerson(Invitation.Email) : null;
        var organisation = Organisation.ToOrganisation();
        var registered = ModelState.IsValid
            ? await register.RunAsync(Token ?? "", organisation, person, account, stop)
            : null;
        this.Refused(registered?.Problems ?? [.. RegisterSupplier.Check(organisation, person)]);
        if (registered is not { Succeeded: true })
            return Page();
        await signIn.SignInForAsync(registered.Value.Account, registered.Value.SupplierId);
        TempData["Success"] = "Your organisation is registered.";
        return this.GoOn(ReturnUrl);
    }

    public sealed class OrganisationInput
    {
        public string? Name { get; set; }
        public string? CompanyNumber { get; set; }
        public string? CharityNumber { get; set; }
        public SupplierSize? Size { get; set; }
        public bool IsVcse { get; set; }
        public string? Postcode { get; set; }

        public RegisterSupplier.Organisation ToOrganisation() =>
            new(
                Name ?? "",
                CompanyNumber,
                CharityNumber,
                Size ?? SupplierSize.Unknown,
                IsVcse,
                Postcode
            );
    }
}
