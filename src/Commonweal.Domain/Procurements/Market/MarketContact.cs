using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>What kind of body is asked before a tender. Stored by name: never renamed.</summary>
public enum MarketKind
{
    /// <summary>A firm with fewer than 250 staff.</summary>
    SmallFirm,

    /// <summary>A larger firm.</summary>
    LargerFirm,

    /// <summary>A voluntary, community or social enterprise that could deliver.</summary>
    Vcse,

    /// <summary>A community group or residents, who live with the result.</summary>
    Community,

    /// <summary>Another public body.</summary>
    PublicBody,
}

/// <summary>What is written down about a contact.</summary>
/// <param name="Organisation">Its name, 1 to 200 characters in one line.</param>
/// <param name="Kind">What it is; null while nothing is chosen.</param>
/// <param name="IsMinorityLed">Whether it says that people from minorities lead it.</param>
/// <param name="Reach">How to reach it, 1 to 400 characters.</param>
/// <param name="CanDo">What it could do, up to 2,000 characters; may be empty.</param>
/// <param name="Consent">How and when it agreed that this is kept, 1 to 400 characters.</param>
public sealed record ContactFacts(
    string? Organisation,
    MarketKind? Kind,
    bool IsMinorityLed,
    string? Reach,
    string? CanDo,
    string? Consent
)
{
    private const int LongestLine = 400;
    private const int LongestText = 2_000;

    /// <summary>The same, tidied; or everything that is missing.</summary>
    internal Outcome<ContactFacts> Checked()
    {
        Problem?[] problems =
        [
            Written.Lacks(
                Organisation,
                OneLine.LongestTitle,
                "procurements.contact.organisation",
                "Write the name of the organisation.",
                nameof(Organisation)
            )
                ?? OneLine.Hides(
                    Organisation!.Trim(),
                    "procurements.contact.organisation-signs",
                    "The name",
                    nameof(Organisation)
                ),
            Kind is null
                ? new Problem(
                    "procurements.contact.kind",
                    "Select what kind of organisation it is.",
                    nameof(Kind)
                )
                : null,
            Written.Lacks(
                Reach,
                LongestLine,
                "procurements.contact.reach",
                "Write how to reach them.",
                nameof(Reach)
            ),
            Written.Plain(CanDo).Length > LongestText
                ? new Problem(
                    "procurements.contact.can-do",
                    "What they can do is too long. Use up to 2,000 characters.",
                    nameof(CanDo)
                )
                : null,
            Written.Lacks(
                Consent,
                LongestLine,
                "procurements.contact.consent",
                "Write how and when they agreed that you keep this, or where they published it.",
                nameof(Consent)
            ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<ContactFacts>(refusals)
            : this with
            {
                Organisation = Written.Plain(Organisation),
                Reach = Written.Plain(Reach),
                CanDo = Written.Plain(CanDo),
                Consent = Written.Plain(Consent),
            };
    }
}

/// <summary>Somebody the council asks before a tender: a supplier, or a body of the community.</summary>
public sealed class MarketContact : IOwnedByAuthority
{
    private MarketContact() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The name of the organisation, 1 to 200 characters.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>What it is.</summary>
    public MarketKind Kind { get; private set; }

    /// <summary>Whether it says that people from minorities lead it.</summary>
    public bool IsMinorityLed { get; private set; }

    /// <summary>How to reach it.</summary>
    public string Reach { get; private set; } = "";

    /// <summary>What it could do; may be empty.</summary>
    public string CanDo { get; private set; } = "";

    /// <summary>How it agreed that this is kept.</summary>
    public string Consent { get; private set; } = "";

    /// <summary>A new contact of a procurement.</summary>
    public static Outcome<MarketContact> Add(
        Procurement procurement,
        ContactFacts facts,
        Guid id
    ) =>
        new MarketContact
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
        }.Change(facts);

    /// <summary>Writes the facts anew; answers the contact.</summary>
    public Outcome<MarketContact> Change(ContactFacts facts) =>
        facts
            .Checked()
            .Then(tidy =>
            {
                (Organisation, Kind, IsMinorityLed) = (
                    tidy.Organisation!,
                    tidy.Kind!.Value,
                    tidy.IsMinorityLed
                );
                (Reach, CanDo, Consent) = (tidy.Reach!, tidy.CanDo!, tidy.Consent!);
                return Outcome.Of(this);
            });
}
