using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Policies;

/// <summary>Finds what cannot be published, what does not fit together, and what is left open in the rules of a policy.</summary>
public static class PolicyChecks
{
    private const int DaysOfQuarter = 92;

    /// <summary>Everything found in a version that is not published: what must be mended, then conflicts, then gaps.</summary>
    public static IReadOnlyList<PolicyFinding> Of(
        PolicyVersion version,
        PolicySeries series,
        NationalRules national,
        DateOnly today
    ) =>
        [
            .. As(FindingKind.MustMend, MustMend(version, series, today)),
            .. As(FindingKind.Conflict, Neighbours(version, series)),
            .. Of(version.Terms, version.StartsOn ?? today, national),
        ];

    /// <summary>Conflicts, then gaps, of terms as they meet the national rules of a day.</summary>
    public static IReadOnlyList<PolicyFinding> Of(
        PolicyTerms terms,
        DateOnly day,
        NationalRules national
    ) =>
        [
            .. As(FindingKind.Conflict, Conflicts(terms, day, national)),
            .. As(FindingKind.Gap, Gaps(terms, day, national)),
            .. As(FindingKind.Gap, OtherGaps(terms, day, national)),
        ];

    /// <summary>What keeps a version from being published, each at its own field.</summary>
    internal static IEnumerable<Problem> MustMend(
        PolicyVersion version,
        PolicySeries series,
        DateOnly today
    )
    {
        if (StartRefused(version.StartsOn, series, today) is { } start)
        {
            yield return start;
        }

        if (version.SourceTitle is null)
        {
            yield return new Problem(
                "policies.source.missing",
                "Nothing says who decided these rules. Name the decision or document they come from.",
                nameof(version.SourceTitle)
            );
        }

        if (
            version.Terms is
            {
                Requirements: [],
                MinimumWeighting: null,
                Reviews: null,
                ReportWithinDays: null,
                Net: null,
                Adopts: [],
            }
        )
        {
            yield return new Problem(
                "policies.terms.empty",
                "These rules say nothing yet. Add a threshold, a least weighting or how delivery is followed."
            );
        }
    }

    private static Problem? StartRefused(DateOnly? start, PolicySeries series, DateOnly today)
    {
        const string Field = nameof(PolicyVersion.StartsOn);
        var policy = series.Policy;
        return start is not { } first
                ? new Problem(
                    "policies.start.missing",
                    "The rules have no first day. Enter the day from which they hold.",
                    Field
                )
            : policy?.Terms.All.Any(version => version.From == first) is true
                ? new Problem(
                    "policies.start.taken",
                    $"Other rules of {series.Authority} hold from {ThresholdRules.Words(first)} already. Choose another first day.",
                    Field
                )
            // A council's first rules may be written down after the event; later ones would change what was decided by others.
            : first < today && policy?.Terms.On(today) is not null
                ? new Problem(
                    "policies.start.past",
                    $"{ThresholdRules.Words(first)} is past, and procurements were decided by the rules that held then. Choose today or a later day.",
                    Field
                )
            : null;
    }

    /// <summary>Other versions that these rules meet.</summary>
    private static IEnumerable<Problem> Neighbours(PolicyVersion version, PolicySeries series)
    {
        if (version.StartsOn is not { } first || series.Policy is not { } policy)
        {
            yield break;
        }

        if (policy.Terms.On(first) is { } before && SaysTheSame(before.Value, version.Terms))
        {
            yield return new Problem(
                "policies.terms.unchanged",
                $"These rules say the same as those from {ThresholdRules.Words(before.From)}. Change something, or give the draft up."
            );
        }

        if (
            series.Own.Where(other => other.StartsOn > first).MinBy(other => other.StartsOn) is
            { } next
        )
        {
            yield return new Problem(
                "policies.start.before-another",
                $"Rules from {ThresholdRules.Words(next.StartsOn)} are published already and will take the place of these then. Withdraw them if these are to stay."
            );
        }

        foreach (var lost in series.Overtaken(first))
        {
            yield return new Problem(
                "policies.file.overtaken",
                $"The site's own file has rules from {ThresholdRules.Words(lost.From)}. They will not hold: from the council's first version on only what it publishes here counts."
            );
        }
    }

