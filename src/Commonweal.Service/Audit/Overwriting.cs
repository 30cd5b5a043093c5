using System.Text.Json;

namespace Commonweal.Service.Audit;

/// <summary>
/// Acts whose form takes the place of what stood: one sent from a page opened before somebody else's such act is refused, so that
/// nobody's work is written over unread. Acts that only add are not here.
/// </summary>
/// <param name="Acts">The acts of one form, and of others that change what it shows.</param>
/// <param name="Of">Where the details name the one thing of several that was changed; null where the subject is the thing.</param>
internal sealed record Overwriting(string[] Acts, string? Of = null)
{
    private static readonly Overwriting[] All =
    [
        new(["authority.code-set"]),
        new(["procurement.details-changed"]),
        new(["procurement.part-saved"], "part.id"),
        new(["procurement.lots-declined"]),
        new(["procurement.local-area-set"]),
        new(["procurement.reservation-decided"]),
        new(["procurement.weighting-set", "procurement.criteria-set", "procurement.model-chosen"]),
        new(["procurement.measures-chosen", "procurement.measures-removed"]),
        new(["procurement.menu-overridden"]),
        new(["procurement.suitability-set"]),
        new(["procurement.deadline-set"]),
        new(["procurement.question-day-set"]),
        new(["procurement.past-weighting-noted"]),
        new(["plan.principle-answered"]),
        new(["plan.scheduled", "plan.settled", "plan.reopened"], "task"),
        new(["market.summary-written"]),
        new(["market.contact-saved"], "contact"),
        new(["market.event-saved"], "id"),
        new(["market.event-published"], "id"),
        new(["offer.adjusted", "offers.accepted"]),
        new(["score.moderated"]),
    ];

    private static readonly Overwriting Published = new([]);

    /// <summary>Publication rests on all that was read, whoever changed it.</summary>
    public bool IsOfAll => Acts.Length == 0;

    /// <summary>What an act writes over; null where it only adds.</summary>
    public static Overwriting? By(string act) =>
        act == "procurement.published"
            ? Published
            : All.FirstOrDefault(one => one.Acts.Contains(act, StringComparer.Ordinal));

    /// <summary>Whether an entry changed what this act writes over.</summary>
    public bool IsOvertakenBy(AuditEntry entry, JsonElement details, Guid by)
    {
        if (IsOfAll)
        {
            return entry.Act.StartsWith("procurement.", StringComparison.Ordinal)
                || entry.Act.StartsWith("waiver.", StringComparison.Ordinal)
                || entry.Act == "plan.principle-answered";
        }

        return entry.AccountId != by
            && Acts.Contains(entry.Act, StringComparer.Ordinal)
            && (
                Of is null || entry.Read() is not { } text || Named(text.Details) == Named(details)
            );
    }

    private string? Named(JsonElement details)
    {
        foreach (var part in Of!.Split('.'))
        {
            if (
                details.ValueKind != JsonValueKind.Object
                || !details.TryGetProperty(part, out details)
            )
            {
                return null;
            }
        }

        return details.ToString();
    }
}
