using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class TasksModel(BidInProgress bids, MovedDeadlines moved, CurrentActor current)
    : BidPage(bids, current)
{
    /// <summary>A state in words; without a colour it reads as plain text.</summary>
    public sealed record TaskState(string Words, string? Colour = null);

    private static readonly TaskState Complete = new("Completed");
    private static readonly TaskState Begun = new("In progress", "teal");
    private static readonly TaskState Untouched = new("Not started", "blue");

    public TaskState PriceState => Bid.Answers.Price is null ? Untouched : Complete;

    public TaskState SizeState => Bid.Answers.Proportion.Length == 0 ? Untouched : Complete;

    public TaskState CheckState =>
        Bid.Missing.Count == 0
            ? new("Nothing missing")
            : new($"{Bid.Missing.Count} to put right", "teal");

    public TaskState SubmitState =>
        Bid switch
        {
            { Submitted.WasLetIn: true } => new("Let in by two officers", "purple"),
            { Submitted.DraftDiffers: false } => new("Submitted", "green"),
            { Open: false } => new("Deadline passed"),
            { Missing.Count: > 0 } => new("Cannot submit yet"),
            { Submitted: not null } => new("Changed since submitted", "teal"),
            _ => new("Not submitted", "blue"),
        };

    public TaskState StateOf(Measure measure) =>
        Bid.On(measure) switch
        {
            { IsBlank: true } => new("Not offered", "grey"),
            _ when Bid.MissingOn(measure).Any() => Begun,
            { Offers: true, Statement.Length: 0 } => new("No statement", "yellow"),
            _ => Complete,
        };

    /// <summary>What became of the procurement since its deadline; null while it takes bids.</summary>
    public string? Closed =>
        Bid switch
        {
            { Open: true } => null,
            { Stage: ProcurementStage.Cancelled } =>
                "This procurement was cancelled. No bid is opened or taken further.",
            { Submitted: null } =>
                "The deadline has passed, and this draft was not submitted. Nobody opens it.",
            { Stage: ProcurementStage.Awarded } => "The contract is awarded.",
            { Submitted.WasLetIn: true } =>
                "This draft was not submitted. Two officers let it in, as it lay at the deadline.",
            _ => "The deadline has passed, and the bid stands as submitted.",
        };

    /// <summary>Whether the bid was looked at and the award made.</summary>
    public bool IsAssessed => Bid is { Submitted: not null, Stage: ProcurementStage.Awarded };

    /// <summary>Who saved last, and who else works on the bid now.</summary>
    public IEnumerable<string> HandsInWords =>
        Bid.Hands.Select(
            (hand, at) =>
                at == 0
                    ? $"Last saved {UkTime.Moment(hand.At)} by {(hand.IsOwn ? "you" : hand.Name)}{PartOf(hand)}."
                    : $"{(hand.IsOwn ? "You were" : $"{hand.Name} was")} working on it at {UkTime.Clock(hand.At):HH:mm}{PartOf(hand)}."
        );

    private static string PartOf(BidInProgress.Hand hand) =>
        hand.Part == "start" ? "" : $" ({hand.Part})";

    /// <summary>A page where something is written; null for who may only read.</summary>
    public string? To(string page) => CanWrite ? Home + page : null;

    /// <summary>How the deadline moved, the latest first.</summary>
    public IReadOnlyList<MovedDeadlines.Row> Moves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var page = await ShowAsync(id, stop);
        if (page is PageResult)
            Moves = await moved.OfAsync(Actor, Bid.ProcurementId, stop);
        return page;
    }
}
