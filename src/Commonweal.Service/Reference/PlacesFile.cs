using Commonweal.Domain.People;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>places/councils.yaml</c>: the areas that the local area of a contract is named by.</summary>
internal static class PlacesFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "places/councils.yaml";

    /// <summary>The places; none without the file, null when it has any fault.</summary>
    public static PlaceBook? Read(string data, ICollection<DataProblem> problems) =>
        File.Exists(Path.Combine(data, Name))
            ? YamlFile.Read(data, Name, problems, Book)
            : PlaceBook.Empty;

    private static PlaceBook Book(YamlMap file)
    {
        var source = file.Map("source").PublishedSource();
        var codes = new Named<Place>("place");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in file.Maps("places"))
        {
            var place = new Place(
                map.ShortText("code"),
                map.ShortText("name"),
                map.Choice<PlaceKind>("kind"),
                map.ShortText("region"),
                map.OptionalText("within")
            );
            if (!names.Add(place.Name))
            {
                map.Refuse(
                    "data.place.name",
                    $"\"{place.Name}\" is the name of an earlier place. Tell the two apart: people write the name.",
                    "name"
                );
            }

            codes.Add(map, "code", place.Code, place);
        }

        return new PlaceBook([.. codes.All], source);
    }
}
