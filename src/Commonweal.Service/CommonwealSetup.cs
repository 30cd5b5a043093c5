using System.Net;
using Commonweal.Domain.Bids;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Editions;
using Commonweal.Service.Evidence;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Service;

/// <summary>Where the service finds what lives outside it.</summary>
/// <param name="Connection">The application's connection: a role that owns nothing.</param>
/// <param name="Home">The folder of the master key and of stored files; outside the web root.</param>
/// <param name="Data">The folder of reference data.</param>
public sealed record CommonwealSettings(string Connection, string Home, string Data)
{
    /// <summary>Where a site on one's own machine is found.</summary>
    public static Uri LocalAddress { get; } = new("http://localhost:5080/");

    /// <summary>Who delivers letters; null writes them to <c>mail</c> under <see cref="Home"/>.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>The program that looks at every file handed in, with its path as the one argument; null asks none.</summary>
    public string? Scanner { get; init; }

    /// <summary>Where people find the site; letters lead there. Never taken from a request, which anybody can word.</summary>
    public Uri Address { get; init; } = LocalAddress;

    /// <summary>Whether the address was named, so that who asks for another host is refused; otherwise it is only where the site listens.</summary>
    public bool HasNamedAddress { get; init; }

    /// <summary>The proxies before the site, whose word on who asks and by which scheme is taken; none when it stands by itself.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether this is a demonstration, which shows on the page what it would send by mail.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>Registers the whole service.</summary>
public static class CommonwealSetup
{
    /// <summary>Everything below the web and the command line.</summary>
    public static IServiceCollection AddCommonweal(
        this IServiceCollection services,
        CommonwealSettings settings
    )
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(
            settings.Connection,
            MasterKey.FromFile(
                Path.Combine(settings.Home, "keys", "master.key"),
                settings.Connection
            )
        );
        services.AddSingleton<ReceiptKey>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton(_ => ReferenceLoader.Open(settings.Data));
        services.AddSingleton<EditionsInMemory>();
        services.AddSingleton<SendNotices>();
        services.AddPeople();
        services.AddRounds<SendNotices>(
            TimeSpan.FromSeconds(15),
            "Emails wait: the database could not be asked for them.",
            (notices, stop) => notices.RunAsync(stop)
        );
        services.AddRounds<BidReminders>(
            TimeSpan.FromMinutes(5),
            "Bidders could not be reminded of their deadlines.",
            (reminders, stop) => reminders.SendAsync(stop)
        );
        services.AddRounds<SignsOfLife>(
            ServiceRun.Every,
            "No sign of life could be noted: the database did not answer.",
            (signs, stop) => signs.RunAsync(stop)
        );
        services.AddRounds<SweepBids>(
            TimeSpan.FromHours(1),
            "Typed text and old practice bids could not be swept out.",
            (bids, stop) => bids.RunAsync(stop)
        );
        services.AddRounds<SendAlerts>(
            TimeSpan.FromMinutes(15),
            "Emails about new tenders could not be written.",
            (alerts, stop) => alerts.RunAsync(stop)
        );
        services.AddRounds<UnneededEvidence>(
            TimeSpan.FromHours(1),
            "The folder of evidence could not be swept.",
            (files, stop) => files.SweepAsync(stop)
        );
        return services;
    }
}
