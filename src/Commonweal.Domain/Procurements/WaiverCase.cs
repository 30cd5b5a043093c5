using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>What an application for a waiver must answer; what is left out is null.</summary>
/// <param name="IsWhole">Whether social value is waived wholly, or down to a weighting.</param>
/// <param name="DownTo">That weighting, per cent, above 0 and up to 100; only asked where it is not waived wholly.</param>
/// <param name="BusinessCase">Why; 1 to 8,000 characters.</param>
/// <param name="Alternatives">What else was looked at; 1 to 4,000 characters.</param>
/// <param name="Risk">What could go wrong; 1 to 4,000 characters.</param>
public sealed record WaiverCase(
    bool? IsWhole,
    decimal? DownTo,
    string? BusinessCase,
    string? Alternatives,
    string? Risk
)
{
    /// <summary>Every question it leaves open.</summary>
    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            IsWhole is null
                ? new Problem(
                    "procurements.waiver.extent-missing",
                    "Select whether you ask to waive social value wholly, or down to a weighting.",
                    nameof(IsWhole)
                )
                : null,
            IsWhole is false && (DownTo is not > 0m || !ScoringChecks.IsShare(DownTo.Value))
                ? new Problem(
                    "procurements.waiver.down-to",
                    "Enter the weighting you ask for in per cent, above 0 and up to 100, like 5.",
                    nameof(DownTo)
                )
                : null,
            Written.Lacks(
                BusinessCase,
                8_000,
                "procurements.waiver.case-length",
                "Explain why less social value is asked for than your policy says.",
                nameof(BusinessCase)
            ),
            Written.Lacks(
                Alternatives,
                4_000,
                "procurements.waiver.alternatives-length",
                "Say what else you looked at, and why it will not do.",
                nameof(Alternatives)
            ),
            Written.Lacks(
                Risk,
                4_000,
                "procurements.waiver.risk-length",
                "Say what could go wrong with the waiver, and what you do about it.",
                nameof(Risk)
            ),
        ];
        return problems.OfType<Problem>();
    }
}

/// <summary>What a grant hangs on.</summary>
/// <param name="Text">What is to be done; 1 to 1,000 characters on one line.</param>
/// <param name="BeforePublication">Whether it must be met before the procurement is published.</param>
/// <param name="MetOn">The day it was met; null while it is not.</param>
/// <param name="MetBy">Who ticked it.</param>
public sealed record WaiverCondition(
    string Text,
    bool BeforePublication,
    DateOnly? MetOn = null,
    Guid? MetBy = null
);

/// <summary>What a head of procurement decides on an application; what is left out is null.</summary>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
/// <param name="Before">Conditions to be met before publication, one a line.</param>
/// <param name="After">Conditions to be met later, one a line.</param>
/// <param name="ExpiresOn">The last day the grant counts; null for as long as it takes.</param>
public sealed record WaiverDecision(
    bool? Granted,
    string? Reason,
    string? Before = null,
    string? After = null,
    DateOnly? ExpiresOn = null
)
{
    private const int MostConditions = 20;
    private const int LongestCondition = 1_000;

    internal IReadOnlyList<WaiverCondition> Conditions() =>
        [
            .. Lines(Before).Select(line => new WaiverCondition(line, BeforePublication: true)),
            .. Lines(After).Select(line => new WaiverCondition(line, BeforePublication: false)),
        ];

    internal IEnumerable<Problem> Problems(DateOnly today)
    {
        Problem?[] problems =
        [
            Granted is null
                ? new Problem(
                    "procurements.waiver.undecided",
                    "Select whether you grant this waiver.",
                    nameof(Granted)
                )
                : null,
            Written.Lacks(
                Reason,
                2_000,
                "procurements.waiver.reason-length",
                "Give the reason for your decision.",
                nameof(Reason)
            ),
            Long(Before, nameof(Before)),
            Long(After, nameof(After)),
            Granted is true && (ExpiresOn < today || ExpiresOn > Dates.Latest)
                ? new Problem(
                    "procurements.waiver.expiry-past",
                    $"The waiver would have expired before it is granted. Enter a last day from {today:d MMMM yyyy} on, or leave it empty.",
                    nameof(ExpiresOn)
                )
                : null,
        ];
        return problems.OfType<Problem>();
    }

    private static Problem? Long(string? typed, string field) =>
        Lines(typed) is var lines
        && (lines.Count > MostConditions || lines.Any(line => line.Length > LongestCondition))
            ? new Problem(
                "procurements.waiver.conditions-length",
                $"Write up to {MostConditions} conditions, one a line, each of up to {Quantity.Display(LongestCondition)} characters.",
                field
            )
            : null;

    private static List<string> Lines(string? typed) =>
        [
            .. Written
                .Plain(typed)
                .Split(
                    '\n',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                ),
        ];
}
