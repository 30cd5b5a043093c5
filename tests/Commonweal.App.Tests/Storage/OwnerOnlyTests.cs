using System.Text;
using Commonweal.Domain.People;
using Commonweal.Service.Evidence;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>What the home holds is for the user the site runs as, and for nobody else on the machine.</summary>
public sealed class OwnerOnlyTests : WorldCase
{
    [Fact]
    public async Task Keys_letters_and_evidence_are_closed_to_other_users()
    {
        await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        await World.PostAsync();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("name,hours\nAnn,20\n"));
        _ = await World.AskAsync<EvidenceStore, bool>(async store =>
        {
            using var received = (await store.ReceiveAsync("hours.csv", content, Stop)).Value;
            store.Keep(received);
            return true;
        });

        var home = new DirectoryInfo(World.Home);
        foreach (var folder in home.GetDirectories("*", SearchOption.AllDirectories))
        {
            Assert.Equal((folder.FullName, "rwx"), (folder.FullName, For(folder)));
        }

        var files = home.GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            Assert.Equal((file.FullName, "rw"), (file.FullName, For(file)));
        }
    }

    private static string For(FileSystemInfo entry) =>
        entry.UnixFileMode switch
        {
            UnixFileMode.UserRead | UnixFileMode.UserWrite => "rw",
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute => "rwx",
            var other => other.ToString(),
        };
}
