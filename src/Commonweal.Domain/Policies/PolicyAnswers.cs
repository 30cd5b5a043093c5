using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Policies;

/// <summary>Takes answers into the terms of a policy: the same limits as those of a policy's file.</summary>
internal static class PolicyAnswers
{
    private const int LongestClause = 200;
    private const int LongestMonths = 600;
    private const int LongestDays = 366;
    private const int MostMeasures = 1_000;

    public static Outcome<PolicyTerms> With(PolicyTerms terms, PolicyChange.Threshold asked)
    {
        Requirement[] others = [.. terms.Requirements.Where(one => one.Id != asked.Id)];
        Problem[] problems = [.. Wrong(asked, others).OfType<Problem>()];
        if (problems.Length > 0)
        {
            return Outcome.Refused<PolicyTerms>(problems);
        }

        var threshold = new Requirement(
            asked.Id ?? FreeId(others),
            [.. asked.Categories.Distinct().Order()],
            new Limit(
                asked.Comparator!.Value,
                asked.Amount!.Value,
                asked.Vat!.Value,
                asked.VatAssumed
            ),
            asked.MinimumMonths,
            Written.Plain(asked.Clause)
        );
        return terms with
        {
            Requirements = [.. others.Append(threshold).OrderBy(one => one.Categories[0])],
        };
    }

    public static Outcome<PolicyTerms> Without(PolicyTerms terms, string threshold) =>
        terms.Requirements.Any(one => one.Id == threshold)
            ? terms with
            {
                Requirements = [.. terms.Requirements.Where(one => one.Id != threshold)],
            }
            : new Problem(
                "policies.threshold.gone",
                "This threshold is not among the rules any more, so there is nothing to remove. Go back to the rules and look what stands there."
            );

    public static Outcome<PolicyTerms> With(PolicyTerms terms, PolicyChange.Weighting asked)
    {
        if (asked.Percent is null && asked.Scope is null && Written.Plain(asked.Clause).Length == 0)
        {
            return terms with { MinimumWeighting = null };
        }

        Problem?[] problems =
        [
            asked.Percent is null or < 0m or > 100m
                ? new Problem(
                    "policies.weighting.out-of-range",
                    "Enter the least weighting in per cent, from 0 to 100, like 10. Leave every answer empty where it is not settled.",
                    nameof(asked.Percent)
                )
                : null,
            asked.Scope is null
                ? new Problem(
                    "policies.weighting.scope-missing",
                    "Choose which tenders carry the least weighting.",
                    nameof(asked.Scope)
                )
                : null,
            ClauseLacks(asked.Clause),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } wrong
            ? Outcome.Refused<PolicyTerms>(wrong)
            : terms with
            {
                MinimumWeighting = new MinimumWeighting(
                    terms.MinimumWeighting?.Id ?? "least-weighting",
                    asked.Percent!.Value,
                    asked.Scope!.Value,
                    Written.Plain(asked.Clause)
                ),
            };
    }

    public static Outcome<PolicyTerms> With(PolicyTerms terms, PolicyChange.Menu asked)
    {
        if (asked is { Most: null, OneOf.Count: 0 } && Written.Plain(asked.Clause).Length == 0)
        {
            return terms with { Menu = null };
        }

        Problem[] problems =
        [
            .. new[]
            {
                asked.Most is < 1 or > MostMeasures || asked is { Most: null, OneOf.Count: 0 }
                    ? new Problem(
                        "policies.menu.out-of-range",
                        $"Enter the most measures in digits, from 1 to {Quantity.Display(MostMeasures)}, or choose a theme. Leave every answer empty where nothing is settled.",
                        nameof(asked.Most)
                    )
                    : null,
                ClauseLacks(asked.Clause),
            }.OfType<Problem>(),
        ];
        return problems.Length > 0
            ? Outcome.Refused<PolicyTerms>(problems)
            : terms with
            {
                Menu = new MenuRule(
                    asked.Most,
                    [.. asked.OneOf.Distinct(StringComparer.Ordinal)],
                    Written.Plain(asked.Clause)
                ),
            };
    }

    public static Outcome<PolicyTerms> With(PolicyTerms terms, PolicyChange.Delivery asked) =>
        asked.ReportWithinDays is < 1 or > LongestDays
            ? new Problem(
                "policies.report-days.out-of-range",
                $"Enter the days in digits, from 1 to {LongestDays}, like 30. Leave it empty where no number of days is settled.",
                nameof(asked.ReportWithinDays)
            )
            : terms with
            {
                Reviews = asked.Reviews,
                ReportWithinDays = asked.ReportWithinDays,
            };

    private static IEnumerable<Problem?> Wrong(PolicyChange.Threshold asked, Requirement[] others)
    {
        ProcurementCategory[] twice =
        [
            .. others.SelectMany(one => one.Categories).Intersect(asked.Categories).Order(),
        ];
        yield return asked.Categories.Count == 0
            ? new Problem(
                "policies.threshold.category-missing",
                "Choose what the threshold is for: one kind of purchase or more.",
                nameof(asked.Categories)
            )
        : twice.Length > 0
            ? new Problem(
                "policies.threshold.category-twice",
                $"Another threshold covers {twice.Words()} already. Take it out here or there: a kind of purchase has one threshold.",
                nameof(asked.Categories)
            )
        : null;
        yield return asked.Comparator is Comparator.AtLeast or Comparator.MoreThan
            ? null
            : new Problem(
                "policies.threshold.side-missing",
                "Choose whether a purchase of exactly this amount is in.",
                nameof(asked.Comparator)
            );
        yield return asked.Amount is >= 0m and <= Money.Largest
        && Money.IsInPence(asked.Amount.Value)
            ? null
            : new Problem(
                "policies.threshold.amount",
                "Enter the amount in pounds, from 0 up, with no more than two figures after the point, like 100,000.",
                nameof(asked.Amount)
            );
        yield return asked.Vat is not null
            ? null
            : new Problem(
                "policies.threshold.vat-missing",
                "Choose how the amount counts VAT.",
                nameof(asked.Vat)
            );
        yield return asked.MinimumMonths is null or (>= 1 and <= LongestMonths)
            ? null
            : new Problem(
                "policies.threshold.months",
                $"Enter whole months from 1 to {LongestMonths}, or leave it empty for contracts of any length.",
                nameof(asked.MinimumMonths)
            );
        yield return ClauseLacks(asked.Clause);
    }

    private static Problem? ClauseLacks(string? clause) =>
        Written.Lacks(
            clause,
            LongestClause,
            "policies.clause.length",
            "Say where your policy says so, like paragraph 9.2.",
            "Clause"
        );

    public static Outcome<PolicyTerms> With(PolicyTerms terms, PolicyChange.Net asked) =>
        asked.Shares is not { } shares ? terms with { Net = null }
        : Written.Lacks(
            shares.Source?.Title,
            Source.LongestText,
            "policies.net.source-missing",
            "Say who worked out these shares, or where your policy decides on them.",
            nameof(Source)
        )
            is { } unsaid
            ? unsaid
        : OneLine.Hides(
            shares.Source!.Title,
            "policies.net.source-signs",
            "The source",
            nameof(Source)
        )
            is { } hidden
            ? hidden
        : shares.Net().Then(_ => Outcome.Of(terms with { Net = shares }));

    private static string FreeId(Requirement[] others) =>
        Enumerable
            .Range(1, others.Length + 1)
            .Select(number => $"threshold-{number}")
            .First(id => others.All(other => other.Id != id));
}
