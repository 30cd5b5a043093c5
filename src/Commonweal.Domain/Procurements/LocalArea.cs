using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>What "local" means for a contract: where people have to live, and money has to be spent, to count as local.</summary>
/// <param name="Areas">Codes of council areas, in the order named.</param>
/// <param name="Bordering">Codes of areas beside them that count as well.</param>
/// <param name="Miles">A radius, above 0 and up to 200; null where none is set.</param>
/// <param name="Around">What it is drawn around, in words; null exactly where there is no radius.</param>
public sealed record LocalArea(
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Bordering,
    decimal? Miles,
    string? Around
)
{
    /// <summary>In one sentence without its full stop: <c>Lancashire, the bordering Sefton, and within 10 miles of Preston station</c>.</summary>
    public string Words(PlaceBook places)
    {
        string[] parts =
        [
            .. Areas.Count > 0 ? [places.NamesOf(Areas)] : Array.Empty<string>(),
            .. Bordering.Count > 0
                ? [$"the bordering {places.NamesOf(Bordering)}"]
                : Array.Empty<string>(),
            .. Miles is { } miles
                ? [$"within {Quantity.Display(miles)} miles of {Around}"]
                : Array.Empty<string>(),
        ];
        return string.Join("; ", parts);
    }
}

/// <summary>The local area as an officer types it; what is left out is null.</summary>
/// <param name="Areas">Names or codes, one a line.</param>
/// <param name="Bordering">Names or codes of neighbours, one a line.</param>
/// <param name="Miles">A radius.</param>
/// <param name="Around">What it is drawn around, 1 to 200 characters.</param>
public sealed record LocalAreaAnswer(
    string? Areas,
    string? Bordering,
    decimal? Miles,
    string? Around
)
{
    private const int Most = 60;
    private const int LongestAround = 200;

    /// <summary>Whether it says nothing, which takes the local area away.</summary>
    public bool IsEmpty => Written.Plain(Areas + Bordering + Around).Length == 0 && Miles is null;

    /// <summary>The local area, or everything that is wrong with it.</summary>
    public Outcome<LocalArea> In(PlaceBook places)
    {
        var areas = AreasIn(places, Areas, nameof(Areas));
        var bordering = AreasIn(places, Bordering, nameof(Bordering));
        Problem[] problems =
        [
            .. areas.Problems,
            .. bordering.Problems,
            .. areas.Succeeded && bordering.Succeeded ? Beside(areas.Value, bordering.Value) : [],
            .. Radius(),
        ];
        return problems.Length > 0
            ? Outcome.Refused<LocalArea>(problems)
            : new LocalArea(
                areas.Value,
                bordering.Value,
                Miles,
                Miles is null ? null : Around!.Trim()
            );
    }

    /// <summary>The codes of areas typed one a line; refused with every line that is none.</summary>
    internal static Outcome<IReadOnlyList<string>> AreasIn(
        PlaceBook places,
        string? typed,
        string field
    )
    {
        var lines = Written
            .Plain(typed)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] unknown = [.. lines.Where(line => places.Find(line) is null).Take(3)];
        return lines.Length > Most
                ? new Problem(
                    "procurements.area.too-many",
                    $"You named {lines.Length} areas, and there may be {Most}. Name a county or region's larger councils instead.",
                    field
                )
            : unknown.Length > 0
                ? new Problem(
                    "procurements.area.unknown",
                    $"{string.Join(", ", unknown.Select(line => $"\"{Quantity.Short(line)}\""))} is not on the list of councils. Write one name or code a line, like Lancashire or E10000017; the list below has all of them.",
                    field
                )
            : Outcome.Of<IReadOnlyList<string>>([
                .. lines.Select(line => places.Find(line)!.Code).Distinct(StringComparer.Ordinal),
            ]);
    }

    private static IEnumerable<Problem> Beside(
        IReadOnlyList<string> areas,
        IReadOnlyList<string> bordering
    )
    {
        if (areas.Count == 0 && bordering.Count > 0)
        {
            yield return new Problem(
                "procurements.area.borders-nothing",
                "Name the area itself as well as those that border it.",
                nameof(Areas)
            );
        }

        if (areas.Intersect(bordering, StringComparer.Ordinal).Any())
        {
            yield return new Problem(
                "procurements.area.twice",
                "An area is named as local and as bordering. Keep it in one of the two.",
                nameof(Bordering)
            );
        }
    }

    private IEnumerable<Problem> Radius()
    {
        if (Miles is <= 0m or > 200m)
        {
            yield return new Problem(
                "procurements.area.miles",
                "Enter the radius in miles, above 0 and up to 200, like 10.",
                nameof(Miles)
            );
        }

        var around = Around?.Trim() ?? "";
        if (Miles is null && around.Length > 0)
        {
            yield return new Problem(
                "procurements.area.miles-missing",
                "Enter how many miles around that place count as local, or leave both empty.",
                nameof(Miles)
            );
        }
        else if (Miles is not null && around.Length is 0 or > LongestAround)
        {
            yield return new Problem(
                "procurements.area.around",
                $"Say what the miles are counted from, in up to {LongestAround} characters, like the town hall or a postcode.",
                nameof(Around)
            );
        }
        else if (
            OneLine.Hides(around, "procurements.area.around-signs", "The place", nameof(Around)) is
            { } hidden
        )
        {
            yield return hidden;
        }
    }
}
