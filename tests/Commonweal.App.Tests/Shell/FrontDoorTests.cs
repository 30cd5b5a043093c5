using System.Net;
using Commonweal.Service;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>What stands before the site: proxies that say for whom they ask, and names by which it is asked for.</summary>
public sealed class FrontDoorTests : WorldCase
{
    [Theory]
    [InlineData("10.0.0.5", "192.0.2.1", "192.0.2.1", true)]
    [InlineData("10.0.0.5", "192.0.2.1", "192.0.2.2", false)]
    [InlineData("10.0.0.6", "192.0.2.1", "192.0.2.2", true)]
    [InlineData("10.0.0.5", "2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("10.0.0.5", "2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public async Task Behind_a_proxy_that_is_named_each_visitors_line_has_its_own_limit(
        string peer,
        string first,
        string then,
        bool isLimited
    )
    {
        var headers = new HeaderDictionary { ["X-Forwarded-For"] = first };
        await using var site = await OpenBehindAsync(peer, headers);
        var browser = site.Visitor();
        for (var tries = 0; tries < RequestLimits.TriesAMinute; tries++)
            await browser.PostAsync("/sign-in");

        headers["X-Forwarded-For"] = then;
        var status = (await browser.PostAsync("/sign-in")).Status;

        Assert.Equal(isLimited, status == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Forms_of_bids_have_a_limit_and_what_their_pages_save_by_themselves_has_none()
    {
        await using var site = await OpenBehindAsync("10.0.0.5", new HeaderDictionary());
        var browser = site.Visitor();
        var form = $"/supplier/bids/{Guid.Empty}/price";
        for (var tries = 0; tries < RequestLimits.FormsAMinute; tries++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.PostAsync(form)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync(form)).Status);
        Assert.NotEqual(
            HttpStatusCode.TooManyRequests,
            (await browser.PostAsync($"{form}?handler=Save")).Status
        );
    }

    [Theory]
    [InlineData("10.1.2.3", "https", true)]
    [InlineData("10.1.2.3", "http", false)]
    [InlineData("10.2.2.3", "https", false)]
    public async Task Only_a_named_proxy_is_believed_that_the_visitor_came_by_https(
        string peer,
        string scheme,
        bool isSecure
    )
    {
        await using var site = await OpenBehindAsync(
            peer,
            new HeaderDictionary { ["X-Forwarded-Proto"] = scheme }
        );

        var page = await site.Visitor().GetAsync("http://commonweal.test/sign-in");

        Assert.Equal(isSecure, page.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_refused_at_the_start() =>
        Assert.Contains(
            "COMMONWEAL_PROXIES holds \"10.0.0.0/8/8\"",
            Assert
                .Throws<ConnectionException>(() => BehindProxies.Read("::1,10.0.0.0/8/8"))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("https://social-value.example.gov.uk/", HttpStatusCode.OK)]
    [InlineData("http://localhost:5080/health/live", HttpStatusCode.OK)]
    [InlineData("https://elsewhere.example/", HttpStatusCode.BadRequest)]
    [InlineData(
        "https://social-value.example.gov.uk.elsewhere.example/",
        HttpStatusCode.BadRequest
    )]
    public async Task Where_the_address_is_named_no_other_host_is_answered(
        string asked,
        HttpStatusCode status
    )
    {
        await using var site = await OpenAsync(settings =>
            settings with
            {
                Address = new Uri("https://social-value.example.gov.uk"),
                HasNamedAddress = true,
            }
        );

        Assert.Equal(status, (await site.Visitor().GetAsync(asked)).Status);
    }

    private Task<Site> OpenBehindAsync(string peer, IHeaderDictionary headers) =>
        OpenAsync(
            settings => settings with { Proxies = BehindProxies.Read("10.0.0.5, 10.1.0.0/16") },
            new Peer(peer, headers)
        );

    private Task<Site> OpenAsync(
        Func<CommonwealSettings, CommonwealSettings> change,
        params IStartupFilter[] before
    ) =>
        Site.OpenAsync(
            World,
            builder =>
            {
                builder.Services.AddSingleton(
                    change(
                        new CommonwealSettings(
                            World.Database.App,
                            World.Home,
                            World.RepositoryData()
                        )
                    )
                );
                foreach (var filter in before)
                    builder.Services.AddSingleton(filter);
            }
        );

    /// <summary>Lets requests come from a neighbour who says for whom.</summary>
    private sealed class Peer(string address, IHeaderDictionary headers) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (http, go) =>
                    {
                        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
                        foreach (var (name, value) in headers)
                            http.Request.Headers[name] = value;
                        return go(http);
                    }
                );
                next(app);
            };
    }
}
