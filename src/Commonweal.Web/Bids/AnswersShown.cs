using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Bids;

/// <summary>All answers of a bid on one page.</summary>
/// <param name="Form">What was asked.</param>
/// <param name="Answers">What was answered.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="Home">Where the answers are changed; null where they are only read.</param>
public sealed record AnswersShown(
    BidForm Form,
    BidAnswers Answers,
    ValuationResult Value,
    string? Home
)
{
    /// <summary>What it means to offer nothing of a measure, in the list of tasks and where the answers are read.</summary>
    public const string LeftOut =
        "A measure you leave out adds nothing to what you offer, and does not lower the score of your statements.";

    public MeasureAnswer On(Measure measure) => Answers.On(measure.Code, Form.Years);

    /// <summary>What the answer on a measure tells beside its figures and statement.</summary>
    public IEnumerable<(string Key, string Value)> Told(Measure measure) =>
        Particulars.Rows(Answers.ParticularsOf(On(measure), measure.Unit), measure.Code);

    /// <summary>Quantities by year, years alike in one row.</summary>
    public IEnumerable<(string Years, string Words)> ByYear(Measure measure)
    {
        var quantities = On(measure).Quantities;
        return quantities.Count > 1 && quantities.Distinct().Count() == 1
            ? [($"Each of {quantities.Count} years", Words(quantities[0], measure))]
            : quantities.Select((quantity, year) => ($"Year {year + 1}", Words(quantity, measure)));
    }

    /// <summary>How a value is made up, to follow it in a sentence; a class that adds nothing is left out.</summary>
    public static string ByClass(ValuationResult value)
    {
        string[] parts =
        [
            .. value.Social > 0m
                ? [$"{Money.Display(value.Social)} of social value"]
                : Array.Empty<string>(),
            .. value.LocalEconomic > 0m
                ? [$"{Money.Display(value.LocalEconomic)} of local economic value"]
                : Array.Empty<string>(),
        ];
        // One class is the whole, whose figure stands before this.
        return parts.Length > 1 ? $": {string.Join(" and ", parts)}"
            : value.Social > 0m ? " of social value"
            : value.LocalEconomic > 0m ? " of local economic value"
            : "";
    }

    public string? To(string page) => Home is null ? null : Home + page;

    public static string Words(decimal? quantity, Measure measure) =>
        quantity is { } given ? UnitWords.Amount(given, measure.Unit.Words()) : "No answer yet";
}
