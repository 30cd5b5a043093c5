using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>Who made up a worked example.</summary>
public enum ExampleOrigin
{
    /// <summary>We did.</summary>
    Ours,

    /// <summary>Its figures come from the source it names.</summary>
    Sourced,
}

/// <summary>What a worked example must come to.</summary>
/// <param name="Social">Pounds and pence of the social class, such as <c>13624.47</c>.</param>
/// <param name="LocalEconomic">The same of the local economic class.</param>
/// <param name="NoValue">Codes, in the order of the lines, that have no value on that day.</param>
/// <param name="Recorded">Codes that are only recorded.</param>
/// <param name="Overlaps">Ids of the exclusions met, in the edition's order.</param>
public sealed record ExpectedValue(
    string Social,
    string LocalEconomic,
    IReadOnlyList<string> NoValue,
    IReadOnlyList<string> Recorded,
    IReadOnlyList<string> Overlaps
);

/// <summary>A sum worked by hand beside an edition, which the edition must come to, to the penny.</summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Says">What it shows, a sentence.</param>
/// <param name="Source">The sum as worked by hand, or whose it is.</param>
/// <param name="Origin">Who made it up.</param>
/// <param name="On">The day whose figures are used.</param>
/// <param name="ContractValue">Pounds; null when it does not matter.</param>
/// <param name="Lines">What is valued.</param>
/// <param name="Expect">What it must come to.</param>
public sealed record WorkedExample(
    string Id,
    string Says,
    string Source,
    ExampleOrigin Origin,
    DateOnly On,
    decimal? ContractValue,
    IReadOnlyList<ValuationLine> Lines,
    ExpectedValue Expect
)
{
    /// <summary>What it comes to; refused with the faults of its lines.</summary>
    public Outcome<ExpectedValue> ComesTo(Edition edition) =>
        Valuation
            .Of(edition, On, Lines, ContractValue)
            .Then(result =>
            {
                var codes = Lines.Select(line => line.Measure).ToHashSet(StringComparer.Ordinal);
                return Outcome.Of(
                    new ExpectedValue(
                        Pounds(result.Social),
                        Pounds(result.LocalEconomic),
                        [.. With(result, ValuationStatus.NoValue)],
                        [.. With(result, ValuationStatus.Recorded)],
                        [
                            .. edition
                                .Exclusions.Where(rule => rule.Warning(codes) is not null)
                                .Select(rule => rule.Id),
                        ]
                    )
                );
            });

    /// <summary>
    /// Works it out. Empty when it comes to what is expected; else <c>frameworks.example.refused</c> at <c>input</c> for each fault of
    /// the lines, or <c>frameworks.example.differs</c> at each expectation that is not met.
    /// </summary>
    public IReadOnlyList<Problem> Check(Edition edition)
    {
        var outcome = ComesTo(edition);
        if (!outcome.Succeeded)
        {
            return
            [
                .. outcome.Problems.Select(problem => new Problem(
                    "frameworks.example.refused",
                    $"{problem.Field}: {problem.Message}",
                    "input"
                )),
            ];
        }

        var found = outcome.Value;
        return
        [
            .. new[]
            {
                Differs("social", Expect.Social, found.Social),
                Differs("localEconomic", Expect.LocalEconomic, found.LocalEconomic),
                Differs("noValue", Listed(Expect.NoValue), Listed(found.NoValue)),
                Differs("recorded", Listed(Expect.Recorded), Listed(found.Recorded)),
                Differs("overlaps", Listed(Expect.Overlaps), Listed(found.Overlaps)),
            }.OfType<Problem>(),
        ];
    }

    private static IEnumerable<string> With(ValuationResult result, ValuationStatus status) =>
        result.Lines.Where(line => line.Status == status).Select(line => line.Measure.Code);

    private static string Pounds(decimal value) =>
        Money.Pence(value).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";

    private static Problem? Differs(string key, string expected, string found) =>
        expected == found
            ? null
            : new Problem(
                "frameworks.example.differs",
                $"\"{key}\" expects {expected} and comes to {found}. Correct the example, or what it is worked out from.",
                key
            );
}
