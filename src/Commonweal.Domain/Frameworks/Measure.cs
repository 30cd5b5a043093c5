namespace Commonweal.Domain.Frameworks;

/// <summary>Whom a value benefits; totals keep the two apart.</summary>
public enum ValueClass
{
    /// <summary>A benefit to society in general.</summary>
    Social,

    /// <summary>Jobs and money that stay in the local area.</summary>
    LocalEconomic,
}

/// <summary>How far along the chain of effects a measure stands, so that spending is never shown as effect.</summary>
public enum MeasureLevel
{
    /// <summary>What was put in: pounds, hours.</summary>
    Input,

    /// <summary>What was done: weeks of training, places given.</summary>
    Output,

    /// <summary>What changed: a job held, carbon not emitted.</summary>
    Outcome,
}

/// <summary>One thing a supplier may commit to and report, in one unit.</summary>
public sealed record Measure
{
    /// <summary>The longest code, in characters; it is a key as <see cref="Common.OneLine.IsKey"/> has it.</summary>
    public const int LongestCode = 20;

    /// <summary>The code within its edition, such as <c>NT29</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is counted, in our own words.</summary>
    public required string Title { get; init; }

    /// <summary>The unit of every quantity.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The class its value adds to; null when it is only recorded.</summary>
    public ValueClass? Class { get; init; }

    /// <summary>Input, output or outcome.</summary>
    public required MeasureLevel Level { get; init; }

    /// <summary>Id of the theme.</summary>
    public required string Theme { get; init; }

    /// <summary>Id of the intended outcome within the theme.</summary>
    public required string Outcome { get; init; }

    /// <summary>What may be counted.</summary>
    public required string Counts { get; init; }

    /// <summary>What may not be counted; empty when nothing needs saying.</summary>
    public IReadOnlyList<string> DoesNotCount { get; init; } = [];

    /// <summary>What a supplier must show for a claim.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Ids of the council's priorities it serves.</summary>
    public IReadOnlyList<string> Priorities { get; init; } = [];

    /// <summary>Numbers of the sustainable development goals it is held to serve, 1 to 17, each once and in order.</summary>
    public IReadOnlyList<int> Goals
    {
        get;
        init => field = [.. value.Distinct().Order()];
    } = [];

    /// <summary>Why it serves them, in a few words; null when nothing is said.</summary>
    public string? GoalsBecause { get; init; }

    /// <summary>Place in the edition's list, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>Whether it counts what is local: people, money or projects of the area, so that somebody has to say which area that is.</summary>
    public bool IsLocal =>
        Class == ValueClass.LocalEconomic
        || Title.Contains("local", StringComparison.OrdinalIgnoreCase)
        || Counts.Contains("local", StringComparison.OrdinalIgnoreCase);

    /// <summary>Title and code, as a measure is named wherever it stands in a sentence or a heading.</summary>
    public string Name => NameOf(Code, Title);

    /// <summary>Tracked against its target but never valued.</summary>
    public bool RecordOnly => Class is null;

    /// <summary>How a unit is valued; null when it is only recorded or no open figure fits.</summary>
    public Proxy? Proxy { get; init; }

    /// <summary>It has a value, by figures that only their holder may use: see <see cref="Edition.ToPassOn"/>.</summary>
    public bool ValueWithheld { get; init; }

    /// <summary>Whether its value, shown here or not, is one that may not be passed on.</summary>
    public bool IsKept => ValueWithheld || Proxy?.MayBePassedOn is false;

    /// <summary>Whether all that is said of the two is the same: everything but place in the list and value.</summary>
    internal bool SaysAs(Measure other) =>
        (Code, Title, Unit, Class, Level, Theme, Outcome, Counts, GoalsBecause)
            == (
                other.Code,
                other.Title,
                other.Unit,
                other.Class,
                other.Level,
                other.Theme,
                other.Outcome,
                other.Counts,
                other.GoalsBecause
            )
        && Goals.SequenceEqual(other.Goals)
        && DoesNotCount.SequenceEqual(other.DoesNotCount, StringComparer.Ordinal)
        && Evidence.SequenceEqual(other.Evidence, StringComparer.Ordinal)
        && Priorities
            .Order(StringComparer.Ordinal)
            .SequenceEqual(other.Priorities.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The <see cref="Name"/> of the measure with this code and title.</summary>
    public static string NameOf(string code, string title) => $"{title} ({code})";
}
