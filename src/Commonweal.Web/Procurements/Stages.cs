using Commonweal.Domain.Procurements;

namespace Commonweal.Web.Procurements;

/// <summary>Stages as tags: words first, colour beside them.</summary>
public static class Stages
{
    /// <param name="isClosed">Whether its deadline has passed: it is published still, and nobody can bid.</param>
    public static string Tag(ProcurementStage stage, bool isClosed = false)
    {
        var words = isClosed ? "closed for bids" : stage.Words();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Colour(ProcurementStage stage, bool isClosed = false) =>
        stage switch
        {
            ProcurementStage.Published when isClosed => "orange",
            ProcurementStage.Draft => "blue",
            ProcurementStage.Published => "turquoise",
            ProcurementStage.Opened or ProcurementStage.Scored => "yellow",
            ProcurementStage.Awarded => "green",
            ProcurementStage.Cancelled => "red",
            ProcurementStage.Recorded => "grey",
        };
}
