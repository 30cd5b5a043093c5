using Commonweal.Service;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>
/// How to reach whoever runs this copy: the settings <c>Contact:Email</c>, <c>Contact:Phone</c> and <c>Contact:Address</c>. The
/// demonstration shows what they are for.
/// </summary>
public sealed class ContactModel(IConfiguration settings, CommonwealSettings site) : PageModel
{
    private static readonly (string Name, string Setting, string Example)[] Ways =
    [
        ("Email", "Contact:Email", "social.value@council.example"),
        ("Telephone", "Contact:Phone", "01632 960 001, Monday to Friday, 9am to 5pm"),
        (
            "Post",
            "Contact:Address",
            "Procurement team, Town Hall, 1 Market Square, Anytown AN1 1AA"
        ),
    ];

    /// <summary>Nothing is set, and this is the demonstration.</summary>
    public bool IsExample { get; } =
        site.IsDemo && Ways.All(way => string.IsNullOrEmpty(settings[way.Setting]));

    public IReadOnlyList<(string Name, string Value)> Given =>
        [
            .. Ways.Select(way =>
                    (way.Name, Value: IsExample ? way.Example : settings[way.Setting] ?? "")
                )
                .Where(way => way.Value.Length > 0),
        ];
}
