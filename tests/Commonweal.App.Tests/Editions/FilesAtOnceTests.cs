using System.Net;
using Commonweal.Domain.People;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>A server reads few files at once, whoever hands them in.</summary>
public sealed class FilesAtOnceTests : SiteCase, IDisposable
{
    private readonly FileTurns turns = new(TimeSpan.FromSeconds(1));

    protected override void Bring(IServiceCollection services) => services.AddSingleton(turns);

    public void Dispose() => turns.Dispose();

    [Fact]
    public async Task Who_comes_while_others_are_read_is_told_to_try_again_and_then_has_a_turn()
    {
        var council = await World.AuthorityAsync("lancashire");
        var writer = await World.PersonAsync(council, Role.PolicyLead);
        var draft = await World.EditionDraftAsync(writer);
        var lead = await Site.SignInAsync(writer);
        (string Address, string Button, string Field)[] forms =
        [
            ("/frameworks/check", "Check", "Chosen"),
            ("/editions/new/file", "Begin", "Chosen"),
            ($"/editions/{draft}/import", "Read the file", "File"),
        ];
        var held = new List<IDisposable>();
        for (var turn = 0; turn < FileTurns.AtOnce; turn++)
            held.Add((await turns.TakeAsync(null!, "", Stop))!);

        foreach (var form in forms)
        {
            var busy = await SendAsync(form);
            Assert.Equal(HttpStatusCode.TooManyRequests, busy.Status);
            Assert.Equal(TimeSpan.FromSeconds(10), busy.Headers.RetryAfter!.Delta);
            Assert.StartsWith(
                "Other files are being read just now",
                Assert.Single(busy.Problems),
                StringComparison.Ordinal
            );
        }

        held[0].Dispose();
        foreach (var form in forms)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(form)).Status);

        async Task<WebPage> SendAsync((string Address, string Button, string Field) form)
        {
            await lead.GetAsync(form.Address);
            return await lead.UploadAsync(
                form.Button,
                (form.Field, "mine.csv", "Measure,Unit\nHours,hours\n"u8.ToArray())
            );
        }
    }
}
