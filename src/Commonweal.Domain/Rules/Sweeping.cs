using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>After how many days what nobody needs any more is thrown away.</summary>
/// <param name="TypedTextDays">What was typed on a page and sent when it could not be taken, 1 to 30.</param>
/// <param name="PracticeBidDays">Bids on a practice tender, from its deadline, 1 to 3,650.</param>
/// <param name="Source">Whose choice it is.</param>
public sealed record Sweeping(int TypedTextDays, int PracticeBidDays, Source Source)
{
    /// <summary>How long typed text is kept.</summary>
    public TimeSpan TypedText => TimeSpan.FromDays(TypedTextDays);
}
