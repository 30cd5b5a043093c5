using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements.Plan;

/// <summary>Where a task of a plan stands. Stored by name: never renamed.</summary>
public enum PlanTaskState
{
    /// <summary>Not done.</summary>
    Open,

    /// <summary>Done, written or decided.</summary>
    Done,

    /// <summary>This purchase does not need it, for a reason.</summary>
    NotNeeded,
}

/// <summary>How somebody settles a task.</summary>
/// <param name="State">Done or not needed; null while nothing is chosen.</param>
/// <param name="Outcome">What was done or decided, or why it is not needed; 1 to 4,000 characters.</param>
/// <param name="KeptAt">Where its document is kept, up to 400 characters; asked for when a document is done and no file is kept with it.</param>
public sealed record Settlement(PlanTaskState? State, string? Outcome, string? KeptAt);

/// <summary>
/// A task of a procurement's plan: one of the guide's that somebody took up, or one that was added. What the record shows by
/// itself has no row here.
/// </summary>
public sealed class PlanTask : IOwnedByAuthority
{
    private const int LongestTitle = 200;
    private const int LongestOutcome = 4_000;
    private const int LongestPlace = 400;

    private PlanTask() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The stage of buying, 1 to 10.</summary>
    public int Stage { get; private set; }

    /// <summary>Its name in the guide; null for one that was added.</summary>
    public string? Key { get; private set; }

    /// <summary>Whether it answers a core principle: then it stands once its procurement is published.</summary>
    public bool IsPrinciple { get; private set; }

    /// <summary>What is done, 1 to 200 characters; of a guide's task, as the guide said it when it was taken up.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What comes out of it.</summary>
    public StageTaskKind Kind { get; private set; }

    /// <summary>Who does it; null while nobody is named.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Until when; null while no day is set.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public PlanTaskState State { get; private set; }

    /// <summary>What came of it, or why it is not needed; null while it is open.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Where its document is kept; null for what is no document.</summary>
    public string? KeptAt { get; private set; }

    /// <summary>Who settled it; null while it is open.</summary>
    public Guid? SettledBy { get; private set; }

    /// <summary>When; null while it is open.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Whether nothing has been entered for it yet.</summary>
    public bool IsUntouched => State == PlanTaskState.Open && OwnerId is null && DueOn is null;

    /// <summary>Takes up a task of the guide; refused for what the record shows by itself.</summary>
    public static Outcome<PlanTask> Take(
        Procurement procurement,
        BuyingStage stage,
        StageTask task,
        Guid id
    ) =>
        task.Recorded is null
            ? New(procurement, stage.Number, task.Kind, id, task.Title, task)
            : new Problem(
                "procurements.plan.recorded",
                $"\"{task.Title}\" is done on the procurement's own pages; the plan sees it by itself. Open the procurement to do it."
            );

    /// <summary>Adds a task; the stage, the kind and a title of 1 to 200 characters in one line must be given.</summary>
    public static Outcome<PlanTask> Add(
        Procurement procurement,
        int? stage,
        string? title,
        StageTaskKind? kind,
        Guid id
    )
    {
        Problem?[] problems =
        [
            Written.Lacks(
                title,
                LongestTitle,
                "procurements.plan.title",
                "Write what is to be done.",
                nameof(Title)
            )
                ?? OneLine.Hides(
                    title!.Trim(),
                    "procurements.plan.title-signs",
                    "The task",
                    nameof(Title)
                ),
            stage is >= 1 and <= StageGuide.Count
                ? null
                : new Problem(
                    "procurements.plan.stage",
                    $"Select one of the {StageGuide.Count} stages.",
                    nameof(Stage)
                ),
            kind is null
                ? new Problem(
                    "procurements.plan.kind",
                    "Select what comes out of the task.",
                    nameof(Kind)
                )
                : null,
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Common.Outcome.Refused<PlanTask>(refusals)
            : New(procurement, stage!.Value, kind!.Value, id, Written.Plain(title), null);
    }

    private static PlanTask New(
        Procurement procurement,
        int stage,
        StageTaskKind kind,
        Guid id,
        string title,
        StageTask? guide
    ) =>
        new()
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
            Stage = stage,
            Kind = kind,
            Title = title,
            Key = guide?.Id,
            IsPrinciple = guide?.Page == StagePage.Principles,
        };

    /// <summary>Names who does it and until when; either may be left open again. Refused once it is settled.</summary>
    public Outcome<Done> Schedule(Guid? owner, DateOnly? due)
    {
        if (Closed() is { } closed)
        {
            return closed;
        }

        (OwnerId, DueOn) = (owner, due);
        return Common.Outcome.Done;
    }

