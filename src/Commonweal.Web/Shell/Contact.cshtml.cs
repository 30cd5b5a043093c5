using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>How to reach whoever runs this copy: the settings <c>Contact:Email</c>, <c>Contact:Phone</c> and <c>Contact:Address</c>.</summary>
public sealed class ContactModel(IConfiguration settings) : PageModel
{
    private static readonly (string Name, string Setting)[] Ways =
    [
        ("Email", "Contact:Email"),
        ("Telephone", "Contact:Phone"),
        ("Post", "Contact:Address"),
    ];

    public IReadOnlyList<(string Name, string Value)> Given { get; } =
    [
        .. Ways.Select(way => (way.Name, Value: settings[way.Setting] ?? ""))
            .Where(way => way.Value.Length > 0),
    ];
}
