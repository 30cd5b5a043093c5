using Commonweal.Domain.People;

namespace Commonweal.Service.Editions;

/// <summary>What stands beside a value that is kept with the council where the reader may see it.</summary>
public static class KeptFigure
{
    /// <summary>Who else sees it.</summary>
    public static string For(Actor reader) =>
        $"Only people of {(reader.AuthorityId is null ? "the" : "your")} council, its bidders and contractors see this figure.";
}
