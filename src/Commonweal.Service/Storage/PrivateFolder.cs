namespace Commonweal.Service.Storage;

/// <summary>Folders of the home, which hold keys, letters and evidence: open to the user the site runs as, and to no other.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, or closes to others one that is there.</summary>
    public static void Make(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }
}
