using Commonweal.Service.Storage;
using Xunit;

namespace Commonweal.App.Tests.Storage;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonweal-pg-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_newest_is_chosen_by_what_it_says_of_itself()
    {
        string[] places = [Install("9.6.24"), Install("17.2"), Install("15.1"), "/nowhere"];

        Assert.Equal(places[1], await PostgresBinaries.FindAsync(places, CancellationToken.None));
    }

    [Fact]
    public async Task One_too_old_is_refused_with_what_was_found_and_what_is_needed()
    {
        var old = Install("14.11");

        var refusal = await Assert.ThrowsAsync<LocalClusterException>(() =>
            PostgresBinaries.FindAsync([old], CancellationToken.None)
        );

        Assert.Contains("needs PostgreSQL 15 or later", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"14 in {old}", refusal.Message, StringComparison.Ordinal);
    }

    private string Install(string version)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, version)).FullName;
        foreach (var program in (string[])["pg_ctl", "initdb"])
        {
            var file = Path.Combine(place, program);
            File.WriteAllText(file, $"#!/bin/sh\necho \"{program} (PostgreSQL) {version}\"\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return place;
    }
}
