using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Chooses, among a person's organisations, the one to act for.</summary>
public sealed class OrganisationModel(
    Memberships memberships,
    UserManager<Account> accounts,
    SignInManager<Account> signIn,
    CurrentActor current
) : PageModel
{
    [BindProperty]
    public Guid? Organisation { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Organisation = current.OrganisationId;
        await LoadAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (!Choices.Any(choice => choice.Value == Organisation?.ToString()))
        {
            ModelState.AddModelError(nameof(Organisation), "Select one of your organisations.");
            return Page();
        }

        await signIn.SignInForAsync((await accounts.GetUserAsync(User))!, Organisation);
        return Redirect("/");
    }

    private async Task LoadAsync(CancellationToken stop) =>
        Choices = [
            .. (await memberships.OfAsync(current.Actor.AccountId, stop)).Select(
                place => new Choice(
                    place.OrganisationId.ToString(),
                    place.OrganisationName,
                    RoleWords.Of(place.Actor.Roles)
                )
            ),
        ];
}
