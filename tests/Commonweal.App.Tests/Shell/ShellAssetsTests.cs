using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Xunit;

namespace Commonweal.App.Tests.Shell;

public sealed class ShellAssetsTests
{
    [Fact]
    public void Styles_that_were_never_built_name_the_script_that_builds_them()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var environment = WebApplication.CreateBuilder().Environment;
        environment.WebRootFileProvider = new PhysicalFileProvider(folder);
        var assets = new ShellAssets(environment);

        Assert.Contains("scripts/setup", assets.Unbuilt, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        File.WriteAllText(Path.Combine(folder, "assets", "commonweal.css"), "");
        Assert.Null(assets.Unbuilt);
        Directory.Delete(folder, recursive: true);
    }
}
