using System.Net;
using Commonweal.Service;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Commonweal.Web.Shell.Access;

/// <summary>Who asks, and whether by HTTPS, where a proxy stands before the site. Only the proxies named are believed.</summary>
public static class BehindProxies
{
    /// <summary>Addresses and networks, parted by commas or blanks.</summary>
    /// <exception cref="ConnectionException">One is neither.</exception>
    public static IReadOnlyList<IPNetwork> Read(string? written) =>
        [.. (written ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    internal static void UseProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<CommonwealSettings>().Proxies;
        // With no proxy named the middleware would believe anybody.
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        app.UseForwardedHeaders(options);
    }

    private static IPNetwork Of(string written) =>
        IPAddress.TryParse(written, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(written, out var network) ? network
        : throw new ConnectionException(
            $"COMMONWEAL_PROXIES holds \"{written}\", which is no address or network. Write them such as 10.0.0.5 or 10.1.0.0/16."
        );
}
