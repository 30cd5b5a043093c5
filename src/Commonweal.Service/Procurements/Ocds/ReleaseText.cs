using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>Reads what a release says. Of a field given twice the last counts, as with most readers of JSON.</summary>
internal static class ReleaseText
{
    /// <summary>The id of the milestone in which our own releases say when the procurement commenced.</summary>
    public const string Commencement = "commencement";

    // Real releases nest less than twenty deep; reading a deeper one costs time with the square of its depth.
    private static readonly JsonDocumentOptions DeepEnough = new() { MaxDepth = 1_000 };

    /// <summary>One release, or all those in a record: the releases it embeds, or failing those the compiled one.</summary>
    public static OcdsReading[] Read(byte[] json, bool isRecord)
    {
        try
        {
            using var document = JsonDocument.Parse(json, DeepEnough);
            var root = document.RootElement;
            return [.. (isRecord ? ReleasesOf(root) : [root]).Select(Read)];
        }
        catch (JsonException)
        {
            var problem = new Problem(
                "procurements.release.too-deep",
                "Its brackets are nested more than 1,000 deep, which no notice needs. Correct it at the source."
            );
            return [new RefusedRelease(null, [problem])];
        }
        catch (InvalidOperationException)
        {
            var problem = new Problem(
                "procurements.release.name-not-text",
                "The name of one of its fields holds half a character. Correct it at the source."
            );
            return [new RefusedRelease(null, [problem])];
        }
    }

    /// <summary>What a release imported before says; null when an earlier version of this program was less strict with it.</summary>
    public static Release? Again(string json)
    {
        using var document = JsonDocument.Parse(json, DeepEnough);
        return (Read(document.RootElement) as AcceptedRelease)?.Release;
    }

    private static JsonElement[] ReleasesOf(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            return [record];
        }

        // Releases a record merely links to have no ocid.
        JsonElement[] embedded =
            record.TryGetProperty("releases", out var list) && list.ValueKind == JsonValueKind.Array
                ?
                [
                    .. list.EnumerateArray()
                        .Where(release =>
                            release.ValueKind == JsonValueKind.Object
                            && release.TryGetProperty("ocid", out _)
                        ),
                ]
                : [];
        return embedded.Length > 0 ? embedded
            : record.TryGetProperty("compiledRelease", out var compiled) ? [compiled]
            : [record];
    }

    private static OcdsReading Read(JsonElement json)
    {
        var problems = new FieldProblems();
        var root = new Field(json, "", problems);
        var (tender, award, contract) = (
            root["tender"],
            root["awards"].First,
            root["contracts"].First
        );
        var ocid = root["ocid"].RequiredLine;
        var release = new Release
        {
            Ocid = ocid ?? "",
            Id = root["id"].RequiredLine ?? "",
            Date = root["date"].RequiredInstant ?? default,
            Buyer = root["buyer"]["name"].Line,
            Title = tender["title"].Line ?? root["title"].Line,
            Description = tender["description"].Text ?? root["description"].Text,
            Category = Category(tender),
            Cpv = Cpv(tender["items"].First["classification"]) ?? Cpv(tender["classification"]),
            NetValue = NetValue(tender["value"]),
            CommencedOn =
                tender["milestones"].With(Commencement)["dateMet"].Day
                ?? tender["datePublished"].Day
                ?? (
                    root["tag"].Texts.Contains("tender", StringComparer.Ordinal)
                        ? root["date"].Day
                        : null
                ),
            StartsOn =
                tender["contractPeriod"]["startDate"].Day
                ?? award["contractPeriod"]["startDate"].Day
                ?? contract["period"]["startDate"].Day,
            EndsOn =
                tender["contractPeriod"]["maxExtentDate"].Day // the law looks at the longest it may last
                ?? tender["contractPeriod"]["endDate"].Day
                ?? award["contractPeriod"]["endDate"].Day
                ?? contract["period"]["endDate"].Day,
            Months = tender["contractPeriod"]["durationInMonths"].Amount,
        };
        problems.AddRange(release.Problems());
        return problems.Any
            ? new RefusedRelease(ocid, problems.All)
            : new AcceptedRelease(release, json.GetRawText());
    }

    private static string? Cpv(Field classification) =>
        string.Equals(classification["scheme"].Text, "CPV", StringComparison.OrdinalIgnoreCase)
            ? classification["id"].Text
            : null;

    /// <summary>Net of VAT; an amount in another currency is kept in the raw text alone.</summary>
    private static decimal? NetValue(Field value) =>
        value["amount"].Amount is { } amount && value["currency"].Text is null or "GBP"
            ? amount
            : null;

    /// <summary>
    /// The UK extension's special regimes first, then the three words of OCDS, then the division of the common procurement
    /// vocabulary: 45 is works, 50 and above are services, all others goods.
    /// </summary>
    private static ProcurementCategory? Category(Field tender)
    {
        var regimes = tender["specialRegime"].Texts;
        var lightTouch = regimes.Contains("lightTouch", StringComparer.Ordinal);
        var concession = regimes.Contains("concession", StringComparer.Ordinal);
        return lightTouch && concession ? ProcurementCategory.LightTouchConcession
            : lightTouch ? ProcurementCategory.LightTouch
            : concession ? ProcurementCategory.Concession
            : tender["mainProcurementCategory"].Text switch
            {
                "goods" => ProcurementCategory.Goods,
                "services" => ProcurementCategory.Services,
                "works" => ProcurementCategory.Works,
                _ => CategoryOfCpv(tender["classification"]),
            };
    }

    private static ProcurementCategory? CategoryOfCpv(Field classification) =>
        classification["scheme"].Text is "CPV"
        && classification["id"].Text is [var tens and >= '0' and <= '9', var ones, ..]
            ? (tens, ones) switch
            {
                ('4', '5') => ProcurementCategory.Works,
                (>= '5', _) => ProcurementCategory.Services,
                _ => ProcurementCategory.Goods,
            }
            : null;
}
