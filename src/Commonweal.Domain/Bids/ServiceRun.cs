namespace Commonweal.Domain.Bids;

/// <summary>
/// A time through which the service ran without a silence, by the database's clock. What lies between two of them is an outage: the program
/// was stopped, or could not reach its database. A bidder who says the site could not be reached is answered from it.
/// </summary>
public sealed class ServiceRun
{
    private ServiceRun() { }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The first sign of life.</summary>
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>The last sign of life so far.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>How often the service gives a sign of life. Our own choice.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromSeconds(30);

    /// <summary>A longer silence is an outage; a shorter one, such as a restart, is not noted. Our own choice.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How long before a deadline an outage may have kept bidders from sending. Our own choice.</summary>
    public static TimeSpan LastHours { get; } = TimeSpan.FromHours(24);
}

/// <summary>A silence of the service.</summary>
/// <param name="From">The last sign of life before it.</param>
/// <param name="Until">The first after it.</param>
public sealed record Outage(DateTimeOffset From, DateTimeOffset Until);
