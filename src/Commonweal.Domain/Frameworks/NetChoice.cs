using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>Shares that somebody published, which an authority may choose for its net values. None is in force by itself.</summary>
/// <param name="Id">Stable name, such as <c>econstack-standard</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Shares">What it takes off, with who says so.</param>
/// <param name="Confidence">How far it may be relied on.</param>
/// <param name="Caution">What to know before choosing it, a sentence.</param>
public sealed record NetChoice(
    string Id,
    string Title,
    Additionality Shares,
    Confidence Confidence,
    string Caution
);
