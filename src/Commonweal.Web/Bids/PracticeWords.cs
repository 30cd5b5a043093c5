namespace Commonweal.Web.Bids;

/// <summary>What marks the pages of a practice bid.</summary>
public static class PracticeWords
{
    /// <summary>Before the state of the bid at the top of its pages; empty for a real one.</summary>
    public static string Before(bool practice) =>
        practice ? "PRACTICE: this bid is for no contract. " : "";

    /// <summary>Before the mark in the title of the window; empty for a real one.</summary>
    public static string Mark(bool practice) => practice ? "PRACTICE, " : "";
}
