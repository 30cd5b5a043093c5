namespace Commonweal.Web.Record;

/// <summary>
/// Why something tried with a bid was refused, in sentences. The record keeps codes alone, for a problem's own words may say what was
/// answered.
/// </summary>
public static class RefusedBid
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["bids.attribution"] = "Your own share of a measure was missing or not explained.",
        ["bids.bid"] = "There was no such bid to do it with.",
        ["bids.declaration"] = "A declaration was not made.",
        ["bids.draft"] = "Somebody had saved the bid meanwhile.",
        ["bids.edition"] = "The measures of the tender could not be read.",
        ["bids.measure"] = "A measure was answered that the tender does not ask about.",
        ["bids.measures"] = "No measure was answered.",
        ["bids.milestone"] = "A milestone was not finished or not in the time of the contract.",
        ["bids.overlap"] = "The same thing was counted under two measures.",
        ["bids.partners"] = "The list of partners was too long.",
        ["bids.price"] = "The price was missing or out of range.",
        ["bids.proportion"] = "The size of the offer was not explained, or at too great length.",
        ["bids.quantity"] = "A quantity was missing or out of range.",
        ["bids.reason"] = "A reason was too long.",
        ["bids.split"] = "It was not said how two measures are kept apart.",
        ["bids.statement"] = "A delivery statement was missing or too long.",
        ["bids.text"] = "A text was too long.",
        ["bids.value"] = "The value of the offer could not be worked out.",
        ["bids.window"] = "Bids were no longer received.",
        ["bids.withdrawal"] = "What was to be withdrawn did not stand.",
        ["bids.workbook"] =
            "The workbook was not as it was downloaded, or a cell could not be read.",
        ["bids.working"] = "A working was not finished or did not make its quantity.",
        ["editions.file"] = "The file could not be read as a workbook.",
        ["evidence.file"] = "The file was not one that is taken.",
        ["people.actor"] = "This person may not do it.",
    };

    /// <summary>Each reason once, in the order they came; what has no sentence of its own is told as one that has none.</summary>
    public static string Words(IEnumerable<string> codes) =>
        string.Join(' ', codes.Select(SentenceOf).Distinct(StringComparer.Ordinal));

    /// <summary>The sentence of one code.</summary>
    public static string SentenceOf(string code) =>
        Sentences.GetValueOrDefault(string.Join('.', code.Split('.').Take(2)))
        ?? "The site refused it for another reason.";
}
