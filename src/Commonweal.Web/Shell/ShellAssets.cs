using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Commonweal.Web.Shell;

/// <summary>Addresses of our own files that change when the files do, so that browsers may keep them for good.</summary>
public sealed class ShellAssets(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> versions = new(StringComparer.Ordinal);

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
