using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.Service.Common;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>Numbers, days and moments as a release writes them.</summary>
internal static class ReleaseValues
{
    /// <summary>Whole numbers without a point, others without zeros at the end.</summary>
    public static JsonNode Number(decimal number) =>
        JsonNode.Parse(number.ToString("0.##########", CultureInfo.InvariantCulture))!;

    public static string Moment(DateTimeOffset moment) =>
        moment
            .ToUniversalTime()
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Start(DateOnly day) => InLondon(day.ToDateTime(TimeOnly.MinValue));

    public static string End(DateOnly day) => InLondon(day.ToDateTime(new TimeOnly(23, 59, 59)));

    /// <summary>With the offset of that day, so that its day is read as it was meant.</summary>
    private static string InLondon(DateTime clock)
    {
        var offset = clock - UkTime.Instant(clock)!.Value.UtcDateTime;
        return $"{clock.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}{(offset == TimeSpan.Zero ? "Z" : "+01:00")}";
    }

    public static JsonObject Known(JsonObject members)
    {
        foreach (
            var name in members
                .Where(member => member.Value is null)
                .Select(member => member.Key)
                .ToArray()
        )
        {
            members.Remove(name);
        }

        return members;
    }
}
