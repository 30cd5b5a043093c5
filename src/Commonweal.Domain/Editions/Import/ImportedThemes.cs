using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>The themes of an edition with those a file adds, each found by its title or its id.</summary>
internal sealed class ImportedThemes(Edition edition)
{
    private readonly List<Theme> themes = [.. edition.Themes];

    /// <summary>All of them, the edition's first.</summary>
    public IReadOnlyList<Theme> All => themes;

    /// <summary>The ids of a theme and an outcome in it, each added where it is lacking. Both titles hold a letter or a digit.</summary>
    public (string Theme, string Outcome) Of(string themeTitle, string outcomeTitle)
    {
        var at = themes.FindIndex(theme => IsNamed(themeTitle, theme.Id, theme.Title));
        if (at < 0)
        {
            at = themes.Count;
            themes.Add(
                new Theme(
                    EditionChange.Free(themeTitle, themes.Select(theme => theme.Id)),
                    themeTitle,
                    []
                )
            );
        }

        var theme = themes[at];
        var outcome = theme.Outcomes.FirstOrDefault(one =>
            IsNamed(outcomeTitle, one.Id, one.Title)
        );
        if (outcome is null)
        {
            outcome = new IntendedOutcome(
                EditionChange.Free(outcomeTitle, theme.Outcomes.Select(one => one.Id)),
                outcomeTitle
            );
            themes[at] = theme with { Outcomes = [.. theme.Outcomes, outcome] };
        }

        return (theme.Id, outcome.Id);
    }

    private static bool IsNamed(string words, string id, string title) =>
        words == id || ColumnMapping.Plain(words) == ColumnMapping.Plain(title);
}
