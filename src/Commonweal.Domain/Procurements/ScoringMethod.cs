using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// How social value counts in the award, settled and published before bids come in. Kept as JSON in the form of the
/// evaluate command, so that the same text with bids added can be run there.
/// </summary>
/// <param name="Weighting">Marks for social value out of the 100 for the whole award; 0 to 100.</param>
/// <param name="QuantitativeShare">Per cent of the weighting for the value of what is promised; statements have the rest.</param>
/// <param name="Quantitative">How value is marked.</param>
/// <param name="Qualitative">How delivery statements are marked; null only when the quantitative share is 100.</param>
/// <param name="Rules">The rules for awkward cases.</param>
/// <param name="Criteria">All criteria of the award, social value among them; null where only social value is given.</param>
public sealed record ScoringMethod(
    decimal Weighting,
    decimal QuantitativeShare,
    QuantitativeRule Quantitative,
    QualitativeRule? Qualitative = null,
    EvaluationRules? Rules = null,
    IReadOnlyList<Criterion>? Criteria = null
)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        NumberHandling =
            JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote; numbers may be text or numbers.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static ScoringMethod FromJson(string json) =>
        JsonSerializer.Deserialize<ScoringMethod>(json, Form)
        ?? throw new JsonException("A scoring method is a JSON object.");

    /// <summary>The method in the form of the evaluate command, numbers as text, nothing rounded.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <summary>
    /// Everything that keeps it from being published, each at its field of the evaluate command's form. Stricter than
    /// an evaluation, which asks for a rule only when a bid needs it: bidders are told every rule beforehand.
    /// </summary>
    public IReadOnlyList<Problem> Problems() =>
        [
            .. ScoringChecks.Shares(this),
            .. ScoringChecks.Settings(this),
            .. OtherScale(),
            .. Unsaid(),
        ];

    /// <summary>The same with these criteria, and the weighting and halves that social value has among them.</summary>
    internal ScoringMethod With(IReadOnlyList<Criterion> criteria) =>
        this with
        {
            Weighting = Criterion.WeightOfSocialValue(criteria) ?? Weighting,
            QuantitativeShare = Criterion.QuantitativeShareOf(criteria) ?? QuantitativeShare,
            Criteria = criteria.Count == 0 ? null : criteria,
        };

    /// <summary>
    /// Marks for the quantitative half: weighting x share / 100, to 23 places. A share that the weights of the halves make and that does not
    /// end, as 5 of 15 is 33.333...%, comes back to exactly those weights.
    /// </summary>
    [JsonIgnore]
    public decimal QuantitativeMarks => decimal.Round(Weighting * QuantitativeShare / 100m, 23);

    /// <summary>Whether statements alone earn marks: then nothing is asked, or shown, in pounds.</summary>
    [JsonIgnore]
    public bool IsQualitativeOnly => Weighting != 0m && QuantitativeShare == 0m;

    /// <summary>
    /// Whether bidders read what their offers are worth: not where statements alone earn marks, nor where quantities do, for pounds
    /// that earn nothing would only mislead.
    /// </summary>
    [JsonIgnore]
    public bool ShowsPounds => !IsQualitativeOnly && !Quantitative.Method.CountsQuantities();

    /// <summary>Whether delivery statements earn marks; taken as so while a share is out of range, so that all their rules are asked for.</summary>
    [JsonIgnore]
    public bool MarksStatements => Weighting != 0m && QuantitativeShare != 100m;

    /// <summary>Whether an offer with this statement is disregarded for having none.</summary>
    public bool Disregards(string? statement) =>
        MarksStatements
        && Rules?.MissingNarrative == MissingNarrative.DisregardOffer
        && Written.Plain(statement).Length == 0;

    /// <summary>What scores mean: the authority's own words, or those every council starts with.</summary>
    public ScoreLadder Ladder(ScoreLadder usual) =>
        Qualitative?.Steps is { } steps ? usual with { Steps = steps } : usual;

    private IEnumerable<Problem> OtherScale()
    {
        if (Qualitative is not { } rule)
        {
            yield break;
        }

        if (rule.Steps is null && rule.MaxScore != ScoreLadder.Highest)
        {
            yield return new Problem(
                "procurements.method.other-scale",
                $"Statements would be scored up to {Quantity.Display(rule.MaxScore)}, and nothing says what each score means. Say it for each, or make {ScoreLadder.Highest} the highest score.",
                "qualitative.maxScore"
            );
        }
        else if (
            rule.Steps is { } steps
            && (
                steps.Count is < 2 or > ScoreLadder.MostHighest + 1
                || rule.MaxScore != steps.Count - 1
            )
        )
        {
            yield return new Problem(
                "procurements.method.steps",
                $"Say what each score means, from 0 up to a highest of 1 to {ScoreLadder.MostHighest}, without leaving one out.",
                "qualitative.steps"
            );
        }

        foreach (var (score, step) in (rule.Steps ?? []).Index())
        {
            if (
                Written.Lacks(
                    step.Word,
                    QualitativeRule.LongestWord,
                    "procurements.method.step-word",
                    $"Give score {score} a word, such as Good.",
                    $"qualitative.steps[{score}].word"
                ) is
                { } wordless
            )
            {
                yield return wordless;
            }

            if (
                Written.Lacks(
                    step.Means,
                    QualitativeRule.LongestMeaning,
                    "procurements.method.step-means",
                    $"Say what a statement is like that earns score {score}.",
                    $"qualitative.steps[{score}].means"
                ) is
                { } meaningless
            )
            {
                yield return meaningless;
            }
        }
    }

    private IEnumerable<Problem> Unsaid()
    {
        if (!MarksStatements && Qualitative?.MinimumScore is { } unsaid)
        {
            yield return new Problem(
                "procurements.minimum-score.unused",
                $"Delivery statements earn no marks here, so the lowest score that stays in, {Quantity.Exact(unsaid)}, would exclude bids by a rule that no bidder reads. Leave the lowest score empty on the page Edition, weighting and scoring, or give statements a part of the marks.",
                "qualitative.minimumScore"
            );
        }

        if (MarksStatements && Rules?.MissingNarrative is null)
        {
            yield return new Problem(
                "procurements.method.missing-narrative-unsaid",
                "Select what happens to a bid that comes without a delivery statement.",
                "rules.missingNarrative"
            );
        }

        if (Quantitative.Method.ComparesBids() && Rules?.ExcludedBidSetsMaximum is null)
        {
            yield return new Problem(
                "procurements.method.excluded-bid-unsaid",
                "Select whether a bid that is excluded may still be the highest that others are measured by.",
                "rules.excludedBidSetsMaximum"
            );
        }

        if (Rules?.TieBreak is null)
        {
            yield return new Problem(
                "procurements.method.tie-break-unsaid",
                "Select how bids that are level are separated, or that they stay level.",
                "rules.tieBreak"
            );
        }
    }
}
