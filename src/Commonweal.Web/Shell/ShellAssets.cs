using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Commonweal.Web.Shell;

/// <summary>Addresses of our own files that change when the files do, so that browsers may keep them for good.</summary>
public sealed class ShellAssets(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> versions = new(StringComparer.Ordinal);

    /// <summary>What to do where styles and scripts were never built; null where they are there.</summary>
    public string? Unbuilt =>
        environment.WebRootFileProvider.GetFileInfo("/assets/commonweal.css").Exists
            ? null
            : "The styles of the site are not built, so pages will look plain. Run scripts/setup in the folder of the source, then start again.";

    public string Versioned(string path) =>
        versions.GetOrAdd(path, key => $"{key}?v={Fingerprint(key)}");

    private string Fingerprint(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
            return "unbuilt";
        using var stream = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }
}
