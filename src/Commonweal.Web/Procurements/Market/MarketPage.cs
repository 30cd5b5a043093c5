using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;

namespace Commonweal.Web.Procurements.Market;

/// <summary>A page of the engagement before one of the actor's own tenders.</summary>
public abstract class MarketPage(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market
) : ProcurementPage(current, lookup)
{
    public string Market => $"{Home}/market";

    /// <summary>Whether they may still write down what is heard.</summary>
    public bool MayEdit => Actor.Can(Permission.EditProcurements) && Procurement.IsRunning;

    protected MarketEngagement Engagement { get; } = market;

    protected override bool IsAsked => Procurement.Stage != ProcurementStage.Recorded;

    protected Guid PartOf(string name) =>
        Guid.Parse((string)RouteData.Values[name]!, CultureInfo.InvariantCulture);

    public static string Words(MarketKind kind) =>
        kind switch
        {
            MarketKind.SmallFirm => "Small or medium-sized firm",
            MarketKind.LargerFirm => "Larger firm",
            MarketKind.Vcse => "Charity, community group or social enterprise that could deliver",
            MarketKind.Community => "Residents or a body of the community",
            MarketKind.PublicBody => "Another public body",
        };
}
