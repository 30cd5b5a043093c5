using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>The assessment summary a bidder reads after the award, or why its bid was set aside.</summary>
public sealed class ResultModel(
    BidAssessment assessment,
    OwnSetAside aside,
    DecidedBids decided,
    CurrentActor current
) : PageModel
{
    /// <summary>Why the bid takes no part; null while it does.</summary>
    public OwnSetAside.View? SetAside { get; private set; }

    /// <summary>Null where it was set aside.</summary>
    public BidAssessment.View? Assessed { get; private set; }

    public BidAssessment.View Found => Assessed!;

    /// <summary>The award and the time its contract waits; null while a bid set aside waits for it.</summary>
    public DecidedBids.Row? Decided { get; private set; }

    /// <summary>What the bidder does now.</summary>
    public string Next =>
        (Found.Result.Taken, Decided) switch
        {
            (true, { EnteredOn: not null }) =>
                "Your commitments are in the contract as they were accepted. You report on them each quarter.",
            (true, _) =>
                "You need to do nothing until the council writes to you about the contract. Your commitments are in it as they were accepted.",
            (_, { WaitsUntil: { } last }) =>
                $"If something in this assessment is not clear, ask by {UkTime.Day(last)}: write to {Found.Contact}.",
            (_, { NoticeOn: null, EnteredOn: null }) =>
                $"If something in this assessment is not clear, ask before the standstill period ends: write to {Found.Contact}.",
            _ => $"If something in this assessment is not clear, write to {Found.Contact}.",
        };

    /// <summary>Why the bid got no marks for social value; null when it was marked.</summary>
    public string? Unmarked =>
        Found.Result.Judged switch
        {
            BidStatus.Disregarded =>
                "No delivery statement came with your bid, so under the published rule it got no marks for social value.",
            BidStatus.BelowMinimum =>
                "Your delivery statements scored below the published minimum, so your bid got no marks for social value.",
            BidStatus.Scored => null,
        };

    /// <summary>How a tie it stood in was settled; null when no bid was level with it that matters to the award.</summary>
    public string? Level =>
        Found.Result switch
        {
            { IsLevel: false } => null,
            { Taken: true, DepartureReason: null } =>
                $"Another bid has the same total marks {On}. The published rule for level bids ranks yours before it.",
            { Taken: true } => $"Another bid has the same total marks {On}. What decided is below.",
            { DepartureReason: null } =>
                $"Your bid and the successful one are level: they have the same total marks {On}. The published rule for level bids ranks the successful one before yours.",
            _ =>
                $"Your bid and the successful one are level: they have the same total marks {On}. What decided is below.",
        };

    /// <summary>How the offer became marks, by the method that was published: pounds by class where there are any, statements where they are scored.</summary>
    public string How =>
        string.Join(
            ' ',
            new[]
            {
                Found.ShowsPounds ? CountedWords : null,
                Found.MarksStatements
                    ? $"Evaluators scored each delivery statement alone, from 0 to {Found.Ladder.Top}. Then the panel agreed the scores."
                    : "Delivery statements earn no marks in this tender, so nobody scored them.",
                $"The published method turned {Measured} into the marks above.",
            }.OfType<string>()
        );

    /// <summary>What a line's value in pounds is called.</summary>
    public static string ValueKey(BidAssessment.Line line) =>
        line.Class switch
        {
            ValueClass.Social => "Social value accepted",
            ValueClass.LocalEconomic => "Local economic value accepted",
            null => "Value accepted",
        };

    private string CountedWords =>
        Found.Method?.Quantitative.Classes == MarkedClasses.Social
            ? $"{Money.Display(Found.Counted.Social)} of social value counted. Local economic value earns no marks in this tender."
            : $"{Money.Display(Found.Counted.Social)} of social value and {Money.Display(Found.Counted.LocalEconomic)} of local economic value counted.";

    private string Measured =>
        (Found.Method, Found.MarksStatements) switch
        {
            ({ IsQualitativeOnly: true }, _) => "the scores",
            ({ } method, var scores) when method.Quantitative.Method.CountsQuantities() => scores
                ? "scores and quantities"
                : "the quantities accepted",
            (_, true) => "scores and value",
            _ => "value",
        };

    // The marks that decided: a tie on social value alone says nothing where price and quality counted here.
    private string On => Found.Result.WholePlace is null ? "for social value" : "on all criteria";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        SetAside = await aside.RunAsync(current.Actor, id, stop);
        Decided = await decided.OfAsync(current.Actor, id, stop);
        if (SetAside is not null)
            return Page();
        if (await assessment.RunAsync(current.Actor, id, stop) is not { } found || Decided is null)
            return NotFound();
        Assessed = found;
        return Page();
    }
}
