using Microsoft.Playwright;

namespace Commonweal.Browser.Tests;

/// <summary>The system's own Chromium, started once for the whole run. Nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>The running browser; each visitor takes a context of their own.</summary>
    public static Task<IBrowser> BrowserAsync() => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        string[] folders = ["/usr/bin", "/usr/local/bin", "/snap/bin"];
        var path =
            names
                .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                "The browser's tests need Chromium or Google Chrome. On Debian: sudo apt-get install chromium. On Ubuntu: sudo snap install chromium, or install Google Chrome's own package."
            );
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Flags }
        );
    }
}
