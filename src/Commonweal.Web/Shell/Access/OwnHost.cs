using Commonweal.Service;
using Microsoft.AspNetCore.HostFiltering;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Where the site's address is named, requests for any other host are refused: nobody passes this site off as their own. The
/// machine itself may ask by its local names, as health checks do.
/// </summary>
internal static class OwnHost
{
    public static IServiceCollection AddOwnHost(this IServiceCollection services)
    {
        services
            .AddOptions<HostFilteringOptions>()
            .Configure<CommonwealSettings>(
                (filter, site) =>
                    filter.AllowedHosts = site.HasNamedAddress
                        ? [site.Address.Host, "localhost", "127.0.0.1", "[::1]"]
                        : ["*"]
            );
        return services;
    }
}
