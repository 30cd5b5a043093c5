using Commonweal.Domain.Editions;

namespace Commonweal.Web.Editions.Draft;

/// <summary>What becomes of a council's framework, in words.</summary>
internal static class DraftWords
{
    public static string Of(EditionStage stage) =>
        stage switch
        {
            EditionStage.Draft => "Draft",
            EditionStage.Review => "Waiting for review",
            EditionStage.Published => "Published",
            EditionStage.Retired => "Retired",
        };

    public static string? Colour(EditionStage stage) =>
        stage switch
        {
            EditionStage.Draft => "blue",
            EditionStage.Review => "yellow",
            EditionStage.Published => "green",
            EditionStage.Retired => "grey",
        };
}
