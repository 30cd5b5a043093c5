using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Commonweal.Browser.Tests;

/// <summary>
/// Pictures of every page that somebody passes, wide and on a phone, as found and as filled in. They are taken only when
/// COMMONWEAL_SHOTS names a folder to keep them in, for people to look at.
/// </summary>
internal sealed partial class Album
{
    private static readonly int[] Widths = [360, 1280];

    private readonly string folder;
    private int pages;

    private Album(string folder) => this.folder = folder;

    /// <summary>The album of one person in one test; null where nobody asked for pictures.</summary>
    public static Album? Of(string test, string person) =>
        Environment.GetEnvironmentVariable("COMMONWEAL_SHOTS") is { Length: > 0 } kept
            ? new Album(Path.Combine(kept, test, person.Replace(' ', '-')))
            : null;

    /// <summary>Adds the page as it stands, and leaves it at its widest.</summary>
    public async Task AddAsync(IPage page, string state)
    {
        pages++;
        var path = Id().Replace(new Uri(page.Url).AbsolutePath, "").Trim('/').Replace('/', '-');
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{pages:00}-{path}{state}-{width}.png"
            );
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, name), FullPage = true }
            );
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}/?", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
