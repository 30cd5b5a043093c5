using Commonweal.Domain.Procurements;

namespace Commonweal.Web.Procurements;

/// <summary>Stages as tags: words first, colour beside them.</summary>
public static class Stages
{
    public static string Tag(ProcurementStage stage)
    {
        var words = stage.Words();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Colour(ProcurementStage stage) =>
        stage switch
        {
            ProcurementStage.Draft => "blue",
            ProcurementStage.Published => "turquoise",
            ProcurementStage.Opened or ProcurementStage.Scored => "yellow",
            ProcurementStage.Awarded => "green",
            ProcurementStage.Cancelled => "red",
            ProcurementStage.Recorded => "grey",
        };
}
