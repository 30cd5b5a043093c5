using System.Collections.Concurrent;
using Commonweal.Service.People;
using Commonweal.Web.Shell.Access;

namespace Commonweal.Web.People;

/// <summary>
/// Counts the wrong tries at one account from one line of the network: ten, and then none for five minutes from the first of them. Who
/// tries from another line has tries of their own, up to the far limit of the account as a whole (<see cref="SignInTries"/>). Each
/// process counts for itself.
/// </summary>
public sealed class LineTries(TimeProvider clock)
{
    /// <summary>So many tries at one account from one line.</summary>
    public const int Most = 10;

    private const int Swept = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<
        (string Line, Guid Account),
        (int Taken, DateTimeOffset Until)
    > taken = new();

    /// <summary>Takes one; false when none is left. Many at one moment get no more than are allowed.</summary>
    public bool Take(HttpContext context, Account account)
    {
        var now = clock.GetUtcNow();
        if (taken.Count > Swept)
        {
            foreach (var (place, tries) in taken.Where(tries => tries.Value.Until <= now))
            {
                taken.TryRemove(KeyValuePair.Create(place, tries));
            }
        }

        return taken
                .AddOrUpdate(
                    Place(context, account),
                    _ => (1, now + Window),
                    (_, tries) =>
                        tries.Until <= now
                            ? (1, now + Window)
                            : (Math.Min(tries.Taken + 1, Most + 1), tries.Until)
                )
                .Taken <= Most;
    }

    /// <summary>Gives back one that was right, while the second step is still to come.</summary>
    public void GiveBack(HttpContext context, Account account)
    {
        var place = Place(context, account);
        if (taken.TryGetValue(place, out var tries) && tries.Taken is > 0 and <= Most)
        {
            taken.TryUpdate(place, (tries.Taken - 1, tries.Until), tries);
        }
    }

    /// <summary>Whether none is left.</summary>
    public bool AreSpent(HttpContext context, Account account) =>
        taken.TryGetValue(Place(context, account), out var tries)
        && tries.Taken >= Most
        && tries.Until > clock.GetUtcNow();

    /// <summary>Forgets them: whoever tried has shown that the account is theirs.</summary>
    public void Forget(HttpContext context, Account account) =>
        taken.TryRemove(Place(context, account), out _);

    private static (string Line, Guid Account) Place(HttpContext context, Account account) =>
        (RequestLimits.LineOf(context.Connection.RemoteIpAddress), account.Id);
}