    private static IEnumerable<Problem> Conflicts(
        PolicyTerms terms,
        DateOnly day,
        NationalRules national
    )
    {
        foreach (
            var threshold in terms.Requirements.Where(one =>
                one.Limit is { Amount: 0m, Comparator: Comparator.AtLeast }
            )
        )
        {
            yield return new Problem(
                "policies.threshold.reaches-all",
                $"Every purchase of {threshold.Categories.Words()} is asked for social value, however small. Set an amount, if that is not meant."
            );
        }

        foreach (
            var conflict in terms.Requirements.SelectMany(one =>
                OverNational(one, terms, day, national)
            )
        )
        {
            yield return conflict;
        }

        switch (terms.MinimumWeighting)
        {
            case { Percent: 0m }:
                yield return new Problem(
                    "policies.weighting.zero",
                    "A least weighting of 0% asks for nothing. Leave it empty if none is settled, or set one."
                );
                break;
            case { Scope: WeightingScope.Required } when terms.Requirements.Count == 0:
                yield return new Problem(
                    "policies.weighting.reaches-none",
                    "The least weighting is for tenders for which social value is required, and no threshold says which those are. Add a threshold."
                );
                break;
        }

        if (terms.ReportWithinDays > DaysOfQuarter)
        {
            yield return new Problem(
                "policies.report-days.over-a-quarter",
                $"A report is due {Counted.Of(terms.ReportWithinDays.Value, "day")} after its quarter, when the next quarter has ended as well. Choose {Counted.Of(DaysOfQuarter, "day")} or fewer, if reports are to come in turn."
            );
        }
    }

    /// <summary>What follows where the law already asks and the council's own threshold does not.</summary>
    private static IEnumerable<Problem> OverNational(
        Requirement threshold,
        PolicyTerms terms,
        DateOnly day,
        NationalRules national
    )
    {
        var over = threshold
            .Categories.Select(category =>
                (Category: category, National: national.Threshold(category, day))
            )
            .Where(pair =>
                pair.National is { } law && LeavesOut(threshold, law.Limit, day, national)
            )
            .ToArray();
        var inDuty = over.Where(pair => IsUnderDuty(pair.Category, day, national)).ToArray();
        if (inDuty is [var first, ..])
        {
            yield return new Problem(
                "policies.threshold.over-duty",
                $"The law asks a council to consider social value in {Kinds(inDuty)} of {first.National!.Limit.Words()}. These rules reach only those of {Words(threshold)}. Lower the threshold, or say elsewhere how the duty is met."
            );
        }

        if (
            over.Length > 0
            && terms.MinimumWeighting?.Scope == WeightingScope.AboveNationalThreshold
        )
        {
            yield return new Problem(
                "policies.weighting.not-required",
                $"Tenders for {Kinds(over)} above the national threshold carry the least weighting, though not all of them reach these rules' own threshold of {Words(threshold)}. Decide which of the two counts."
            );
        }
    }

    private static IEnumerable<Problem> Gaps(
        PolicyTerms terms,
        DateOnly day,
        NationalRules national
    )
    {
        ProcurementCategory[] open =
        [
            .. Enum.GetValues<ProcurementCategory>().Where(one => terms.Requirement(one) is null),
        ];
        if (open.Length > 0)
        {
            yield return new Problem(
                "policies.gap.category",
                $"No threshold for {open.Words()}. Officers are then told that the rule is not set."
            );
        }

        foreach (var silent in terms.Requirements.Where(one => one.Limit.VatAssumed))
        {
            yield return new Problem(
                "policies.gap.vat",
                $"The policy does not say whether the {Money.Display(silent.Limit.Amount)} for {silent.Categories.Words()} counts VAT. It is read as {(silent.Limit.Vat == VatBasis.Inclusive ? "including" : "excluding")} VAT, and every answer says so."
            );
        }

        if (terms.MinimumWeighting is null)
        {
            yield return new Problem(
                "policies.gap.weighting",
                "No least weighting. Officers then choose one for each contract and say why."
            );
        }

        if (
            terms.MinimumWeighting?.Scope == WeightingScope.AboveNationalThreshold
            && terms.Requirements.Any(one => ReachesBelow(one, day, national))
        )
        {
            yield return new Problem(
                "policies.gap.floor",
                "Contracts that need social value and do not meet the national threshold have no least weighting. Officers choose one and say why."
            );
        }
    }

