using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;

namespace Commonweal.Web.Procurements;

/// <summary>A scoring method as it is typed; its parts are named as in the evaluate command, so that problems find them.</summary>
public sealed class WeightingInput
{
    private const int BandRows = 6;

    public string? Edition { get; set; }

    [DataType(nameof(Percentage))]
    [Required(ErrorMessage = "Enter the weighting as a percentage of the whole award.")]
    public decimal? Weighting { get; set; }

    [DataType(nameof(Percentage))]
    [Required(
        ErrorMessage = "Enter the share of the marks for the value of commitments, as a percentage."
    )]
    public decimal? QuantitativeShare { get; set; }
    public QuantitativePart Quantitative { get; set; } = new();
    public QualitativePart Qualitative { get; set; } = new();
    public RulesPart Rules { get; set; } = new();

    public sealed class QuantitativePart
    {
        [Required(ErrorMessage = "Select how value becomes marks.")]
        public QuantitativeMethod? Method { get; set; }

        [DataType(nameof(Percentage))]
        public decimal? TargetPercent { get; set; }
        public decimal? MaxScore { get; set; }
        public List<BandPart> Bands { get; set; } = [];
        public decimal? ExpectedPoints { get; set; }

        [Required(ErrorMessage = "Select which value earns marks.")]
        public MarkedClasses? Classes { get; set; }
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

        /// <summary>One that is missing stands as the rest; null without either.</summary>
        public ClassShares? Read() =>
            (Social ?? Rest(LocalEconomic), LocalEconomic ?? Rest(Social))
                is ({ } social, { } local)
                ? new ClassShares(social, local)
                : null;

        /// <summary>The one that is left out beside the other.</summary>
        public string? LeftOut =>
            (Social, LocalEconomic) switch
            {
                (null, not null) => nameof(Social),
                (not null, null) => nameof(LocalEconomic),
                _ => null,
            };

        private static decimal? Rest(decimal? share) => 100m - share;
    }

    public sealed class QualitativePart
    {
        public decimal? MinimumScore { get; set; }
        public List<StepPart> Steps { get; set; } = [];

        /// <summary>From 0 up to the last that says anything; null where none does.</summary>
        public IReadOnlyList<ScoreStep>? Read()
        {
            var last = Steps.FindLastIndex(step => !step.IsEmpty);
            return last < 0
                ? null
                :
                [
                    .. Steps
                        .Take(last + 1)
                        .Select(step => new ScoreStep(step.Word ?? "", step.Means ?? "")),
                ];
        }
    }

    public sealed class StepPart
    {
        public string? Word { get; set; }
        public string? Means { get; set; }
        public bool IsEmpty => string.IsNullOrWhiteSpace(Word) && string.IsNullOrWhiteSpace(Means);
    }

    public sealed class RulesPart
    {
        public MissingNarrative? MissingNarrative { get; set; }
        public bool? ExcludedBidSetsMaximum { get; set; }
        public bool? Separates { get; set; }
        public List<TieBreak?> TieBreak { get; set; } = [];
    }

    /// <summary>What is set; before that, the least weighting the policy asks for and nothing else: the rest is the council's to say.</summary>
    public static WeightingInput Of(
        Procurement procurement,
        PolicyStanding policy,
        ScoreLadder usual
    )
    {
        var input = new WeightingInput { Edition = procurement.Edition };
        if (procurement.Scoring is { } scoring)
            input.Fill(scoring);
        else if (policy.LeastWeighting is > 0m and var least)
            input.Weighting = least;
        var steps = (procurement.Scoring?.Ladder(usual) ?? usual).Steps;
        input.Qualitative.Steps =
        [
            .. Enumerable
                .Range(0, ScoreLadder.MostHighest + 1)
                .Select(score => new StepPart
                {
                    Word = steps.ElementAtOrDefault(score)?.Word,
                    Means = steps.ElementAtOrDefault(score)?.Means,
                }),
        ];
        input.Quantitative.Bands.AddRange(
            Enumerable
                .Range(0, Math.Max(0, BandRows - input.Quantitative.Bands.Count))
                .Select(_ => new BandPart())
        );
        return input;
    }

