using Xunit;
using Xunit.Abstractions;
namespace Commonweal.Browser.Tests;
public sealed class FirstTests(ITestOutputHelper o)
{
    [Theory, InlineData(true)]
    public async Task Try_out(bool script)
    {
        var w = System.Diagnostics.Stopwatch.StartNew();
        await using var site = await LiveSite.OpenAsync();
        o.WriteLine($"site {w.ElapsedMilliseconds}");
        await using var v = await Visitor.ComeAsync(site, script);
        o.WriteLine($"browser {w.ElapsedMilliseconds}");
        foreach (var a in new[] { "/", "/sign-in", "/suppliers/register", "/opportunities", "/results" })
        {
            try { await v.GoAsync(a); } catch (Exception e) { o.WriteLine(e.Message); }
            o.WriteLine($"{a} {w.ElapsedMilliseconds}");
        }
        o.WriteLine((await v.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.cw-header')).backgroundColor")));
    }
}
