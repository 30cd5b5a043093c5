using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>A measure in the place of another, or a new one.</summary>
/// <param name="Was">The code of the one it takes the place of; null for a new one.</param>
/// <param name="Measure">The measure; its place in the list is its own or, when it is new, the last.</param>
public sealed record SetMeasure(string? Was, Measure Measure) : EditionChange(Measure.Code)
{
    /// <inheritdoc />
    public override string Act => "edition.measure-set";

    /// <summary>
    /// The edition with the measure, and its code in exclusions and examples. Refused with <c>editions.measure.code</c> when another
    /// measure has the code, and with <c>editions.measure.gone</c> when there is no such one to take the place of.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition)
    {
        if (Measure.Code != Was && edition.Find(Measure.Code) is { } other)
        {
            return new Problem(
                "editions.measure.code",
                $"{other.Name} has this code already. Give this measure another.",
                nameof(Measure.Code)
            );
        }

        if (Was is null)
        {
            var last = edition.Measures.Count == 0 ? 0 : edition.Measures[^1].Order;
            return edition with
            {
                Measures = [.. edition.Measures, Measure with { Order = last + 1 }],
            };
        }

        return edition.Find(Was) is { } held
            ? Renamed(edition, Was, Measure.Code) with
            {
                Measures =
                [
                    .. edition.Measures.Select(measure =>
                        measure.Code == Was ? Measure with { Order = held.Order } : measure
                    ),
                ],
            }
            : new Problem(
                "editions.measure.gone",
                $"There is no measure {Was} any more: somebody removed it or changed its code. Go back to the list of measures."
            );
    }

    private static Edition Renamed(Edition edition, string was, string code)
    {
        return was == code
            ? edition
            : edition with
            {
                Exclusions =
                [
                    .. edition.Exclusions.Select(rule =>
                        rule with
                        {
                            Measures = Codes(rule.Measures),
                            Against = Codes(rule.Against),
                        }
                    ),
                ],
                Examples = [.. edition.Examples.Select(Example)],
            };

        IReadOnlyList<string> Codes(IReadOnlyList<string> codes) =>
            [.. codes.Select(held => held == was ? code : held)];

        WorkedExample Example(WorkedExample example) =>
            example with
            {
                Lines =
                [
                    .. example.Lines.Select(line =>
                        line.Measure == was ? line with { Measure = code } : line
                    ),
                ],
                Expect = example.Expect with
                {
                    NoValue = Codes(example.Expect.NoValue),
                    Recorded = Codes(example.Expect.Recorded),
                },
            };
    }
}

/// <summary>Takes a measure away, with what excludes it and the examples that count it.</summary>
public sealed record RemoveMeasure(string Code) : EditionChange(Code)
{
    /// <inheritdoc />
    public override string Act => "edition.measure-removed";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Measures = [.. edition.Measures.Where(measure => measure.Code != Code)],
            Exclusions =
            [
                .. edition
                    .Exclusions.Select(rule =>
                        rule with
                        {
                            Measures = [.. rule.Measures.Where(code => code != Code)],
                            Against = [.. rule.Against.Where(code => code != Code)],
                        }
                    )
                    .Where((rule, place) => StillSays(edition.Exclusions[place], rule)),
            ],
            Examples =
            [
                .. edition.Examples.Where(example =>
                    example.Lines.All(line => line.Measure != Code)
                ),
            ],
        };

    /// <summary>A rule needs two sides, or two measures that exclude one another.</summary>
    private static bool StillSays(Exclusion before, Exclusion after) =>
        before.Against.Count > 0
            ? after is { Measures.Count: > 0, Against.Count: > 0 }
            : after.Measures.Count > 1;
}