    /// <summary>
    /// The method. What was not answered stands as what needs no further answer, so that it alone is said: a weighting as
    /// the whole, value as measured against a target of all of it.
    /// </summary>
    public ScoringMethod Read() =>
        new(
            Weighting ?? 100m,
            QuantitativeShare ?? 0m,
            new QuantitativeRule(
                Quantitative.Method ?? QuantitativeMethod.AgainstTarget,
                Quantitative.Classes ?? MarkedClasses.All,
                Quantitative.Classes == MarkedClasses.Separate
                    ? Quantitative.ClassShares.Read()
                    : null,
                Quantitative.Method switch
                {
                    null => 100m,
                    QuantitativeMethod.AgainstTarget => Quantitative.TargetPercent,
                    _ => null,
                },
                Quantitative.Method == QuantitativeMethod.Bands ? Quantitative.MaxScore : null,
                Quantitative.Method == QuantitativeMethod.Bands
                    ? [.. Filled().Select(band => band.Band)]
                    : null,
                Quantitative.Method == QuantitativeMethod.Points
                    ? Quantitative.ExpectedPoints
                    : null
            ),
            // A lowest score is kept to be refused: nothing that was typed is dropped without a word.
            QuantitativeShare == 100m
            && Qualitative.MinimumScore is null
                ? null
                : Statements(),
            new EvaluationRules(
                // A choice once made cannot be unmade on the page, and nothing hangs on it where statements earn no marks.
                QuantitativeShare == 100m
                    ? null
                    : Rules.MissingNarrative,
                Rules.ExcludedBidSetsMaximum,
                Order()
            )
        );

    private QualitativeRule Statements()
    {
        var steps = Qualitative.Read();
        return new QualitativeRule(
            steps is { Count: > 1 } ? steps.Count - 1 : ScoreLadder.Highest,
            Qualitative.MinimumScore,
            steps
        );
    }

    /// <summary>What separates level bids; empty where they stay level, null where that is not said.</summary>
    private TieBreak[]? Order()
    {
        TieBreak[] order = [.. Rules.TieBreak.OfType<TieBreak>()];
        return (Rules.Separates, order.Length) switch
        {
            (false, _) => [],
            (true, > 0) => order,
            _ => null,
        };
    }

    /// <summary>The row of the page that the method's band stands in; rows not filled whole are no bands.</summary>
    public int BandRow(int band) => Filled().ElementAt(band).Row;

    /// <summary>What the method does not know: answers given by half, and those that would be dropped without a word.</summary>
    public IEnumerable<Problem> HalfAnswers() =>
        [.. HalfBands(), .. HalfShares(), .. LostTieBreaks()];

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

    private Problem[] HalfShares() =>
        Quantitative is { Classes: MarkedClasses.Separate, ClassShares.LeftOut: { } other }
            ?
            [
                new Problem(
                    "procurements.class-share.missing",
                    "Enter the other share too. Both are 100 together.",
                    $"{nameof(Quantitative)}.{nameof(Quantitative.ClassShares)}.{other}"
                ),
            ]
            : [];

    /// <summary>What separates level bids, chosen twice or below a place left empty.</summary>
    private IEnumerable<Problem> LostTieBreaks()
    {
        var places = Rules.Separates is true ? Rules.TieBreak : [];
        foreach (var (at, chosen) in places.Index())
        {
            var field = $"{nameof(Rules)}.{nameof(Rules.TieBreak)}[{at}]";
            if (chosen is null && places.Skip(at).Any(below => below is not null))
            {
                yield return new Problem(
                    "procurements.tie-break.gap",
                    "Choose what separates level bids from the top, without leaving a place empty in between.",
                    field
                );
            }

            if (chosen is not null && places.Take(at).Contains(chosen))
            {
                yield return new Problem(
                    "procurements.tie-break.twice",
                    "This stands further up already, so it separates no more bids. Choose something else, or nothing more.",
                    field
                );
            }
        }
    }

    private IEnumerable<(Band Band, int Row)> Filled()
    {
        foreach (var (row, part) in Quantitative.Bands.Index())
        {
            if (part is { FromPercent: { } from, Score: { } score })
                yield return (new Band(from, score), row);
        }
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
            ExpectedPoints = rule.ExpectedPoints,
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
        Qualitative.MinimumScore = scoring.Qualitative?.MinimumScore;
        Rules = new RulesPart
        {
            MissingNarrative = scoring.Rules?.MissingNarrative,
            ExcludedBidSetsMaximum = scoring.Rules?.ExcludedBidSetsMaximum,
            Separates = scoring.Rules?.TieBreak?.Any(),
            TieBreak = [.. (scoring.Rules?.TieBreak ?? []).Cast<TieBreak?>()],
        };
    }
}
