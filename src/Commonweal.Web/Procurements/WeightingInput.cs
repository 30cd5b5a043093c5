using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Procurements;

namespace Commonweal.Web.Procurements;

/// <summary>A scoring method as it is typed; its parts are named as in the evaluate command, so that problems find them.</summary>
public sealed class WeightingInput
{
    private const int BandRows = 6;

    public string? Edition { get; set; }

    [Required(ErrorMessage = "Enter the weighting as a percentage of the whole award, like 10.")]
    public decimal? Weighting { get; set; } = 10m;

    [Required(ErrorMessage = "Enter how much of the weighting is marked by number, like 50.")]
    [Display(Name = "Share marked by number")]
    public decimal? QuantitativeShare { get; set; } = 50m;
    public QuantitativePart Quantitative { get; set; } = new();
    public QualitativePart Qualitative { get; set; } = new();
    public RulesPart Rules { get; set; } = new();
    public string? WeightingReason { get; set; }

    public sealed class QuantitativePart
    {
        public QuantitativeMethod Method { get; set; } = QuantitativeMethod.RelativeToHighest;

        [Display(Name = "Target")]
        public decimal? TargetPercent { get; set; }

        [Display(Name = "Highest score")]
        public decimal? MaxScore { get; set; }
        public List<BandPart> Bands { get; set; } = [];
        public MarkedClasses Classes { get; set; }
        public SharesPart ClassShares { get; set; } = new();
    }

    public sealed class BandPart
    {
        [Display(Name = "From")]
        public decimal? FromPercent { get; set; }
        public decimal? Score { get; set; }
    }

    public sealed class SharesPart
    {
        public decimal? Social { get; set; }

        [Display(Name = "Local economic")]
        public decimal? LocalEconomic { get; set; }
    }

    public sealed class QualitativePart
    {
        [Display(Name = "Highest score")]
        public decimal? MaxScore { get; set; } = 5m;

        [Display(Name = "Lowest score")]
        public decimal? MinimumScore { get; set; }
    }

    public sealed class RulesPart
    {
        public MissingNarrative? MissingNarrative { get; set; }
        public bool? ExcludedBidSetsMaximum { get; set; }
        public List<TieBreak?> TieBreak { get; set; } = [];
    }

    public static WeightingInput Of(Procurement procurement)
    {
        var input = new WeightingInput
        {
            Edition = procurement.Edition,
            WeightingReason = procurement.WeightingReason,
        };
        if (procurement.Scoring is { } scoring)
            input.Fill(scoring);
        input.Quantitative.Bands.AddRange(
            Enumerable
                .Range(0, Math.Max(0, BandRows - input.Quantitative.Bands.Count))
                .Select(_ => new BandPart())
        );
        return input;
    }

    public ScoringMethod Read() =>
        new(
            Weighting ?? 0m,
            QuantitativeShare ?? 0m,
            new QuantitativeRule(
                Quantitative.Method,
                Quantitative.Classes,
                Quantitative.Classes == MarkedClasses.Separate
                    ? new ClassShares(
                        Quantitative.ClassShares.Social ?? 0m,
                        Quantitative.ClassShares.LocalEconomic ?? 0m
                    )
                    : null,
                Quantitative.Method == QuantitativeMethod.AgainstTarget
                    ? Quantitative.TargetPercent
                    : null,
                Quantitative.Method == QuantitativeMethod.Bands ? Quantitative.MaxScore : null,
                Quantitative.Method == QuantitativeMethod.Bands ? Bands() : null
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

    /// <summary>The row of the page that the method's band stands in; empty rows are no bands.</summary>
    public int BandRow(int band) => Filled().ElementAt(band).Row;

    /// <summary>Bands with a start and no score, or the other way round: the row, and the part that is missing.</summary>
    public IEnumerable<(int Row, string Part)> HalfBands =>
        Quantitative.Method != QuantitativeMethod.Bands
            ? []
            : Filled()
                .Where(band => band.Part is { FromPercent: null } or { Score: null })
                .Select(band =>
                    (
                        band.Row,
                        band.Part.Score is null
                            ? nameof(BandPart.Score)
                            : nameof(BandPart.FromPercent)
                    )
                );

    private IEnumerable<(BandPart Part, int Row)> Filled() =>
        Quantitative
            .Bands.Select((part, row) => (part, row))
            .Where(band => band.part is not { FromPercent: null, Score: null });

    private List<Band> Bands() =>
        [.. Filled().Select(band => new Band(band.Part.FromPercent ?? 0m, band.Part.Score ?? 0m))];

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
