using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Web.Procurements;

/// <summary>A scoring method as it is typed; its parts are named as in the evaluate command, so that problems find them.</summary>
public sealed class WeightingInput
{
    private const int BandRows = 6;

    private static readonly Problem MinimumUnused = new(
        "procurements.minimum-score.unused",
        "All marks are for the value of what is promised, so statements are not scored and none can be too low. Leave the lowest score empty, or enter less than 100 as the share for value.",
        $"{nameof(Qualitative)}.{nameof(QualitativePart.MinimumScore)}"
    );

    public string? Edition { get; set; }

    [DataType(nameof(Percentage))]
    [Required(ErrorMessage = "Enter the weighting as a percentage of the whole award, like 10.")]
    public decimal? Weighting { get; set; } = 10m;

    [DataType(nameof(Percentage))]
    [Required(
        ErrorMessage = "Enter the share of the marks for the value of what is promised, like 50."
    )]
    public decimal? QuantitativeShare { get; set; } = 50m;
    public QuantitativePart Quantitative { get; set; } = new();
    public QualitativePart Qualitative { get; set; } = new();
    public RulesPart Rules { get; set; } = new();
    public string? WeightingReason { get; set; }

    public sealed class QuantitativePart
    {
        public QuantitativeMethod Method { get; set; } = QuantitativeMethod.RelativeToHighest;

        [DataType(nameof(Percentage))]
        public decimal? TargetPercent { get; set; }
        public decimal? MaxScore { get; set; }
        public List<BandPart> Bands { get; set; } = [];
        public MarkedClasses Classes { get; set; }
        public SharesPart ClassShares { get; set; } = new();
    }

    public sealed class BandPart
    {
        [DataType(nameof(Percentage))]
        public decimal? FromPercent { get; set; }
        public decimal? Score { get; set; }
    }

    public sealed class SharesPart
    {
        [DataType(nameof(Percentage))]
        public decimal? Social { get; set; }

        [DataType(nameof(Percentage))]
        public decimal? LocalEconomic { get; set; }
    }

    public sealed class QualitativePart
    {
        public decimal? MaxScore { get; set; } = 5m;
        public decimal? MinimumScore { get; set; }
    }

    public sealed class RulesPart
    {
        public MissingNarrative? MissingNarrative { get; set; }
        public bool? ExcludedBidSetsMaximum { get; set; }
        public List<TieBreak?> TieBreak { get; set; } = [];
    }

    /// <summary>What is set; before that, what the policy asks for and councils most often publish.</summary>
    public static WeightingInput Of(Procurement procurement, PolicyStanding policy)
    {
        var input = new WeightingInput
        {
            Edition = procurement.Edition,
            WeightingReason = procurement.WeightingReason,
        };
        if (procurement.Scoring is { } scoring)
            input.Fill(scoring);
        else
            input.Suggest(policy.LeastWeighting);
        input.Quantitative.Bands.AddRange(
            Enumerable
                .Range(0, Math.Max(0, BandRows - input.Quantitative.Bands.Count))
                .Select(_ => new BandPart())
        );
        return input;
    }

    /// <summary>The method. A weighting that could not be read is the whole: that alone is said of it then.</summary>
    public ScoringMethod Read() =>
        new(
            Weighting ?? 100m,
            QuantitativeShare ?? 0m,
            new QuantitativeRule(
                Quantitative.Method,
                Quantitative.Classes,
                Quantitative
                    is {
                        Classes: MarkedClasses.Separate,
                        ClassShares: { Social: { } social, LocalEconomic: { } local }
                    }
                    ? new ClassShares(social, local)
                    : null,
                Quantitative.Method == QuantitativeMethod.AgainstTarget
                    ? Quantitative.TargetPercent
                    : null,
                Quantitative.Method == QuantitativeMethod.Bands ? Quantitative.MaxScore : null,
                Quantitative.Method == QuantitativeMethod.Bands
                    ? [.. Filled().Select(band => band.Band)]
                    : null
            ),
            QuantitativeShare == 100m || Qualitative.MaxScore is not { } most
                ? null
                : new QualitativeRule(most, Qualitative.MinimumScore),
            new EvaluationRules(
                Rules.MissingNarrative,
                Rules.ExcludedBidSetsMaximum,
                [.. Rules.TieBreak.OfType<TieBreak>().Distinct()]
            )
        );

    /// <summary>The row of the page that the method's band stands in; rows not filled whole are no bands.</summary>
    public int BandRow(int band) => Filled().ElementAt(band).Row;

    /// <summary>What was typed and would not be in the method: it is not dropped without a word.</summary>
    public IEnumerable<Problem> Unused() =>
        QuantitativeShare == 100m && Qualitative.MinimumScore is not null
            ? [.. HalfBands(), MinimumUnused]
            : HalfBands();

    /// <summary>Bands with a start and no score, or the other way round, at the part that is missing.</summary>
    private IEnumerable<Problem> HalfBands() =>
        Quantitative.Method != QuantitativeMethod.Bands
            ? []
            : Quantitative
                .Bands.Select((part, row) => (part, row))
                .Where(band => band.part.FromPercent is null != band.part.Score is null)
                .Select(band => new Problem(
                    "procurements.band.half",
                    $"Band {band.row + 1} needs both a start and a score. Enter both, or leave both empty.",
                    $"{nameof(Quantitative)}.{nameof(Quantitative.Bands)}[{band.row}].{(band.part.Score is null ? nameof(BandPart.Score) : nameof(BandPart.FromPercent))}"
                ));

    private IEnumerable<(Band Band, int Row)> Filled()
    {
        foreach (var (row, part) in Quantitative.Bands.Index())
        {
            if (part is { FromPercent: { } from, Score: { } score })
                yield return (new Band(from, score), row);
        }
    }

    private void Suggest(decimal leastWeighting)
    {
        if (leastWeighting > 0m)
            Weighting = leastWeighting;
        Rules = new RulesPart
        {
            MissingNarrative = MissingNarrative.Disregard,
            ExcludedBidSetsMaximum = false,
            TieBreak = [TieBreak.Qualitative, TieBreak.Price],
        };
    }

    private void Fill(ScoringMethod scoring)
    {
        (Weighting, QuantitativeShare) = (scoring.Weighting, scoring.QuantitativeShare);
        var rule = scoring.Quantitative;
        Quantitative = new QuantitativePart
        {
            Method = rule.Method,
            TargetPercent = rule.TargetPercent,
            MaxScore = rule.MaxScore,
            Classes = rule.Classes,
            ClassShares = new SharesPart
            {
                Social = rule.ClassShares?.Social,
                LocalEconomic = rule.ClassShares?.LocalEconomic,
            },
            Bands =
            [
                .. (rule.Bands ?? []).Select(band => new BandPart
                {
                    FromPercent = band.FromPercent,
                    Score = band.Score,
                }),
            ],
        };
        Qualitative = new QualitativePart
        {
            MaxScore = scoring.Qualitative?.MaxScore,
            MinimumScore = scoring.Qualitative?.MinimumScore,
        };
        Rules = new RulesPart
        {
            MissingNarrative = scoring.Rules?.MissingNarrative,
            ExcludedBidSetsMaximum = scoring.Rules?.ExcludedBidSetsMaximum,
            TieBreak = [.. (scoring.Rules?.TieBreak ?? []).Cast<TieBreak?>()],
        };
    }
}
