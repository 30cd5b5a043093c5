using System.Net;
using System.Text;
using Commonweal.Service;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>What <c>/health/ready</c> tells a proxy, and the log whoever runs the site.</summary>
public sealed class ReadyTests : WorldCase
{
    [Fact]
    public async Task A_site_that_signs_in_as_a_superuser_is_not_ready()
    {
        await using var site = await Site.OpenAsync(
            World,
            builder =>
                builder.Services.AddSingleton(
                    new CommonwealSettings(World.Database.Admin, World.Home, World.RepositoryData())
                )
        );

        await IsNotReadyAsync(site, "which is a superuser");
    }

    [Fact]
    public async Task A_site_under_which_another_keys_database_was_put_is_not_ready()
    {
        await using var site = await Site.OpenAsync(World);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/health/ready")).Status);

        await World.Database.TamperAsync(
            "update master_key_mark set sealed = sealed || '\\x00'::bytea"
        );

        await IsNotReadyAsync(site, "is another master key");
    }

    private static async Task IsNotReadyAsync(Site site, string logged)
    {
        var page = await site.Visitor().GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("not ready", Encoding.UTF8.GetString(page.Bytes));
        Assert.Contains(logged, string.Concat(site.Faults), StringComparison.Ordinal);
    }
}
