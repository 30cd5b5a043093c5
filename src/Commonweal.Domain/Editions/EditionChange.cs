using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>
/// One thing written in a draft. What it comes to is held to all rules of an edition before it is kept, so a change itself refuses
/// only what those rules could not tell.
/// </summary>
/// <param name="Subject">What is changed, as the audit record names it: a code, an id.</param>
public abstract record EditionChange(string Subject)
{
    /// <summary>What is done, as the audit record names it, such as <c>edition.measure-set</c>.</summary>
    public abstract string Act { get; }

    /// <summary>The edition with the change.</summary>
    public abstract Outcome<Edition> Apply(Edition edition);

    /// <summary>A list with a thing in the place of the one that <paramref name="isSame"/> finds, or at its end.</summary>
    private protected static IReadOnlyList<T> With<T>(
        IReadOnlyList<T> all,
        T thing,
        Func<T, bool> isSame
    ) => all.Any(isSame) ? [.. all.Select(held => isSame(held) ? thing : held)] : [.. all, thing];

    /// <summary>The edition with these proxies, at its measures too.</summary>
    private protected static Edition Relinked(Edition edition, IReadOnlyList<Proxy> proxies)
    {
        var byId = proxies.ToDictionary(proxy => proxy.Id, StringComparer.Ordinal);
        return edition with
        {
            Proxies = proxies,
            Measures =
            [
                .. edition.Measures.Select(measure =>
                    measure.Proxy is { } proxy
                        ? measure with
                        {
                            Proxy = byId.GetValueOrDefault(proxy.Id),
                        }
                        : measure
                ),
            ],
        };
    }
}

/// <summary>What a change would do.</summary>
public static class ChangePreview
{
    /// <summary>The measures that would be worth something else on a day, in order; none where the change is refused.</summary>
    public static IReadOnlyList<ComparedMeasure> WouldChange(
        this Edition edition,
        EditionChange change,
        DateOnly on
    ) =>
        change.Apply(edition) is { Succeeded: true, Value: var after }
            ?
            [
                .. EditionComparison
                    .Of(edition, after, on)
                    .Where(one => one.Change == MeasureChange.Value),
            ]
            : [];
}

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
    /// <inheritdoc />
    public override string Act => "edition.heading-set";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
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
            [
                .. edition.Proxies.Select(proxy =>
                    proxy with
                    {
                        Uprating = proxy.Uprating is { } uprating
                            ? uprating with
                            {
                                Year = PriceYear,
                            }
                            : null,
                    }
                ),
            ]
        );
}

/// <summary>A priority in the place of the one of its id, or a new one.</summary>
public sealed record SetPriority(Priority Priority) : EditionChange(Priority.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.priority-set";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Priorities = With(edition.Priorities, Priority, held => held.Id == Priority.Id),
        };
}

/// <summary>Takes a priority away, and the links of measures to it.</summary>
public sealed record RemovePriority(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.priority-removed";

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

/// <summary>A theme with its outcomes in the place of the one of its id, or a new one.</summary>
public sealed record SetTheme(Theme Theme) : EditionChange(Theme.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.theme-set";

    /// <summary>The edition with the theme; refused with <c>editions.outcome.used</c> when a measure works towards an outcome that would go.</summary>
    public override Outcome<Edition> Apply(Edition edition)
    {
        var kept = Theme.Outcomes.Select(outcome => outcome.Id).ToHashSet(StringComparer.Ordinal);
        var lost = edition.Measures.Where(measure =>
            measure.Theme == Theme.Id && !kept.Contains(measure.Outcome)
        );
        return lost.FirstOrDefault() is { } measure
            ? new Problem(
                "editions.outcome.used",
                $"{measure.Name} works towards \"{edition.OutcomeOf(measure).Title}\". Move it to another outcome first, or keep that one.",
                "Outcomes"
            )
            : edition with
            {
                Themes = With(edition.Themes, Theme, held => held.Id == Theme.Id),
            };
    }
}

/// <summary>Takes a theme away that no measure stands under.</summary>
public sealed record RemoveTheme(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.theme-removed";

    /// <summary>The edition without the theme; refused with <c>editions.theme.used</c> while a measure stands under it.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        edition.Measures.FirstOrDefault(measure => measure.Theme == Id) is { } measure
            ? new Problem(
                "editions.theme.used",
                $"{measure.Name} stands under this theme. Move or remove its measures first."
            )
            : edition with
            {
                Themes = [.. edition.Themes.Where(held => held.Id != Id)],
            };
}

/// <summary>Which measures may not count the same thing twice: in the place of the rule of its id, or a new one.</summary>
public sealed record SetExclusion(Exclusion Exclusion) : EditionChange(Exclusion.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.exclusion-set";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Exclusions = With(edition.Exclusions, Exclusion, held => held.Id == Exclusion.Id),
        };
}

/// <summary>Takes such a rule away.</summary>
public sealed record RemoveExclusion(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.exclusion-removed";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Exclusions = [.. edition.Exclusions.Where(held => held.Id != Id)],
        };
}

/// <summary>A worked example in the place of the one of its id, or a new one.</summary>
public sealed record SetExample(WorkedExample Example) : EditionChange(Example.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.example-set";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Examples = With(edition.Examples, Example, held => held.Id == Example.Id),
        };
}

/// <summary>Takes a worked example away.</summary>
public sealed record RemoveExample(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.example-removed";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition with
        {
            Examples = [.. edition.Examples.Where(held => held.Id != Id)],
        };
}
