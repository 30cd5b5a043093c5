using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>What the record of a procurement shows by itself.</summary>
public enum StageFact
{
    /// <summary>What is bought is said in full.</summary>
    Details,

    /// <summary>It was held against policy and law.</summary>
    Threshold,

    /// <summary>Edition, weighting and method are set.</summary>
    Weighting,

    /// <summary>Its measures are chosen.</summary>
    Measures,

    /// <summary>It is published.</summary>
    Published,

    /// <summary>Its bids are opened.</summary>
    Opened,

    /// <summary>Its bids are ranked.</summary>
    Scored,

    /// <summary>It is awarded.</summary>
    Awarded,
}

/// <summary>What comes out of a task.</summary>
public enum StageTaskKind
{
    /// <summary>Something is done.</summary>
    Task,

    /// <summary>Something is written and kept.</summary>
    Document,

    /// <summary>Somebody says yes or no, with a reason.</summary>
    Decision,
}

/// <summary>A page of the procurement on which a task is done, though nobody but a person can say that it is finished.</summary>
public enum StagePage
{
    /// <summary>Contacts, events and what was said before the tender.</summary>
    Market,

    /// <summary>Bidders' questions.</summary>
    Questions,

    /// <summary>The core principles, answered together; a tender is not published before each has its answer.</summary>
    Principles,
}

/// <summary>Something done in a stage of buying.</summary>
/// <param name="Id">Name within the guide; never renamed, plans refer to it.</param>
/// <param name="Title">What is done.</param>
/// <param name="Help">What belongs to it.</param>
/// <param name="Kind">What comes out of it.</param>
/// <param name="IsNeeded">Whether the next stage waits for it.</param>
/// <param name="Recorded">What the record shows when it is done; null when somebody has to say so.</param>
/// <param name="Source">Whose idea it is; null where it is that of the stages.</param>
/// <param name="Page">Where it is done on this site; null where it is done elsewhere.</param>
public sealed record StageTask(
    string Id,
    string Title,
    string Help,
    StageTaskKind Kind,
    bool IsNeeded,
    StageFact? Recorded,
    Source? Source = null,
    StagePage? Page = null
);

/// <summary>One of the ten stages of buying.</summary>
/// <param name="Number">1 to 10.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Says">What is done in it, a sentence.</param>
/// <param name="Tasks">What is done in it, in order.</param>
public sealed record BuyingStage(
    int Number,
    string Title,
    string Says,
    IReadOnlyList<StageTask> Tasks
);

/// <summary>The ten stages of buying, in the words of <c>data/procurement/stages.yaml</c>.</summary>
/// <param name="Stages">From need to refresh.</param>
public sealed record StageGuide(IReadOnlyList<BuyingStage> Stages)
{
    /// <summary>How many stages there are: those of the sources, no more and no fewer.</summary>
    public const int Count = 10;

    /// <summary>The stage of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none of that number.</exception>
    public BuyingStage this[int number] => Stages[number - 1];

    /// <summary>The core principles that every purchase answers before it is published.</summary>
    public IEnumerable<(BuyingStage Stage, StageTask Task)> Principles =>
        Stages.SelectMany(stage =>
            stage
                .Tasks.Where(task => task.Page == StagePage.Principles)
                .Select(task => (stage, task))
        );

    /// <summary>A task with its stage; null when the guide has none of that name.</summary>
    public (BuyingStage Stage, StageTask Task)? Find(string id) =>
        Stages
            .SelectMany(
                stage => stage.Tasks,
                (stage, task) => ((BuyingStage, StageTask)?)(stage, task)
            )
            .FirstOrDefault(pair => pair!.Value.Item2.Id == id);
}