    /// <summary>
    /// Says that it is done or not needed, with what came of it or why; a document also says where it is kept. Refused when it is
    /// settled already, and when it is done before what its stage waits for.
    /// </summary>
    /// <param name="waitsFor">Titles of what must be settled first.</param>
    /// <param name="hasFile">Whether a file is kept with it.</param>
    public Outcome<Done> Settle(
        Settlement settlement,
        IReadOnlyList<string> waitsFor,
        bool hasFile,
        Guid by,
        DateTimeOffset now
    )
    {
        if (Closed() is { } closed)
        {
            return closed;
        }

        if (settlement.State is PlanTaskState.Done && waitsFor.Count > 0)
        {
            return new Problem(
                "procurements.plan.waits",
                $"An earlier stage is not finished. Settle these first: {string.Join("; ", waitsFor)}.",
                nameof(State)
            );
        }

        if (Lacks(settlement, hasFile).OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Common.Outcome.Refused<Done>(refusals);
        }

        (State, Outcome) = (settlement.State!.Value, Written.Plain(settlement.Outcome));
        KeptAt = Written.Plain(settlement.KeptAt) is { Length: > 0 } place ? place : null;
        (SettledBy, SettledAt) = (by, now);
        return Common.Outcome.Done;
    }

    /// <summary>
    /// Writes or rewrites what was decided on a core principle, whatever its stage waits for: a tender is not published without. The same
    /// answer again changes nothing.
    /// </summary>
    /// <param name="answer">1 to 4,000 characters.</param>
    public Outcome<Done> Answer(string? answer, Guid by, DateTimeOffset now)
    {
        if (
            Written.Lacks(
                answer,
                LongestOutcome,
                "procurements.principles.answer",
                $"Write an answer to \"{Title}\". If it does not matter for this purchase, say why.",
                $"Answers[{Key}]"
            ) is
            { } lacks
        )
        {
            return lacks;
        }

        if (State != PlanTaskState.Done || Outcome != Written.Plain(answer))
        {
            (State, Outcome) = (PlanTaskState.Done, Written.Plain(answer));
            (SettledBy, SettledAt) = (by, now);
        }

        return Common.Outcome.Done;
    }

    /// <summary>Opens it again, because more has to be done; refused while it is open.</summary>
    public Outcome<Done> Reopen()
    {
        if (State == PlanTaskState.Open)
        {
            return new Problem(
                "procurements.plan.open",
                "This task is open already. Load the page again."
            );
        }

        (State, Outcome, KeptAt, SettledBy, SettledAt) = (
            PlanTaskState.Open,
            null,
            null,
            null,
            null
        );
        return Common.Outcome.Done;
    }

    /// <summary>
    /// Why it may not be taken off its plan; null when it may. What the guide asks for stays, and so does what was settled or has a
    /// file.
    /// </summary>
    public Problem? KeepsItsPlace(bool hasFile) =>
        Closed()
        ?? (
            Key is null && !hasFile
                ? null
                : new Problem(
                    "procurements.plan.stays",
                    Key is null
                        ? "Files are kept with this task. Remove them first, or settle it as not needed."
                        : "This task is one of the ten stages' own. If this purchase does not need it, settle it as not needed and say why."
                )
        );

    /// <summary>Null while it is open; otherwise the refusal <c>procurements.plan.settled</c>.</summary>
    public Problem? Closed() =>
        State == PlanTaskState.Open
            ? null
            : new Problem(
                "procurements.plan.settled",
                "This task has been settled meanwhile. Load the page again to see how, and open it again if more has to be done."
            );

    private IEnumerable<Problem?> Lacks(Settlement settlement, bool hasFile) =>
        [
            settlement.State is PlanTaskState.Done or PlanTaskState.NotNeeded
                ? null
                : new Problem(
                    "procurements.plan.state",
                    "Select whether it is done or not needed.",
                    nameof(State)
                ),
            Written.Lacks(
                settlement.Outcome,
                LongestOutcome,
                "procurements.plan.outcome",
                settlement.State is PlanTaskState.NotNeeded
                        ? "Write why this purchase does not need it."
                    : Kind is StageTaskKind.Decision ? "Write what was decided, and why."
                    : "Write what was done.",
                nameof(Outcome)
            ),
            Written.Plain(settlement.KeptAt).Length is var length
            && (length > LongestPlace || (length == 0 && !hasFile && IsWritten(settlement)))
                ? new Problem(
                    "procurements.plan.kept-at",
                    $"Add the document, or write where it is kept: its address, or the name of its folder. Use up to {LongestPlace} characters.",
                    nameof(KeptAt)
                )
                : null,
        ];

    private bool IsWritten(Settlement settlement) =>
        Kind is StageTaskKind.Document && settlement.State is PlanTaskState.Done;
}
