using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public class AskedMeasuresTests
{
    private static readonly Edition Parks = EditionOf(
        (Code: "P1", Unit.Weeks),
        (Code: "P2", Unit.Employees),
        (Code: "P3", Unit.Percent)
    );

    private static readonly ProcurementDetails Details = new(
        "P/1",
        "Parks",
        "",
        ProcurementCategory.Services,
        null,
        20m,
        null,
        null,
        null
    );

    [Fact]
    public void Weight_target_and_limit_are_kept_with_each_measure_and_said_in_words()
    {
        var draft = Draft();

        var chosen = draft.ChooseMeasures(
            Parks,
            [Asked("P1", 60m, 200m, 400m), Asked("P2", 40m, limit: 3m)],
            Overlap.Refuse
        );

        Assert.True(chosen.Succeeded);
        Assert.Equal(Overlap.Refuse, draft.Overlap);
        Assert.Equal(
            "It weighs 60 of the 100 of all measures. The target is 200 weeks over the whole contract. No more than 400 weeks over the whole contract count.",
            string.Join(' ', draft.Measures[0].Terms(Unit.Weeks, QuantitativeMethod.PerMeasure))
        );
        Assert.Equal(
            (40m, null, 3m),
            (draft.Measures[1].Weight, draft.Measures[1].Target, draft.Measures[1].Limit)
        );
        Assert.True(draft.ChooseMeasures(Parks, [Asked("P1")]).Succeeded);
        Assert.Empty(draft.Measures[0].Terms(Unit.Weeks, QuantitativeMethod.AgainstTarget));
        Assert.Equal(
            "It has no weight: what you offer of it is recorded and earns no marks for quantities.",
            Assert.Single(draft.Measures[0].Terms(Unit.Weeks, QuantitativeMethod.PerMeasure))
        );
    }

    [Fact]
    public void A_method_that_marks_measure_by_measure_is_refused_measures_without_any_weight()
    {
        var draft = Draft();
        Assert.True(
            draft
                .SetWeighting(
                    Parks,
                    new ScoringMethod(
                        10m,
                        100m,
                        new QuantitativeRule(QuantitativeMethod.PerMeasure),
                        null,
                        new EvaluationRules(
                            MissingNarrative.Disregard,
                            ExcludedBidSetsMaximum: false,
                            []
                        )
                    ),
                    new PolicyStanding(draft, null, null, new DateOnly(2026, 11, 21))
                )
                .Succeeded
        );
        string Found(params MeasureChoice[] choices) =>
            string.Join(
                ", ",
                draft
                    .MeasureProblems(Parks, choices)
                    .Select(problem => $"{problem.Code} {problem.Field}")
            );

        Assert.Equal(
            "procurements.measure.weight-missing Asked[P1].Weight",
            Found(Asked("P1"), Asked("P2"))
        );
        Assert.Equal("", Found(Asked("P1", 100m), Asked("P2")));
    }

    [Fact]
    public void Weights_are_all_there_or_none_and_come_to_100()
    {
        Assert.Equal(
            "procurements.measure.weight-missing Asked[P2].Weight",
            Refused(Asked("P1", 100m), Asked("P2"))
        );
        Assert.Equal(
            "procurements.measures.weights-do-not-sum Asked[P1].Weight",
            Refused(Asked("P1", 60m), Asked("P2", 39.5m))
        );
        Assert.Equal(
            "procurements.measure.weight-range Asked[P2].Weight",
            Refused(Asked("P1", 100m), Asked("P2", 0m))
        );
        Assert.Equal("", Refused(Asked("P1", 33.3m), Asked("P2", 33.3m), Asked("P3", 33.4m)));
    }

    [Theory]
    [InlineData(QuantitativeMethod.RelativeToHighest)]
    [InlineData(QuantitativeMethod.AgainstTarget)]
    [InlineData(QuantitativeMethod.Bands)]
    [InlineData(QuantitativeMethod.None)]
    public void A_weight_that_would_change_no_mark_is_refused_and_never_published(
        QuantitativeMethod method
    )
    {
        var draft = Draft();
        Assert.True(
            draft.ChooseMeasures(Parks, [Asked("P1", 60m, 200m), Asked("P2", 40m)]).Succeeded
        );
        Assert.True(draft.SetWeighting(Parks, By(method), NoPolicy).Succeeded);

        Assert.Equal(
            "procurements.measure.weight-unused measures, procurements.measure.weight-unused measures",
            Said(draft.UnmarkedMeasures(Parks).Select(missing => missing.Problem))
        );
        Assert.DoesNotContain(
            draft.Measures[0].Terms(Unit.Weeks, method),
            said => said.Contains("weighs", StringComparison.Ordinal)
        );
        Assert.Equal(
            "procurements.measure.weight-unused Asked[P2].Weight",
            Said(draft.ChooseMeasures(Parks, [Asked("P1"), Asked("P2", 40m)]).Problems)
        );
        Assert.True(
            draft.ChooseMeasures(Parks, [Asked("P1", target: 200m), Asked("P2")]).Succeeded
        );
        Assert.Empty(draft.UnmarkedMeasures(Parks));
    }

    [Fact]
    public void A_target_is_more_than_nothing_in_the_unit_of_its_measure_and_within_its_limit()
    {
        Assert.Equal(
            "procurements.measure.quantity-range Asked[P1].Target, procurements.measure.limit-below-target Asked[P2].Limit, procurements.measure.quantity-range Asked[P3].Limit",
            Refused(
                Asked("P1", target: 0m),
                Asked("P2", target: 3m, limit: 2m),
                Asked("P3", limit: 101m)
            )
        );
        Assert.Equal(
            "procurements.measure.quantity-whole Asked[P2].Target",
            Refused(Asked("P2", target: 2.5m))
        );
    }

    [Fact]
    public void Measures_that_share_a_person_are_named_to_bidders_with_what_follows()
    {
        var both = new HashSet<string>(["P1", "P2"], StringComparer.Ordinal);

        Assert.Equal(
            "Measure P1 (P1) may not count the same person as Measure P2 (P2). If two may not, offer one of them only.",
            Assert.Single(Overlap.Refuse.InWords(Parks, both))
        );
        Assert.Contains(
            "say how you keep what they count apart",
            Assert.Single(Overlap.AskForSplit.InWords(Parks, both)),
            StringComparison.Ordinal
        );
        both.Remove("P2");
        Assert.Empty(Overlap.Refuse.InWords(Parks, both));
    }

    private static MeasureChoice Asked(
        string code,
        decimal? weight = null,
        decimal? target = null,
        decimal? limit = null
    ) => new(Guid.Empty, code, "Fits", weight, target, limit);

    private static PolicyStanding NoPolicy => new(Draft(), null, null, new DateOnly(2026, 11, 21));

    private static ScoringMethod By(QuantitativeMethod method) =>
        new(
            10m,
            method == QuantitativeMethod.None ? 0m : 50m,
            new QuantitativeRule(
                method,
                TargetPercent: method == QuantitativeMethod.AgainstTarget ? 20m : null,
                MaxScore: method == QuantitativeMethod.Bands ? 4m : null,
                Bands: method == QuantitativeMethod.Bands
                    ? [new Band(0m, 1m), new Band(10m, 4m)]
                    : null
            ),
            new QualitativeRule(5m),
            new EvaluationRules(MissingNarrative.Disregard, ExcludedBidSetsMaximum: false, [])
        );

    private static string Refused(params MeasureChoice[] choices) =>
        Said(Draft().ChooseMeasures(Parks, choices).Problems);

    private static string Said(IEnumerable<Problem> problems) =>
        string.Join(", ", problems.Select(problem => $"{problem.Code} {problem.Field}"));

    private static Procurement Draft() =>
        Procurement
            .Create(
                Guid.Empty,
                Guid.Empty,
                Details,
                null,
                Guid.Empty,
                new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)
            )
            .Value;

    private static Edition EditionOf(params (string Code, Unit Unit)[] measures)
    {
        var source = new Source("Its policy", null, "MIT");
        return new Edition
        {
            Name = "parks-2026",
            Title = "Parks",
            Version = "1",
            PublishedOn = new DateOnly(2026, 1, 1),
            PriceYear = 2024,
            Owner = "A council",
            Source = source,
            About = "",
            Themes = [],
            Exclusions = [new Exclusion("heads", "person", ["P1"], ["P2"], source)],
            Measures =
            [
                .. measures.Select(
                    (one, i) =>
                        new Measure
                        {
                            Code = one.Code,
                            Title = $"Measure {one.Code}",
                            Unit = one.Unit,
                            Level = MeasureLevel.Output,
                            Theme = "all",
                            Outcome = "all",
                            Counts = "",
                            Order = i + 1,
                        }
                ),
            ],
        };
    }
}
