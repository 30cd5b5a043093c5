using System.Reflection;
using System.Text;

namespace Commonweal.Web.Public.Guides;

/// <summary>The guides of <c>docs/how-to</c>, as they were when the site was built. Which guide is for whom says their index.</summary>
public static class GuideShelf
{
    private const string Index = "README";

    private static readonly Assembly Site = typeof(GuideShelf).Assembly;

    private static readonly Dictionary<string, GuideText> ByName = Site.GetManifestResourceNames()
        .Where(name => name.StartsWith("guides/", StringComparison.Ordinal))
        .ToDictionary(
            name => name["guides/".Length..],
            name => GuideText.Of(Read(name)),
            StringComparer.Ordinal
        );

    /// <summary>The index: the guides by who reads them.</summary>
    public static GuideText Contents => ByName[Index];

    /// <summary>The names of the guides, which stand in their addresses.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(name => name != Index);

    /// <summary>A guide; null when there is none of that name.</summary>
    public static GuideText? Find(string name) =>
        name == Index ? null : ByName.GetValueOrDefault(name);

    private static string Read(string name)
    {
        using var reader = new StreamReader(Site.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
