using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements.Plan;

/// <summary>A task as a procurement's plan shows it.</summary>
/// <param name="Stage">The stage of buying, 1 to 10.</param>
/// <param name="Guide">The guide's task; null for one that was added.</param>
/// <param name="Row">What was entered for it; null when nothing was.</param>
/// <param name="IsRecorded">Whether the record shows by itself that it is done.</param>
/// <param name="On">When it was settled or recorded; null when it was not, and when the record keeps no day.</param>
public sealed record PlanLine(
    int Stage,
    StageTask? Guide,
    PlanTask? Row,
    bool IsRecorded,
    DateTimeOffset? On
)
{
    /// <summary>How its page is called: its name in the guide, or its identifier.</summary>
    public string Key => Guide?.Id ?? Row!.Id.ToString();

    /// <summary>What is done.</summary>
    public string Title => Row?.Title ?? Guide!.Title;

    /// <summary>What comes out of it.</summary>
    public StageTaskKind Kind => Row?.Kind ?? Guide!.Kind;

    /// <summary>Where it stands.</summary>
    public PlanTaskState State =>
        IsRecorded ? PlanTaskState.Done : Row?.State ?? PlanTaskState.Open;

    /// <summary>Whether the next stage waits for it still.</summary>
    public bool HoldsBack => Guide is { IsNeeded: true } && State == PlanTaskState.Open;
}

/// <summary>The ten stages of one procurement: the guide's tasks in its order, those added at the end of their stage.</summary>
/// <param name="Lines">Every task, by stage.</param>
public sealed record StagePlan(IReadOnlyList<PlanLine> Lines)
{
    private static readonly (StageFact Fact, PreparationStep Step)[] Prepared =
    [
        (StageFact.Details, PreparationStep.Details),
        (StageFact.Threshold, PreparationStep.Threshold),
        (StageFact.Weighting, PreparationStep.Weighting),
        (StageFact.Measures, PreparationStep.Measures),
    ];

    /// <summary>
    /// The stage it is in: the first that something needed is missing from, or a later one that the record shows to be reached; the
    /// last one when nothing is missing.
    /// </summary>
    public int Now =>
        Math.Max(
            Lines.FirstOrDefault(line => line.HoldsBack)?.Stage ?? StageGuide.Count,
            Lines.LastOrDefault(line => line.IsRecorded)?.Stage ?? 1
        );

    /// <summary>The plan of a procurement.</summary>
    /// <param name="recorded">What its record shows, each with its moment where it keeps one.</param>
    public static StagePlan Of(
        StageGuide guide,
        IReadOnlyCollection<PlanTask> rows,
        IReadOnlyDictionary<StageFact, DateTimeOffset?> recorded
    ) =>
        new([
            .. guide.Stages.SelectMany(stage =>
                stage
                    .Tasks.Select(task =>
                        Line(stage, task, rows.FirstOrDefault(row => row.Key == task.Id), recorded)
                    )
                    .Concat(
                        rows.Where(row =>
                                row.Stage == stage.Number
                                && stage.Tasks.All(task => task.Id != row.Key)
                            )
                            .OrderBy(row => row.Id)
                            .Select(row => new PlanLine(
                                stage.Number,
                                null,
                                row,
                                false,
                                row.SettledAt
                            ))
                    )
            ),
        ]);

    /// <summary>What the record of a procurement shows by itself, each with its moment where it keeps one.</summary>
    /// <param name="policy">What was decided about it.</param>
    /// <param name="missing">What stands between a draft and its publication.</param>
    public static IReadOnlyDictionary<StageFact, DateTimeOffset?> RecordOf(
        Procurement procurement,
        PolicyStanding policy,
        IReadOnlyList<StillMissing> missing
    )
    {
        var isPrepared = procurement.PublishedAt is not null;
        var isScored = procurement.Stage is ProcurementStage.Scored or ProcurementStage.Awarded;
        (StageFact Fact, bool Holds, DateTimeOffset? On)[] facts =
        [
            .. Prepared.Select(part =>
                (
                    part.Fact,
                    isPrepared
                        || (
                            procurement.Stage == ProcurementStage.Draft
                            && missing.All(item => item.Step != part.Step)
                        ),
                    part.Fact == StageFact.Threshold ? policy.Assessment?.AssessedAt : null
                )
            ),
            (StageFact.Published, isPrepared, procurement.PublishedAt),
            (StageFact.Opened, procurement.OpenedAt is not null, procurement.OpenedAt),
            (StageFact.Scored, isScored, null),
            (StageFact.Awarded, procurement.Stage == ProcurementStage.Awarded, null),
        ];
        return facts.Where(fact => fact.Holds).ToDictionary(fact => fact.Fact, fact => fact.On);
    }

    /// <summary>What the tasks of a stage wait for: what earlier stages need and nobody has settled.</summary>
    public IReadOnlyList<PlanLine> WaitsFor(int stage) =>
        [.. Lines.Where(line => line.Stage < stage && line.HoldsBack)];

    /// <summary>A task by the name of its page; null when there is none.</summary>
    public PlanLine? Find(string key) => Lines.FirstOrDefault(line => line.Key == key);

    private static PlanLine Line(
        BuyingStage stage,
        StageTask task,
        PlanTask? row,
        IReadOnlyDictionary<StageFact, DateTimeOffset?> recorded
    )
    {
        var on = (DateTimeOffset?)null;
        var isRecorded = task.Recorded is { } fact && recorded.TryGetValue(fact, out on);
        return new PlanLine(stage.Number, task, row, isRecorded, isRecorded ? on : row?.SettledAt);
    }
}