    /// <summary>What is left open beside thresholds and weighting.</summary>
    private static IEnumerable<Problem> OtherGaps(
        PolicyTerms terms,
        DateOnly day,
        NationalRules national
    )
    {
        if (terms.Reviews is null)
        {
            yield return new Problem(
                "policies.gap.reviews",
                "Nothing says how often delivery is reviewed."
            );
        }

        if (terms.ReportWithinDays is null)
        {
            yield return new Problem(
                "policies.gap.report-days",
                "Nothing says how many days a supplier has for its quarterly report. None is then late."
            );
        }

        ProcurementCategory[] unknown =
        [
            .. Enum.GetValues<ProcurementCategory>()
                .Where(category => national.Threshold(category, day) is null),
        ];
        if (unknown.Length > 0)
        {
            yield return new Problem(
                "policies.gap.national",
                $"No national threshold for {unknown.Words()} is on record for {ThresholdRules.Words(day)}. Nothing can be decided for those purchases until it is."
            );
        }
    }

    private static bool IsUnderDuty(
        ProcurementCategory category,
        DateOnly day,
        NationalRules national
    ) =>
        national.Duties.Any(duty =>
            duty is { Binding: Binding.Law, Id: NationalRules.DutyToConsider }
            && duty.From <= day
            && !(duty.To < day)
            && duty.Categories.Contains(category)
        );

    /// <summary>Whether some contract that meets the national threshold stays outside the council's own.</summary>
    private static bool LeavesOut(Requirement own, Limit law, DateOnly day, NationalRules national)
    {
        var vat = national.VatOn(day) ?? 0m;
        var (ours, theirs) = (own.Limit.Net(vat), law.Net(vat));
        return own.MinimumMonths > 1
            || ours > theirs
            || (ours == theirs && own.Limit.Comparator == Comparator.MoreThan);
    }

    private static bool ReachesBelow(Requirement own, DateOnly day, NationalRules national) =>
        own.Categories.Any(category =>
            national.Threshold(category, day) is { } law
            && own.Limit.Net(national.VatOn(day) ?? 0m) < law.Limit.Net(national.VatOn(day) ?? 0m)
        );

    /// <summary>Lists are compared by what they hold, which records do not do of themselves.</summary>
    private static bool SaysTheSame(PolicyTerms one, PolicyTerms other) =>
        (one.MinimumWeighting, one.Reviews, one.ReportWithinDays, one.Net, one.Menu)
            == (
                other.MinimumWeighting,
                other.Reviews,
                other.ReportWithinDays,
                other.Net,
                other.Menu
            )
        && one.Adopts.SequenceEqual(other.Adopts, StringComparer.Ordinal)
        && one.Requirements.Count == other.Requirements.Count
        && one.Requirements.All(mine =>
            other.Requirements.Any(theirs => SaysTheSame(mine, theirs))
        );

    private static bool SaysTheSame(Requirement one, Requirement other) =>
        one.Categories.SequenceEqual(other.Categories)
        && (one.Limit, one.MinimumMonths, one.Clause)
            == (other.Limit, other.MinimumMonths, other.Clause);

    private static string Kinds((ProcurementCategory Category, NationalThreshold? National)[] of) =>
        of.Select(pair => pair.Category).ToArray().Words();

    private static string Words(Requirement threshold) =>
        threshold.Limit.Words()
        + (
            threshold.MinimumMonths is { } months
                ? $" lasting {Counted.Of(months, "month")} or more"
                : ""
        );

    private static IEnumerable<PolicyFinding> As(FindingKind kind, IEnumerable<Problem> problems) =>
        problems.Select(problem => new PolicyFinding(kind, problem));
}
