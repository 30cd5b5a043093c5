using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>What the whole edition is called, says of itself and counts in.</summary>
/// <param name="Title">The name people read.</param>
/// <param name="Version">The version, such as <c>2026</c>.</param>
/// <param name="PublishedOn">The first day it may be used in a tender.</param>
/// <param name="PriceYear">The calendar year in whose prices every unit is valued.</param>
/// <param name="Source">The document it follows, and the licence of its own words.</param>
/// <param name="About">What a reader must know.</param>
public sealed record SetHeading(
    string Title,
    string Version,
    DateOnly PublishedOn,
    int PriceYear,
    Source Source,
    string About
) : EditionChange(Title)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <inheritdoc />
    public override string Act => "edition.heading-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Heading(edition);

    /// <summary>The edition with the heading; refused where a text is missing or too long, or the year is not one of prices.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [
                .. PartText.Line(Title, "The title", nameof(Title)),
                .. PartText.Line(Version, "The version", nameof(Version)),
                .. PriceYear is < FirstYear or > LastYear
                    ?
                    [
                        new Problem(
                            "editions.heading.price-year",
                            $"Enter the year of the prices, from {FirstYear} to {LastYear}, like 2024.",
                            nameof(PriceYear)
                        ),
                    ]
                    : Array.Empty<Problem>(),
                .. PartText.Of(Source),
                .. PartText.Text(About, "Say what a reader must know.", nameof(About)),
            ],
            () =>
                Sound(
                    Relinked(
                        edition with
                        {
                            Title = Title,
                            Version = Version,
                            PublishedOn = PublishedOn,
                            PriceYear = PriceYear,
                            Source = Source,
                            About = About,
                        },
                        [.. edition.Proxies.Select(InPrices)]
                    ),
                    made => ValueRules.Pounds(made, _ => true, nameof(PriceYear), nameof(PriceYear))
                )
        );

    private Proxy InPrices(Proxy proxy) =>
        proxy with
        {
            Uprating = proxy.Uprating is { } uprating ? uprating with { Year = PriceYear } : null,
        };
}

/// <summary>A priority in the place of the one of its id, or a new one where it has none.</summary>
public sealed record SetPriority(Priority Priority) : EditionChange(Priority.Id)
{
    private const int Most = 200;

    /// <inheritdoc />
    public override string Act => "edition.priority-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Priority(edition, key);

    private protected override EditionChange Named(Edition edition) =>
        Priority.Id.Length > 0
            ? this
            : new SetPriority(
                Priority with
                {
                    Id = Free(Priority.Title, edition.Priorities.Select(held => held.Id)),
                }
            );

    /// <summary>The edition with the priority; refused without a title or whose it is.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [
                .. PartText.Line(Priority.Title, "The priority", nameof(Priority.Title)),
                .. PartText.Line(Priority.Group, "Whose priority it is", nameof(Priority.Group)),
                .. Room(edition.Priorities, held => held.Id == Priority.Id, Most, "priorities"),
            ],
            () =>
                edition with
                {
                    Priorities = With(edition.Priorities, Priority, held => held.Id == Priority.Id),
                }
        );
}

/// <summary>Takes a priority away, and the links of measures to it.</summary>
public sealed record RemovePriority(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.priority-removed";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Priority(edition, key);

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Priorities = [.. edition.Priorities.Where(held => held.Id != Id)],
            Measures =
            [
                .. edition.Measures.Select(measure =>
                    measure with
                    {
                        Priorities = [.. measure.Priorities.Where(link => link != Id)],
                    }
                ),
            ],
        };
}

/// <summary>A theme with its outcomes in the place of the one of its id, or a new one where it has none.</summary>
public sealed record SetTheme(Theme Theme) : EditionChange(Theme.Id)
{
    private const int Most = 100;

    /// <inheritdoc />
    public override string Act => "edition.theme-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Theme(edition, key);

    private protected override EditionChange Named(Edition edition) =>
        Theme.Id.Length > 0
            ? this
            : new SetTheme(
                Theme with
                {
                    Id = Free(Theme.Title, edition.Themes.Select(held => held.Id)),
                }
            );

    /// <summary>
    /// The edition with the theme. Refused with <c>editions.outcome.missing</c> without an outcome, and with
    /// <c>editions.outcome.used</c> when a measure works towards an outcome that would go.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [
                .. PartText.Line(Theme.Title, "The theme", nameof(Theme.Title)),
                .. Theme.Outcomes.SelectMany(
                    (outcome, at) =>
                        PartText.Line(outcome.Title, "The outcome", $"Outcomes[{at}].Title")
                ),
                .. Theme.Outcomes.Count is 0 or > Most
                    ?
                    [
                        new Problem(
                            "editions.outcome.missing",
                            $"Write what is to change under this theme: 1 to {Most} outcomes.",
                            "Outcomes[0].Title"
                        ),
                    ]
                    : Array.Empty<Problem>(),
                .. Room(edition.Themes, held => held.Id == Theme.Id, Most, "themes"),
            ],
            () => Lost(edition) is { } measure ? Used(edition, measure) : Kept(edition)
        );

    private Measure? Lost(Edition edition)
    {
        var kept = Theme.Outcomes.Select(outcome => outcome.Id).ToHashSet(StringComparer.Ordinal);
        return edition.Measures.FirstOrDefault(measure =>
            measure.Theme == Theme.Id && !kept.Contains(measure.Outcome)
        );
    }

    private Edition Kept(Edition edition) =>
        edition with
        {
            Themes = With(edition.Themes, Theme, held => held.Id == Theme.Id),
        };

    private static Problem Used(Edition edition, Measure measure) =>
        new(
            "editions.outcome.used",
            $"{measure.Name} works towards \"{edition.OutcomeOf(measure).Title}\". Move it to another outcome first, or keep that one.",
            nameof(Theme.Outcomes)
        );
}

/// <summary>Takes a theme away that no measure stands under.</summary>
public sealed record RemoveTheme(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.theme-removed";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Theme(edition, key);

    /// <summary>
    /// The edition without the theme; refused with <c>editions.theme.used</c> while a measure stands under it, and with
    /// <c>editions.theme.last</c> when it is the only one.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        edition.Measures.FirstOrDefault(measure => measure.Theme == Id) is { } measure
            ? new Problem(
                "editions.theme.used",
                $"{measure.Name} stands under this theme. Move or remove its measures first."
            )
        : edition.Themes.Count == 1
            ? new Problem(
                "editions.theme.last",
                "A framework needs a theme, and this is the only one. Add another first."
            )
        : edition with { Themes = [.. edition.Themes.Where(held => held.Id != Id)] };
}
