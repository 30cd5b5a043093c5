using Commonweal.Domain.Procurements.Market;

namespace Commonweal.Web.Procurements.Market;

/// <summary>A contact as it is typed.</summary>
public sealed class ContactInput
{
    public string? Organisation { get; set; }
    public MarketKind? Kind { get; set; }
    public bool IsMinorityLed { get; set; }
    public string? Reach { get; set; }
    public string? CanDo { get; set; }
    public string? Consent { get; set; }

    public static ContactInput Of(MarketContact contact) =>
        new()
        {
            Organisation = contact.Organisation,
            Kind = contact.Kind,
            IsMinorityLed = contact.IsMinorityLed,
            Reach = contact.Reach,
            CanDo = contact.CanDo,
            Consent = contact.Consent,
        };

    public ContactFacts Read() => new(Organisation, Kind, IsMinorityLed, Reach, CanDo, Consent);
}
