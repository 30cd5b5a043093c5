using Commonweal.Domain.Common;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>What everybody in the chain talks about.</summary>
/// <param name="Today">The day it begins.</param>
internal sealed record Plan(DateOnly Today)
{
    /// <summary>A real notice of the file; it is found by these words.</summary>
    public const string Title = "Lancashire Victim Services - Domestic Abuse";

    /// <summary>The bidder who wins, and the other.</summary>
    public const string Winner = "Bee Lane Care";

    /// <inheritdoc cref="Winner" />
    public const string Rival = "Rival Support Services";

    /// <summary>Words of the better statements, by which evaluators know them.</summary>
    public const string Better = "We meet the council each month";

    /// <summary>The measures asked for, with the words that bidders and suppliers know them by.</summary>
    public static IReadOnlyList<(string Code, string Title)> Measures { get; } =
    [
        ("NT1", "Local people employed on the contract"),
        ("NT29", "Hours volunteered for local community projects"),
        ("NT31", "Carbon saved by cleaner processes"),
    ];

    /// <summary>Bids are received until noon of this day.</summary>
    public DateOnly Deadline => Today.AddDays(30);

    /// <summary>The first quarter of the contract.</summary>
    public Quarter First => Quarter.Of(Deadline).Next;

    /// <summary>The last day of two years.</summary>
    public DateOnly Last => First.Start.AddYears(2).AddDays(-1);
}

/// <summary>What a bidder offers in each of two years, in the order of <see cref="Plan.Measures"/>.</summary>
internal sealed record Offer(
    string Supplier,
    string Price,
    string Statement,
    params string[] Yearly
)
{
    /// <summary>The bid that wins.</summary>
    public static Offer Winning { get; } =
        new(Plan.Winner, "1,150,000", $"{Plan.Better} and count every hour.", "2", "120", "10");

    /// <summary>The other.</summary>
    public static Offer Losing { get; } =
        new(Plan.Rival, "1,190,000", "Our staff will take part where they can.", "1", "60", "4");
}
