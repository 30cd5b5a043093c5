using System.Text.Json.Serialization;

namespace Commonweal.Domain.Procurements;

/// <summary>Which marks of social value a part of it has.</summary>
public enum SocialValueHalf
{
    /// <summary>Those for what is offered.</summary>
    Quantitative,

    /// <summary>Those for delivery statements.</summary>
    Qualitative,
}

/// <summary>One criterion of the whole award, such as price, quality or a single question, with what it is made of.</summary>
/// <param name="Name">As published; nothing else in the same whole has it.</param>
/// <param name="Weight">Marks of the 100 of the award, 0 to 100 with at most 10 decimal places.</param>
/// <param name="SocialValue">Whether this is the criterion the method marks; it may stand alone or inside another.</param>
/// <param name="Parts">What it is made of, whose weights come to its own; null when it is marked as one.</param>
/// <param name="Price">Whether it marks the price, the lowest with all its marks; at most one does, and it has no parts.</param>
/// <param name="Half">Of a part of social value, which half of the method marks it; null for every other criterion.</param>
public sealed record Criterion(
    string Name,
    decimal Weight,
    bool SocialValue = false,
    IReadOnlyList<Criterion>? Parts = null,
    bool Price = false,
    SocialValueHalf? Half = null
)
{
    /// <summary>Whether its mark is worked out here, by the scoring of social value or from the prices, and so never entered.</summary>
    [JsonIgnore]
    public bool IsWorkedOut => SocialValue || Price || Half is not null;

    /// <summary>A criterion and its place among all.</summary>
    /// <param name="Depth">0 for a criterion of the award itself, one more for each part of a part.</param>
    /// <param name="Path">As problems name it, such as <c>criteria[1].parts[0]</c>.</param>
    /// <param name="Whole">The name of what it is a part of; null for a criterion of the award itself.</param>
    public sealed record Placed(Criterion Criterion, int Depth, string Path, string? Whole);

    /// <summary>What the parts of something come to, beside what they should.</summary>
    /// <param name="Name">Null for the award itself.</param>
    public sealed record Sum(string? Name, decimal Parts, decimal Weight)
    {
        /// <summary>Whether the parts come to the whole.</summary>
        public bool Agrees => Parts == Weight;
    }

    /// <summary>How it is marked, in a few words.</summary>
    public string HowMarked =>
        this switch
        {
            { SocialValue: true } => "Social value, by the method of this tender",
            { Half: SocialValueHalf.Quantitative } =>
                "What is offered, by the method of this tender",
            { Half: SocialValueHalf.Qualitative } =>
                "The delivery statements, by the method of this tender",
            { Price: true } => "The price: the lowest gets all marks, others in proportion",
            { Parts: { Count: > 0 } parts } => $"The sum of its {parts.Count} parts",
            _ => "As the other tender documents say",
        };

    /// <summary>Every criterion, each followed by its parts.</summary>
    public static IEnumerable<Placed> All(IReadOnlyList<Criterion> criteria) =>
        Placings(criteria, 0, "criteria", null);

    /// <summary>The award and every criterion made of parts, with what they come to. Weights must be ones that can be added.</summary>
    public static IReadOnlyList<Sum> Sums(IReadOnlyList<Criterion> criteria) =>
        [
            new Sum(null, criteria.Sum(part => part.Weight), 100m),
            .. All(criteria)
                .Select(placed => placed.Criterion)
                .Where(criterion => criterion.Parts is not null)
                .Select(criterion => new Sum(
                    criterion.Name,
                    criterion.Parts!.Sum(part => part.Weight),
                    criterion.Weight
                )),
        ];

    /// <summary>The weight of social value; null unless exactly one criterion is marked as that.</summary>
    public static decimal? WeightOfSocialValue(IReadOnlyList<Criterion> criteria) =>
        All(criteria).Where(placed => placed.Criterion.SocialValue).ToList() is [var one]
            ? one.Criterion.Weight
            : null;

    /// <summary>The per cent of social value that its parts leave to what is offered; null where it is not made of parts, or weighs nothing.</summary>
    public static decimal? QuantitativeShareOf(IReadOnlyList<Criterion> criteria) =>
        All(criteria).FirstOrDefault(placed => placed.Criterion.SocialValue)?.Criterion
            is { Parts: { Count: > 0 } parts, Weight: > 0m and <= 100m and var weight }
        && parts.Where(part => part.Half == SocialValueHalf.Quantitative).ToArray() is var offered
        && offered.All(part => part.Weight >= 0m && part.Weight <= weight)
        && offered.Sum(part => part.Weight) is var sum
        && sum <= weight
            ? 100m * sum / weight
            : null;

    private static IEnumerable<Placed> Placings(
        IReadOnlyList<Criterion> criteria,
        int depth,
        string at,
        string? whole
    ) =>
        criteria.SelectMany(
            (criterion, i) =>
                Placings(criterion.Parts ?? [], depth + 1, $"{at}[{i}].parts", criterion.Name)
                    .Prepend(new Placed(criterion, depth, $"{at}[{i}]", whole))
        );
}
