using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;

namespace Commonweal.Service.Procurements;

/// <summary>A measure of a tender in words.</summary>
public static class AskedWords
{
    /// <summary>What one is worth, or why it is not said; what is kept with the council is never told the public.</summary>
    public static string WorthFor(this PublishedProcurement.Asked asked, Actor reader) =>
        asked switch
        {
            { Measure.RecordOnly: true } => "Recorded only, and never turned into pounds",
            { Measure.IsKept: true }
                when asked.Worth.Figure is null
                    || reader is { AuthorityId: null, SupplierId: null } =>
                "In pounds. The council may show it to bidders only: you read it once you have started a bid",
            { Worth.Figure: { } figure } => asked.Measure.IsKept
                ? $"{Money.DisplayRate(figure.Central)}. {KeptFigure.For(reader)}"
                : Money.DisplayRate(figure.Central),
            _ => $"{Money.None}: it adds nothing to the marks for value",
        };
}
