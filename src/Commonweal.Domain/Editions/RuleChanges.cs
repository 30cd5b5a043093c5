using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>Which measures may not count the same thing twice: in the place of the rule of its id, or a new one where it has none.</summary>
public sealed record SetExclusion(Exclusion Exclusion) : EditionChange(Exclusion.Id)
{
    private const int Most = 500;

    /// <inheritdoc />
    public override string Act => "edition.exclusion-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Exclusion(edition, key);

    private protected override EditionChange Named(Edition edition) =>
        Exclusion.Id.Length > 0
            ? this
            : new SetExclusion(
                Exclusion with
                {
                    Id = Free(
                        $"{Exclusion.Shared} {string.Join(' ', Exclusion.Measures)}",
                        edition.Exclusions.Select(held => held.Id)
                    ),
                }
            );

    /// <summary>
    /// The edition with the rule. Refused with <c>editions.exclusion.unknown</c> for a code that no measure has, with
    /// <c>editions.exclusion.twice</c> for one that is named twice, and with <c>editions.exclusion.alone</c> for a single one.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [
                .. PartText.Line(
                    Exclusion.Shared,
                    "What must not be counted twice",
                    nameof(Exclusion.Shared)
                ),
                .. Codes(edition, Exclusion.Measures, nameof(Exclusion.Measures)),
                .. Codes(edition, Exclusion.Against, nameof(Exclusion.Against)),
                .. Alone,
                .. PartText.Of(Exclusion.Source),
                .. Room(edition.Exclusions, held => held.Id == Exclusion.Id, Most, "such rules"),
            ],
            () =>
                edition with
                {
                    Exclusions = With(
                        edition.Exclusions,
                        Exclusion,
                        held => held.Id == Exclusion.Id
                    ),
                }
        );

    private IEnumerable<Problem> Alone =>
        Exclusion.Measures.Count == 0
        || (Exclusion.Measures.Count == 1 && Exclusion.Against.Count == 0)
            ?
            [
                new Problem(
                    "editions.exclusion.alone",
                    "One measure cannot overlap with itself. Write at least two codes here, or one here and others below.",
                    nameof(Exclusion.Measures)
                ),
            ]
            : [];

    private IEnumerable<Problem> Codes(Edition edition, IReadOnlyList<string> codes, string field)
    {
        if (codes.FirstOrDefault(code => edition.Find(code) is null) is { } unknown)
        {
            yield return new Problem(
                "editions.exclusion.unknown",
                $"There is no measure \"{unknown}\". Write codes as the list of measures has them, in the same capitals.",
                field
            );
        }

        var twice = Exclusion
            .Measures.Concat(Exclusion.Against)
            .GroupBy(code => code, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null && codes.Contains(twice.Key, StringComparer.Ordinal))
        {
            yield return new Problem(
                "editions.exclusion.twice",
                $"{twice.Key} is named twice. Name it once.",
                field
            );
        }
    }
}

/// <summary>Takes such a rule away.</summary>
public sealed record RemoveExclusion(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.exclusion-removed";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Exclusion(edition, key);

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Exclusions = [.. edition.Exclusions.Where(held => held.Id != Id)],
        };
}

/// <summary>A worked example in the place of the one of its id, or a new one where it has none.</summary>
public sealed record SetExample(WorkedExample Example) : EditionChange(Example.Id)
{
    private const int Most = 500;
    private const int MostLines = 100;

    /// <inheritdoc />
    public override string Act => "edition.example-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Example(edition, key);

    private protected override EditionChange Named(Edition edition) =>
        Example.Id.Length > 0
            ? this
            : new SetExample(
                Example with
                {
                    Id = Free(Example.Says, edition.Examples.Select(held => held.Id)),
                }
            );

    /// <summary>
    /// The edition with the example, whether it comes out or not, and what it expects in the order of its lines and of the edition's
    /// rules. Refused at the line where something cannot be valued at all, with <c>editions.example.lines</c> without a line, and
    /// with <c>editions.example.pounds</c> for what is not pounds and pence.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [
                .. PartText.Line(Example.Says, "What it shows", nameof(Example.Says)),
                .. PartText.Line(Example.Source, "The sum", nameof(Example.Source)),
                .. Lines(edition),
                .. Pounds(Example.Expect.Social, "social value", nameof(ExpectedValue.Social)),
                .. Pounds(
                    Example.Expect.LocalEconomic,
                    "local economic value",
                    nameof(ExpectedValue.LocalEconomic)
                ),
                .. Named(Example.Expect.NoValue, nameof(ExpectedValue.NoValue)),
                .. Named(Example.Expect.Recorded, nameof(ExpectedValue.Recorded)),
                .. Room(edition.Examples, held => held.Id == Example.Id, Most, "worked examples"),
            ],
            () =>
                edition with
                {
                    Examples = With(
                        edition.Examples,
                        InOrder(edition),
                        held => held.Id == Example.Id
                    ),
                }
        );

    private IEnumerable<Problem> Lines(Edition edition) =>
        Example.Lines.Count is 0 or > MostLines
            ?
            [
                new Problem(
                    "editions.example.lines",
                    $"Write what is valued: 1 to {MostLines} lines, each with a measure and a quantity.",
                    "Lines[0].Measure"
                ),
            ]
            : Valuation
                .Of(edition, Example.On, Example.Lines, Example.ContractValue)
                .Problems.Select(problem =>
                    problem.Code == "frameworks.share.range"
                        ? new Problem(
                            "editions.example.share",
                            "Enter a percentage from 0 to 100.",
                            problem.Field
                        )
                        : problem
                );

    private static IEnumerable<Problem> Pounds(string text, string what, string field) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var pounds
        )
        && pounds <= Money.Largest
        && pounds.ToString("0.00", CultureInfo.InvariantCulture) == text
            ? []
            :
            [
                new Problem(
                    "editions.example.pounds",
                    $"Enter the {what} it must come to in pounds and pence, like 2520 or 13624.47. Write 0 for none.",
                    field
                ),
            ];

    private IEnumerable<Problem> Named(IReadOnlyList<string> codes, string field) =>
        codes.FirstOrDefault(code => Example.Lines.All(line => line.Measure != code)) is { } other
            ?
            [
                new Problem(
                    "editions.example.listed",
                    $"{other} is not among the lines of the example. Write codes that are, or leave this empty.",
                    field
                ),
            ]
            : [];

    private WorkedExample InOrder(Edition edition)
    {
        var expect = Example.Expect;
        return Example with
        {
            Expect = expect with
            {
                NoValue = AmongLines(expect.NoValue),
                Recorded = AmongLines(expect.Recorded),
                Overlaps =
                [
                    .. edition
                        .Exclusions.Select(rule => rule.Id)
                        .Where(id => expect.Overlaps.Contains(id, StringComparer.Ordinal)),
                ],
            },
        };

        IReadOnlyList<string> AmongLines(IReadOnlyList<string> codes) =>
            [
                .. Example
                    .Lines.Select(line => line.Measure)
                    .Where(code => codes.Contains(code, StringComparer.Ordinal)),
            ];
    }
}

/// <summary>Takes a worked example away.</summary>
public sealed record RemoveExample(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.example-removed";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Example(edition, key);

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Examples = [.. edition.Examples.Where(held => held.Id != Id)],
        };
}
