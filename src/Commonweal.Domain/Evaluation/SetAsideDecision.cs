using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// Whether an opened bid stands: one officer proposes to set it aside on a ground of the law (Procurement Act 2023, ss.19, 26, 30 and 82), or
/// to take that back, and another confirms or refuses. The last one confirmed holds. A bid set aside takes no part in the scoring, and
/// nothing that was said or marked of it is deleted.
/// </summary>
public sealed class SetAsideDecision : IOwnedByAuthority, IOwnedBySupplier
{
    /// <summary>The longest reason, and the longest account of what the supplier was told, in characters.</summary>
    public const int LongestReason = 4_000;

    private SetAsideDecision() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Whether the bid is set aside; otherwise it is taken back among the others.</summary>
    public bool SetsAside { get; private set; }

    /// <summary>The code of the ground; null where it is taken back.</summary>
    public string? Ground { get; private set; }

    /// <summary>Why, 1 to 4,000 characters; the bidder reads it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>On what day the supplier was told, where the ground asks for that first; null otherwise.</summary>
    public DateOnly? ToldOn { get; private set; }

    /// <summary>What the supplier was told and what came of it, 1 to 4,000 characters; null where the ground asks for nothing first.</summary>
    public string? Told { get; private set; }

    /// <summary>Who proposed it.</summary>
    public Guid ProposedBy { get; private set; }

    /// <summary>The proposer's name at the time.</summary>
    public string ProposedByName { get; private set; } = "";

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Whether somebody else confirmed it or refused it; null until then.</summary>
    public bool? IsConfirmed { get; private set; }

    /// <summary>Who confirmed or refused it; null until then.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>The name of who did at the time.</summary>
    public string? DecidedByName { get; private set; }

    /// <summary>When; null until then.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>Who confirmed it again after an interest of somebody behind it came up; null where nobody had to, or did.</summary>
    public Guid? UpheldBy { get; private set; }

    /// <summary>The name of who did at the time.</summary>
    public string? UpheldByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? UpheldAt { get; private set; }

    /// <summary>What an officer proposes to set a bid aside on.</summary>
    /// <param name="Ground">The ground; null while none was chosen.</param>
    /// <param name="Reason">Why it is met.</param>
    /// <param name="ToldOn">The day the supplier was told, where the ground asks for that first.</param>
    /// <param name="Told">What it was told, and what it showed.</param>
    public sealed record Case(
        SetAsideGround? Ground,
        string? Reason,
        DateOnly? ToldOn = null,
        string? Told = null
    );

