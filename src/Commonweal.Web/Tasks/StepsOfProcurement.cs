using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Tasks;

namespace Commonweal.Web.Tasks;

/// <summary>The steps from opening to contract that a person takes part in, each with its state for that person.</summary>
internal sealed class StepsOfProcurement(
    Actor actor,
    ProcurementPreparation.State state,
    ProcurementSteps.View facts
)
{
    private const string NotYet = "Cannot start yet";
    private const string ToDo = "To do";
    private const string Begun = "In progress";
    private const string Completed = "Completed";
    private const string NotYours = "Not for you";

    private readonly string home = $"/procurements/{state.Row.Id}";

    private bool IsOpened => state.Row.OpenedAt is not null;

    /// <summary>Whoever may score sees statements alone until their scores are locked.</summary>
    private bool IsKeptFromPrices => actor.Can(Permission.ScoreBids) && facts.Own?.LockedAt is null;

    public IEnumerable<ShownTask> All() =>
        new (Permission Needs, Func<ShownTask> Task)[]
        {
            (Permission.OpenBids, Opening),
            (Permission.DeclareInterests, Interests),
            (Permission.ReadOpenedBids, Bids),
            (Permission.ScoreBids, Scoring),
            (Permission.ModerateScores, Moderation),
            (Permission.ReadOpenedBids, Ranking),
            (Permission.ReadOpenedBids, ValueForMoney),
            (Permission.ReadOpenedBids, Report),
            (Permission.AwardContracts, Awarding),
            (Permission.ReadContracts, Contract),
        }
            .Where(step => actor.Can(step.Needs))
            // Whoever scores says so where they begin to.
            .Where(step =>
                step.Needs != Permission.DeclareInterests || !actor.Can(Permission.ScoreBids)
            )
            .Select(step =>
                step.Needs == Permission.ReadContracts ? step.Task()
                : facts.IsOwnBid
                    ? NotFor(
                        step.Task(),
                        "You belong or belonged to an organisation that bids here"
                    )
                : facts.Own is { HasConflict: true } && step.Needs != Permission.OpenBids
                    ? NotFor(step.Task(), "You declared an interest in a bidder")
                : step.Task()
            );

    private static ShownTask NotFor(ShownTask task, string why) =>
        task with
        {
            Href = null,
            Status = NotYours,
            Colour = null,
            Hint = why,
        };

    private ShownTask Interests()
    {
        const string Title = "Say whether you have an interest in a bidder";
        return !IsOpened ? new(Title, null, NotYet, Hint: "Before your first act on the bids")
            : facts.Own is not null ? new(Title, $"{home}/interests", Completed)
            : state.Row.Stage == ProcurementStage.Awarded
                ? new(Title, null, "Closed", Hint: "The contract is awarded")
            : new(Title, $"{home}/interests", ToDo, "blue", "Before your first act on the bids");
    }

    private ShownTask Opening()
    {
        const string Title = "Open the bids";
        var page = $"{home}/opening";
        return (IsOpened, state.IsOpen, facts.Agreed) switch
        {
            (true, _, _) => new(Title, page, Completed),
            (_, true, _) => new(Title, null, NotYet, Hint: "After the deadline has passed"),
            (_, _, [var only]) when only == actor.AccountId => new(
                Title,
                page,
                "Waiting for a colleague",
                "teal",
                "You agreed; a second officer has to agree too"
            ),
            (_, _, { Count: 0 }) => new(
                Title,
                page,
                ToDo,
                "blue",
                "Two officers open the bids together"
            ),
            _ => new(Title, page, ToDo, "blue", "A colleague agreed; with you, the bids open"),
        };
    }

    private ShownTask Bids()
    {
        const string Title = "Read the bids";
        return !IsOpened ? new(Title, null, NotYet)
            : IsKeptFromPrices
                ? new(
                    Title,
                    null,
                    NotYet,
                    Hint: "You see prices and values after you lock your scores"
                )
            : new(
                Title,
                $"{home}/bids",
                Counted.Of(facts.Bids, "bid"),
                Hint: actor.Can(Permission.AdjustOffers)
                && state.Row.Stage is not ProcurementStage.Awarded
                    ? "Where an offer does not count in full, accept less"
                    : null
            );
    }

    private ShownTask Scoring()
    {
        const string Title = "Score delivery statements";
        var page = $"{home}/scoring";
        var done = $"{facts.Own?.Scored} of {facts.Statements} scored";
        return (IsOpened, facts.Own) switch
        {
            (false, _) => new(Title, null, NotYet),
            (_, null) when facts.IsModerated => new(
                Title,
                null,
                "Closed",
                Hint: "The scores are being agreed already"
            ),
            (_, null) => new(
                Title,
                page,
                ToDo,
                "blue",
                "First say whether you have an interest in any bidder"
            ),
            (_, { HasConflict: true }) => new(
                Title,
                null,
                NotYours,
                Hint: "You declared an interest in a bidder"
            ),
            (_, { IsReleased: true }) => new(
                Title,
                null,
                NotYours,
                Hint: "You were released from the panel"
            ),
            (_, { LockedAt: not null }) => new(
                Title,
                page,
                Completed,
                Hint: "Your scores are locked"
            ),
            (_, { Scored: 0 }) => new(Title, page, ToDo, "blue", done),
            (_, var own) when own.Scored < facts.Statements => new(
                Title,
                page,
                Begun,
                "teal",
                done
            ),
            _ => new(Title, page, Begun, "teal", "All are scored; lock your scores to finish"),
        };
    }

    private ShownTask Moderation()
    {
        const string Title = "Agree scores";
        var page = $"{home}/moderation";
        var done = $"{facts.Moderated} of {facts.Statements} agreed";
        return facts switch
        {
            _ when !IsOpened => new(Title, null, NotYet),
            { Panel: 0 } => new(Title, null, NotYet, Hint: "No evaluator has begun to score"),
            _ when facts.Locked < facts.Panel => new(
                Title,
                null,
                NotYet,
                Hint: $"{facts.Locked} of {Counted.Of(facts.Panel, "evaluator")} locked their scores"
            ),
            { Own.LockedAt: not null } => new(
                Title,
                null,
                NotYours,
                Hint: "Whoever scored does not agree the scores"
            ),
            { IsModerated: false } => new(
                Title,
                page,
                ToDo,
                "blue",
                "Every evaluator who began has locked"
            ),
            _ when facts.Moderated == facts.Statements => new(Title, page, Completed),
            _ => new(Title, page, Begun, "teal", done),
        };
    }

    private ShownTask Ranking()
    {
        var page = $"{home}/ranking";
        var isReady = IsOpened && facts.IsModerated && facts.Moderated == facts.Statements;
        return !facts.Hand.IsScored && isReady && actor.Can(Permission.ModerateScores)
                ? new("Run the scoring", page, ToDo, "blue")
            : !facts.Hand.IsScored || IsKeptFromPrices
                ? new("See the ranking on social value", null, NotYet)
            : new("See the ranking on social value", page, "Ready");
    }

    private ShownTask ValueForMoney() =>
        Read("Price, quality and value for money", $"{home}/value-for-money", "Ready");

    private ShownTask Report() =>
        !facts.Hand.IsScored
            ? new("Report and recommendation", null, NotYet, Hint: "It needs the ranking")
            : Read(
                "Report and recommendation",
                $"{home}/report",
                actor.Can(Permission.AdjustOffers)
                && facts.Hand.IsScored
                && state.Row.Stage == ProcurementStage.Scored
                    ? ToDo
                    : "Ready"
            );

    private ShownTask Read(string title, string page, string status) =>
        !IsOpened || IsKeptFromPrices
            ? new(title, null, NotYet)
            : new(title, page, status, status == ToDo ? "blue" : null);

    private ShownTask Awarding()
    {
        const string Title = "Award the contract";
        return facts switch
        {
            _ when state.Row.Stage == ProcurementStage.Awarded => new(
                Title,
                $"{home}/award",
                Completed
            ),
            { Hand.IsScored: false } => new(Title, null, NotYet),
            { Hand.KeepsFromAward: { } hand } => new(
                Title,
                null,
                "For a colleague",
                Hint: hand.Message
            ),
            _ => new(Title, $"{home}/award", ToDo, "blue"),
        };
    }

    private ShownTask Contract() =>
        facts.ContractId is { } id
            ? new("See the contract", $"/contracts/{id}", "Awarded", "green")
            : new("See the contract", null, NotYet);
}
