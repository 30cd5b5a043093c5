using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Storage;

/// <summary>Where PostgreSQL's programs are on this machine.</summary>
public static partial class PostgresBinaries
{
    /// <summary>The oldest PostgreSQL the schema runs on.</summary>
    public const int Oldest = 15;

    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folders they may be in: Debian's, one per version, and the search path.</summary>
    public static IEnumerable<string> Places() =>
        [
            .. Directory.Exists(Debian)
                ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin"))
                : [],
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            ),
        ];

    /// <summary>The folder of the newest, asked by running it.</summary>
    /// <exception cref="LocalClusterException">None is new enough; the message says what was found and what is needed.</exception>
    public static async Task<string> FindAsync(IEnumerable<string> places, CancellationToken stop)
    {
        var found = new List<(string Folder, int Version)>();
        foreach (var folder in places.Distinct(StringComparer.Ordinal).Where(HasPrograms))
        {
            found.Add((folder, await VersionAsync(folder, stop)));
        }

        var newest = found.OrderByDescending(one => one.Version).FirstOrDefault();
        if (newest.Version >= Oldest)
        {
            return newest.Folder;
        }

        var met =
            found.Count == 0
                ? "and none was found"
                : $"and this machine has {string.Join(", ", found.Select(one => $"{one.Version} in {one.Folder}"))}";
        throw new LocalClusterException(
            $"Commonweal needs PostgreSQL {Oldest} or later, {met}. On Debian or Ubuntu: sudo apt-get install postgresql; where that is older, install it from PostgreSQL's own packages. Or set ConnectionStrings__Commonweal to a server you have."
        );
    }

    private static bool HasPrograms(string folder) =>
        File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "initdb"));

    /// <summary>The major version; 0 when it does not say.</summary>
    private static async Task<int> VersionAsync(string folder, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "pg_ctl"), "--version")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return Version().Match(said) is { Success: true } match
            ? int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
    }

    [GeneratedRegex(
        @"\(PostgreSQL\) (?<major>\d{1,4})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Version();
}
