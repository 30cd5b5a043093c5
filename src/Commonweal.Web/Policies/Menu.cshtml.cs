using Commonweal.Domain.Policies;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

public sealed class MenuModel(
    CurrentActor current,
    PolicyInFull lookup,
    ChangePolicy change,
    ReferenceData data
) : PolicyAnswersPage(current, lookup, change)
{
    [BindProperty]
    public int? Most { get; set; }

    [BindProperty]
    public List<string> OneOf { get; set; } = [];

    [BindProperty]
    public string? Clause { get; set; }

    public override string Part => PolicyPart.Menu(Version);

    /// <summary>The themes of all editions here, and what the rules name besides, by id.</summary>
    public IEnumerable<(string Id, string Title)> Themes =>
        data
            .Editions.SelectMany(edition => edition.Themes)
            .Select(theme => (theme.Id, theme.Title))
            .Concat((Version.Terms.Menu?.OneOf ?? []).Select(id => (Id: id, Title: id)))
            .DistinctBy(theme => theme.Id, StringComparer.Ordinal);

    public void OnGet()
    {
        if (Version.Terms.Menu is { } menu)
            (Most, OneOf, Clause) = (menu.Most, [.. menu.OneOf], menu.Clause);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SaveAsync(
            new PolicyChange.Menu(
                Most,
                [.. OneOf.Intersect(Themes.Select(theme => theme.Id), StringComparer.Ordinal)],
                Clause
            ),
            "The rules for lists of measures are saved.",
            stop
        );
}