    /// <summary>
    /// Proposes to set a bid aside. Refused for one that is set aside, to whoever scores here, without a ground or reason, and where the ground
    /// asks for a step first without its day and content. The day lies between the opening and today.
    /// </summary>
    /// <param name="last">The last decision that was confirmed; null where there is none.</param>
    /// <param name="panel">Every declaration of the procurement.</param>
    /// <param name="days">The day the bids were opened, and the day it is, UK time.</param>
    public static Outcome<SetAsideDecision> Propose(
        Guid id,
        Bid bid,
        Case about,
        SetAsideDecision? last,
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        (DateOnly Opened, DateOnly Today) days,
        Actor officer,
        DateTimeOffset now
    )
    {
        var first = about.Ground?.First;
        Problem?[] problems =
        [
            last is { SetsAside: true } ? Already : null,
            DraftDecision.OnPanel(panel, officer),
            about.Ground is null
                ? new Problem(
                    "evaluation.set-aside.ground",
                    "Select the ground on which the bid is set aside.",
                    nameof(Ground)
                )
                : null,
            LacksReason(about.Reason),
            first is null ? null : DayProblem(about.ToldOn, days),
            first is null
                ? null
                : Written.Lacks(
                    about.Told,
                    LongestReason,
                    "evaluation.set-aside.told",
                    "Write what you told the supplier and what it showed, or that it did not answer. The law asks for that before a bid is set aside on this ground.",
                    nameof(Told)
                ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<SetAsideDecision>(refusals)
            : Of(id, bid, true, about.Reason, officer, now).On(about);
    }

    /// <summary>
    /// Proposes to take a bid back among the others. Refused for one that is not set aside, to whoever scores here, without a reason, and where
    /// <paramref name="closed"/> says so.
    /// </summary>
    /// <param name="closed">Why none can be taken back any more; null while it can.</param>
    public static Outcome<SetAsideDecision> ProposeReturn(
        Guid id,
        Bid bid,
        string? reason,
        SetAsideDecision? last,
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Problem? closed,
        Actor officer,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            last is { SetsAside: true } ? null : Stands,
            closed,
            DraftDecision.OnPanel(panel, officer),
            LacksReason(reason),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<SetAsideDecision>(refusals)
            : Of(id, bid, false, reason, officer, now);
    }

    /// <summary>
    /// Confirms or refuses it. Refused to who proposed it, to whoever scores here, once it is decided, where the bid stands as proposed already,
    /// and a refusal without its reason. To take it back is refused where <paramref name="closed"/> says so.
    /// </summary>
    /// <param name="confirms">Null while nothing was chosen.</param>
    /// <param name="last">The last decision that was confirmed; null where there is none.</param>
    /// <param name="panel">Every declaration of the procurement.</param>
    /// <param name="closed">Why none can be taken back any more; null while it can.</param>
    public Outcome<Done> Decide(
        bool? confirms,
        string? refusalReason,
        SetAsideDecision? last,
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Problem? closed,
        Actor officer,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            IsConfirmed is not null
                ? new Problem(
                    "evaluation.set-aside.decided",
                    "This proposal was decided on already. Look at the bid again."
                )
            : officer.AccountId == ProposedBy
                ? new Problem(
                    "evaluation.set-aside.own-proposal",
                    "You proposed this. Somebody else has to confirm or refuse it."
                )
            : null,
            DraftDecision.OnPanel(panel, officer),
            confirms switch
            {
                null => new Problem(
                    "evaluation.set-aside.choice",
                    "Select whether you confirm or refuse the proposal.",
                    "Confirms"
                ),
                false => Written.Lacks(
                    refusalReason,
                    LongestReason,
                    "evaluation.set-aside.refusal-reason",
                    "Say why you refuse it.",
                    nameof(RefusalReason)
                ),
                true when SetsAside && last is { SetsAside: true } => Already,
                true when !SetsAside && last is not { SetsAside: true } => Stands,
                true => SetsAside ? null : closed,
            },
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (IsConfirmed, DecidedBy, DecidedByName, DecidedAt) = (
            confirms,
            officer.AccountId,
            officer.Name,
            now
        );
        RefusalReason = confirms == true ? null : Written.Plain(refusalReason);
        return Outcome.Done;
    }

    /// <summary>Whether somebody behind it declared an interest in a bidder since: it stops the award until it is confirmed again.</summary>
    /// <param name="panel">Every declaration of the procurement.</param>
    public bool IsOvertaken(IReadOnlyCollection<EvaluatorDeclaration> panel) =>
        DecidedBy is not null && Upholding.IsOvertaken(People, UpheldAt, panel);

    /// <summary>Whether somebody stands behind it, as proposer or confirming it.</summary>
    public bool IsOf(Guid accountId) => People.Contains(accountId);

    /// <summary>Confirms it again. Refused while nobody behind it has an interest, to each of them, and to whoever scores here.</summary>
    /// <param name="panel">Every declaration of the procurement.</param>
    public Outcome<Done> Uphold(
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Actor officer,
        DateTimeOffset now
    )
    {
        if (
            Upholding.Lacks(DecidedBy is null ? [] : People, UpheldAt, panel, officer) is
            { } refusal
        )
        {
            return refusal;
        }

        (UpheldBy, UpheldByName, UpheldAt) = (officer.AccountId, officer.Name, now);
        return Outcome.Done;
    }

    private Guid?[] People => [ProposedBy, DecidedBy, UpheldBy];

    /// <summary>Why no bid can be taken back any more; null while it can.</summary>
    /// <param name="isRecommended">Whether a recommendation stands.</param>
    /// <param name="unscored">Statements of the bid that an evaluator who has locked did not score.</param>
    public static Problem? ReturnClosed(bool isRecommended, int unscored) =>
        isRecommended
            ? new Problem(
                "evaluation.set-aside.recommended",
                "A bid is recommended on the scoring without this one, so it cannot be taken back as things stand. Have the head of procurement run the scoring again, which withdraws the recommendation, then propose it."
            )
        : unscored > 0
            ? new Problem(
                "evaluation.set-aside.locked",
                "An evaluator has locked the scores of the other bids without this one, so it could not be judged with them. It cannot be taken back."
            )
        : null;

    /// <summary>The refusal of what is done to a bid that takes no part.</summary>
    public static Problem Already { get; } =
        new(
            "evaluation.set-aside.already",
            "This bid is set aside, so it takes no part in the evaluation. Two officers may take it back first."
        );

    private static Problem Stands { get; } =
        new("evaluation.set-aside.stands", "This bid is not set aside, so it stands already.");

    private static Problem? LacksReason(string? reason) =>
        Written.Lacks(
            reason,
            LongestReason,
            "evaluation.set-aside.reason",
            "Say why. The bidder reads it, and it is kept in the audit log.",
            nameof(Reason)
        );

    private static Problem? DayProblem(DateOnly? toldOn, (DateOnly Opened, DateOnly Today) days) =>
        toldOn is { } day && day >= days.Opened && day <= days.Today
            ? null
            : new Problem(
                "evaluation.set-aside.told-on",
                "Enter the day you told the supplier: the day the bids were opened at the earliest, and today at the latest.",
                nameof(ToldOn)
            );

    private SetAsideDecision On(Case about)
    {
        Ground = about.Ground!.Code;
        (ToldOn, Told) = about.Ground.First is null
            ? (null, null)
            : (about.ToldOn, Written.Plain(about.Told));
        return this;
    }

    private static SetAsideDecision Of(
        Guid id,
        Bid bid,
        bool setsAside,
        string? reason,
        Actor officer,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            AuthorityId = bid.AuthorityId,
            SupplierId = bid.SupplierId,
            ProcurementId = bid.ProcurementId,
            BidId = bid.Id,
            SetsAside = setsAside,
            Reason = Written.Plain(reason),
            ProposedBy = officer.AccountId,
            ProposedByName = officer.Name,
            ProposedAt = now,
        };
}
