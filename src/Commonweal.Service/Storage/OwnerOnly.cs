namespace Commonweal.Service.Storage;

/// <summary>Folders and files of the home, which hold keys, letters and evidence: open to the user the site runs as, and to no other.</summary>
public static class OwnerOnly
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;

    /// <summary>A file outside the home for what is worked on, gone when it is closed; the system closes it to others by itself.</summary>
    public static FileStream MakeTemporary() =>
        new(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1 << 16,
            FileOptions.DeleteOnClose
        );

    /// <summary>Makes the folder, or closes to others one that is there.</summary>
    internal static void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        Close(path, OfFolder);
    }

    /// <summary>A new file in such a folder, to be written and read again.</summary>
    /// <exception cref="IOException">It is there already.</exception>
    internal static FileStream MakeFile(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OfFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Moves a finished file into such a folder, over the one that is there.</summary>
    internal static void MoveFile(string from, string to)
    {
        MakeFolder(Path.GetDirectoryName(to)!);
        Close(from, OfFile);
        File.Move(from, to, overwrite: true);
    }

    private static void Close(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
