using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Editions.Draft;

/// <summary>Parts of an edition in words.</summary>
internal static class PartWords
{
    /// <summary>What stands for no code and no rule.</summary>
    public const string NoneOfThem = "None";

    public static string Of(Exclusion rule) =>
        rule.Against.Count > 0
            ? $"{Codes(rule.Measures)} with {Codes(rule.Against)}"
            : $"{Codes(rule.Measures)} with one another";

    public static string Of(ExampleOrigin origin) =>
        origin switch
        {
            ExampleOrigin.Ours => "We worked it out",
            ExampleOrigin.Sourced => "It comes from the source named",
        };

    /// <summary>What is expected beside what is found, by what it is of.</summary>
    public static IEnumerable<(string Of, string Expected, string Found)> Beside(
        Edition edition,
        ExpectedValue expected,
        ExpectedValue found
    ) =>
        [
            ("Social value", Pounds(expected.Social), Pounds(found.Social)),
            ("Local economic value", Pounds(expected.LocalEconomic), Pounds(found.LocalEconomic)),
            ("Without a value", Codes(expected.NoValue), Codes(found.NoValue)),
            ("Recorded only", Codes(expected.Recorded), Codes(found.Recorded)),
            (
                "Perhaps counted twice",
                Rules(edition, expected.Overlaps),
                Rules(edition, found.Overlaps)
            ),
        ];

    private static string Pounds(string text) =>
        Money.Display(decimal.Parse(text, CultureInfo.InvariantCulture));

    private static string Rules(Edition edition, IReadOnlyList<string> ids) =>
        ids.Count == 0
            ? NoneOfThem
            : string.Join(
                "; ",
                ids.Select(id =>
                    edition.Exclusions.FirstOrDefault(rule => rule.Id == id) is { } rule
                        ? Of(rule)
                        : $"{id}, which is removed"
                )
            );

    private static string Codes(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? NoneOfThem : string.Join(", ", codes);
}
