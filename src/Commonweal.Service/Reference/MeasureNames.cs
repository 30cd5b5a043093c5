using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>What measures are called; a code stands for itself where the edition is not at hand.</summary>
public sealed class MeasureNames(Edition? edition)
{
    /// <summary>What is counted, in words.</summary>
    public string TitleOf(string measure) => edition?.Find(measure)?.Title ?? measure;

    /// <summary>Title and code, as it stands in a sentence; the code alone where the title is not known.</summary>
    public string NameOf(string measure) => edition?.Find(measure)?.Name ?? measure;

    /// <summary>The unit in words; empty when not known.</summary>
    public string UnitOf(string measure) => edition?.Find(measure)?.Unit.Words() ?? "";

    /// <summary>What may be counted; empty when not known.</summary>
    public string CountsOf(string measure) => edition?.Find(measure)?.Counts ?? "";

    /// <summary>The heading of a theme.</summary>
    public string ThemeOf(string theme) =>
        edition?.Themes.FirstOrDefault(row => row.Id == theme)?.Title ?? theme;

    /// <summary>Place in the edition's list; the unknown come last.</summary>
    public int OrderOf(string measure) => edition?.Find(measure)?.Order ?? int.MaxValue;
}
