using Commonweal.Domain.Rules;

namespace Commonweal.Web.Procurements;

/// <summary>What the categories of the law mean, for people who do not buy every day.</summary>
public static class CategoryWords
{
    public static string Hint(ProcurementCategory category) =>
        category switch
        {
            ProcurementCategory.Goods => "Things you buy, rent or lease, such as vehicles or food",
            ProcurementCategory.Services =>
                "Work done for you, such as cleaning, advice or maintenance",
            ProcurementCategory.LightTouch =>
                "Mostly services to people, such as social care, health, education or hotel stays; the law asks less of them and their threshold is higher",
            ProcurementCategory.Works => "Building, demolition and civil engineering",
            ProcurementCategory.Concession =>
                "The supplier earns at least part of its income from those who use it, such as a café or a car park",
            ProcurementCategory.LightTouchConcession =>
                "The same for light touch services, such as a paid day nursery",
        };
}
