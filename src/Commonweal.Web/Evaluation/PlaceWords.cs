namespace Commonweal.Web.Evaluation;

/// <summary>A place in a ranking; one that several bids hold is called level.</summary>
internal static class PlaceWords
{
    /// <summary>Like <c>1</c> or <c>1 (level)</c>.</summary>
    public static string Of(int rank, bool isShared) => isShared ? $"{rank} (level)" : $"{rank}";

    /// <summary>Like <c>1 of 3</c> or <c>1 of 3 (level)</c>.</summary>
    public static string Of(int rank, bool isShared, int bids) =>
        isShared ? $"{rank} of {bids} (level)" : $"{rank} of {bids}";
}
