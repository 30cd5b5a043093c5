using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Web.Bids;

/// <summary>Tells what is typical of a measure of an edition; null where nothing is to be said. Who knows it is for the site to say.</summary>
public delegate Task<TypicalPromise?> TypicalOf(
    Actor actor,
    string edition,
    string measure,
    CancellationToken stop
);
