using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>How a part of somebody else's document is known here.</summary>
public enum Certainty
{
    /// <summary>Seen in the document or a page that quotes it.</summary>
    Verified,

    /// <summary>Taken from what one other writer says of the document.</summary>
    Secondary,

    /// <summary>Written from memory: to be checked before use.</summary>
    Recalled,
}

/// <summary>What a part of a model is.</summary>
public enum ModelPartKind
{
    /// <summary>What a bidder's answer is judged by.</summary>
    Criterion,

    /// <summary>What is counted while the contract runs.</summary>
    Metric,
}

/// <summary>A criterion or a metric of a model.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Code">Of a criterion the model's own; of a metric ours, for the model gives none.</param>
/// <param name="Title">Of a criterion its label; of a metric what is counted, in our own words.</param>
/// <param name="Says">What a criterion asks for, in our own words; null of a metric.</param>
/// <param name="Unit">What a metric is counted in; null of a criterion.</param>
/// <param name="SplitBy">By what a metric is broken down.</param>
/// <param name="Certainty">How it is known.</param>
public sealed record ModelPart(
    ModelPartKind Kind,
    string Code,
    string Title,
    string? Says,
    string? Unit,
    IReadOnlyList<string> SplitBy,
    Certainty Certainty
)
{
    /// <summary>Whether it may be relied on as it stands: what was seen, never what is only told or remembered.</summary>
    public bool IsSettled => Certainty == Certainty.Verified;
}

/// <summary>A heading of a model.</summary>
/// <param name="Number">Its number in the model.</param>
/// <param name="Title">The model's own words.</param>
public sealed record ModelTheme(int Number, string Title);

/// <summary>A change that a model works towards.</summary>
/// <param name="Number">Its number in the model.</param>
/// <param name="Title">The model's own words.</param>
/// <param name="Theme">The heading it stands under; null where the model has none.</param>
/// <param name="Parts">Its criteria, then its metrics, in the model's order.</param>
public sealed record ModelOutcome(
    int Number,
    string Title,
    ModelTheme? Theme,
    IReadOnlyList<ModelPart> Parts
)
{
    /// <summary>How many of its parts are of a kind.</summary>
    public int Count(ModelPartKind kind) => Parts.Count(part => part.Kind == kind);
}

/// <summary>What is known to be missing here, so that an empty place is never taken for the whole.</summary>
/// <param name="Kind">The kind of part that is missing; null when it is neither.</param>
/// <param name="Outcome">The number of the outcome it belongs to; null when it is of the whole model.</param>
/// <param name="What">What is missing.</param>
/// <param name="Known">What is known of it.</param>
/// <param name="Look">Where to look.</param>
/// <param name="Counted">How many parts of the kind others count in the model; null where nobody does.</param>
public sealed record ModelGap(
    ModelPartKind? Kind,
    int? Outcome,
    string What,
    string Known,
    string Look,
    int? Counted
);

/// <summary>The least share of the marks that goes to social value.</summary>
/// <param name="Percent">Per cent, 0 to 100.</param>
/// <param name="Of">What it is a share of; null where that is not known.</param>
/// <param name="From">Contracts of this value or more, in pounds with VAT; null for any.</param>
/// <param name="Below">Contracts below this value, in pounds with VAT; null for any.</param>
public sealed record ModelWeighting(decimal Percent, string? Of, decimal? From, decimal? Below);

/// <summary>
/// One edition of central government's Social Value Model, as far as it is known here. It binds no council; one may take
/// it up. The day on which a procurement commences decides which edition it follows, and the contract keeps it to its end.
/// </summary>
public sealed record SocialValueModel
{
    /// <summary>The file's name, such as <c>social-value-model-2025</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>The policy note that sets it out.</summary>
    public required string Notice { get; init; }

    /// <summary>The day of publication.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>The day of the wording held here, where it is later; null where it is the first.</summary>
    public DateOnly? RevisedOn { get; init; }

    /// <summary>The first day from which it could be chosen before it had to be; null when there was none.</summary>
    public DateOnly? OptionalFrom { get; init; }

    /// <summary>The first day of commencement for which it is the one to use.</summary>
    public required DateOnly AppliesFrom { get; init; }

    /// <summary>The last day of commencement for which it may be used; null while none is known.</summary>
    public DateOnly? LastCommencement { get; init; }

    /// <summary>The name of the model that took its place; null while there is none.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Who must use it, and who may.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>The least weighting, by the contract's value where it depends on that.</summary>
    public required IReadOnlyList<ModelWeighting> Weightings { get; init; }

    /// <summary>What else a reader must know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How its headings and outcomes are known.</summary>
    public required Certainty Structure { get; init; }

    /// <summary>What the model calls its headings; null where it has none.</summary>
    public string? ThemeWord { get; init; }

    /// <summary>Its outcomes, in order.</summary>
    public required IReadOnlyList<ModelOutcome> Outcomes { get; init; }

    /// <summary>What is known to be missing here.</summary>
    public IReadOnlyList<ModelGap> Gaps { get; init; } = [];

    /// <summary>Where all this comes from.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Every criterion and metric, by outcome.</summary>
    public IEnumerable<ModelPart> Parts => Outcomes.SelectMany(outcome => outcome.Parts);

    /// <summary>How many parts of a kind are held here.</summary>
    public int Count(ModelPartKind kind) => Outcomes.Sum(outcome => outcome.Count(kind));

    /// <summary>The criterion of a code, capitals as written; null when there is none.</summary>
    public ModelPart? Criterion(string code) =>
        Parts.FirstOrDefault(part => part.Kind == ModelPartKind.Criterion && part.Code == code);

    /// <summary>Whether a procurement that commenced on a day may follow it; both ends of its time are within.</summary>
    public bool MayBeUsed(DateOnly commenced) =>
        commenced >= (OptionalFrom ?? AppliesFrom)
        && commenced <= (LastCommencement ?? DateOnly.MaxValue);

    /// <summary>
    /// The models that a procurement which commenced on a day may follow, the earlier first: none before the first of
    /// them, two while a new one could be chosen and the old one still be used.
    /// </summary>
    public static IReadOnlyList<SocialValueModel> For(
        IEnumerable<SocialValueModel> models,
        DateOnly commenced
    ) => [.. models.Where(model => model.MayBeUsed(commenced)).OrderBy(model => model.AppliesFrom)];
}
