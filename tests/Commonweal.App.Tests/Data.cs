namespace Commonweal.App.Tests;

/// <summary>The reference data as shipped.</summary>
internal static class Data
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Folder { get; } = Path.Combine(Root, "data");

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Commonweal.slnx"))
            ? folder
            : Above(Path.GetDirectoryName(folder)!);
}
