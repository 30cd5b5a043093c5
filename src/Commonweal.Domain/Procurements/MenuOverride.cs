using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// Why a purchase goes beyond a rule about its measures, by whom and when. It answers one finding from the facts it was found from:
/// another value, length, list or rule asks anew.
/// </summary>
public sealed class MenuOverride : IOwnedByAuthority
{
    private MenuOverride() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>Which rule, as <see cref="MenuFinding.Key"/>.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>What it said then, as <see cref="MenuFinding.Says"/>.</summary>
    public string Says { get; private set; } = "";

    /// <summary>What it was found from, as <see cref="MenuFinding.Facts"/>.</summary>
    public string Facts { get; private set; } = "";

    /// <summary>Why it is not followed; 1 to 2,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who decided.</summary>
    public Guid DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>Goes beyond a rule in a draft, for a reason; beyond the council's own only as a head of procurement.</summary>
    /// <param name="mayPassOwnRules">Whether whoever decides is one.</param>
    public static Outcome<MenuOverride> Of(
        Guid id,
        Procurement procurement,
        MenuFinding finding,
        string? reason,
        bool mayPassOwnRules,
        Guid by,
        DateTimeOffset now
    )
    {
        var refusal =
            procurement.Refusal()
            ?? (
                finding.IsOwnRule && !mayPassOwnRules
                    ? new Problem(
                        "procurements.menu.own-rule",
                        "Only a head of procurement may go beyond your council's own rules. Ask one to open this page and give the reason, or change the measures.",
                        $"Reasons[{finding.Key}]"
                    )
                    : null
            )
            ?? Written.Lacks(
                reason,
                2_000,
                "procurements.menu.reason-length",
                "Say why the rule is not followed here.",
                $"Reasons[{finding.Key}]"
            );
        return refusal is not null
            ? refusal
            : new MenuOverride
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                ProcurementId = procurement.Id,
                Finding = finding.Key,
                Says = finding.Says,
                Facts = finding.Facts,
                Reason = Written.Plain(reason),
                DecidedBy = by,
                DecidedAt = now,
            };
    }

    /// <summary>Whether it answers what is found now.</summary>
    public bool Answers(MenuFinding finding) => (Finding, Facts) == (finding.Key, finding.Facts);
}
