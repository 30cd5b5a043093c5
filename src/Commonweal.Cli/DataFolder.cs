using System.CommandLine;

namespace Commonweal.Cli;

/// <summary>Finds the reference data when nobody says where it is.</summary>
internal static class DataFolder
{
    /// <summary>The option <c>--data</c>, which every command that reads the data takes.</summary>
    public static Option<string> Option() =>
        new("--data")
        {
            Description = "The folder of reference data.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Find(),
        };

    /// <summary>The folder <c>data</c> beside the program, or the nearest one above the program or the working directory.</summary>
    public static string Find() =>
        Above(AppContext.BaseDirectory)
        ?? Above(Directory.GetCurrentDirectory())
        ?? Path.GetFullPath("data");

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var data = Path.Combine(at.FullName, "data");
            if (Directory.Exists(Path.Combine(data, "frameworks")))
            {
                return data;
            }
        }

        return null;
    }
}
