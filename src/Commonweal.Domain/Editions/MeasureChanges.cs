using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>A measure in the place of another, or a new one.</summary>
/// <param name="Was">The code of the one it takes the place of; null for a new one.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Place">Where it is to stand in the list, from 1; null where the other stood, or last when it is new.</param>
public sealed record SetMeasure(string? Was, Measure Measure, int? Place = null)
    : EditionChange(Measure.Code)
{
    private const int Most = 5_000;
    private const int LongestCode = 20;

    /// <inheritdoc />
    public override string Act => "edition.measure-set";

    private protected override string Shown => Was ?? "";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Measure(edition, key);

    /// <summary>
    /// The edition with the measure, and its code in exclusions and examples. Refused with <c>editions.measure.code</c> when another
    /// measure has the code, with <c>editions.measure.gone</c> when there is no such one to take the place of, and with
    /// <c>editions.measure.value</c> when its value fits neither its unit nor that it is only recorded.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [
                .. Code(edition),
                .. PartText.Line(Measure.Title, "The title", nameof(Measure.Title)),
                .. Towards(edition),
                .. Value(),
                .. PartText.Text(Measure.Counts, "Say what counts.", nameof(Measure.Counts)),
                .. PartText.Lines(Measure.DoesNotCount, nameof(Measure.DoesNotCount)),
                .. PartText.Lines(Measure.Evidence, nameof(Measure.Evidence)),
                .. Goals(),
                .. Room(edition.Measures, held => held.Code == Was, Most, "measures"),
            ],
            () => Placed(edition)
        );

    private IEnumerable<Problem> Code(Edition edition)
    {
        if (Was is not null && edition.Find(Was) is null)
        {
            yield return new Problem(
                "editions.measure.gone",
                $"There is no measure {Was} any more: somebody removed it or changed its code. Go back to the list of measures."
            );
        }

        if (Measure.Code == Was)
        {
            yield break;
        }

        if (!IsCode(Measure.Code))
        {
            yield return new Problem(
                "editions.measure.code-form",
                $"Write a code of up to {LongestCode} letters, digits, full stops and hyphens, such as NT29 or LCC-1.",
                nameof(Measure.Code)
            );
        }

        if (
            edition.Measures.FirstOrDefault(held =>
                held.Code != Was
                && held.Code.Equals(Measure.Code, StringComparison.OrdinalIgnoreCase)
            ) is
            { } other
        )
        {
            yield return new Problem(
                "editions.measure.code",
                $"{other.Name} has this code already, whatever its capitals. Give this measure another.",
                nameof(Measure.Code)
            );
        }
    }

    private IEnumerable<Problem> Towards(Edition edition) =>
        edition.Themes.Any(theme =>
            theme.Id == Measure.Theme
            && theme.Outcomes.Any(outcome => outcome.Id == Measure.Outcome)
        )
            ? []
            :
            [
                new Problem(
                    "editions.measure.outcome",
                    "Choose the outcome the measure works towards.",
                    nameof(Measure.Outcome)
                ),
            ];

    private IEnumerable<Problem> Goals() =>
        Measure switch
        {
            { Goals: var goals } when goals.Any(goal => goal is < 1 or > GoalBook.Count) =>
            [
                new Problem(
                    "editions.measure.goals",
                    $"There are {GoalBook.Count} goals. Tick those on the page.",
                    nameof(Measure.Goals)
                ),
            ],
            { GoalsBecause: not null, Goals.Count: 0 } =>
            [
                new Problem(
                    "editions.measure.goals",
                    "You say how it serves goals, and no goal is ticked. Tick the goals, or empty this box.",
                    nameof(Measure.GoalsBecause)
                ),
            ],
            { GoalsBecause: { } because } => PartText.Line(
                because,
                "How it serves the goals",
                nameof(Measure.GoalsBecause)
            ),
            _ => [],
        };

    private IEnumerable<Problem> Value()
    {
        if (Measure is { RecordOnly: true, Proxy: not null })
        {
            yield return new Problem(
                "editions.measure.value",
                "A measure that is only recorded has no value. Choose no value, or the class its value adds to.",
                nameof(Measure.Proxy)
            );
        }
        else if (Measure.Proxy is { } proxy && proxy.Unit != Measure.Unit)
        {
            yield return new Problem(
                "editions.measure.value",
                $"The measure counts {Measure.Unit.Words()}, and this value is for {proxy.Unit.Words()}. Choose one for {Measure.Unit.Words()}, or none.",
                nameof(Measure.Proxy)
            );
        }
    }

    /// <summary>Codes stand in addresses, where <c>new</c> is the page for a new one.</summary>
    private static bool IsCode(string code) =>
        code.Length is > 0 and <= LongestCode
        && !code.Equals("new", StringComparison.OrdinalIgnoreCase)
        && char.IsAsciiLetterOrDigit(code[0])
        && code.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_');

    private Edition Placed(Edition edition)
    {
        List<Measure> all = [.. edition.Measures];
        var was = all.FindIndex(held => held.Code == Was);
        if (was >= 0)
        {
            all.RemoveAt(was);
        }

        var stood = was >= 0 ? was : all.Count;
        all.Insert(Math.Clamp(Place is { } place ? place - 1 : stood, 0, all.Count), Measure);
        return (Was is null ? edition : Renamed(edition, Was, Measure.Code)) with
        {
            Measures = [.. all.Select((measure, at) => measure with { Order = at + 1 })],
        };
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

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.MeasureWithMentions(edition, key);

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
