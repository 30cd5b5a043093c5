using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// An edition as bytes that are the same whenever the edition is: JSON in UTF-8 with the keys of the data files, in a fixed order,
/// numbers without trailing zeros, and with the figures its values are built from. Whoever holds them holds all that counts.
/// </summary>
public static class EditionText
{
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>
    /// SHA-256 of the text in small hexadecimal digits: two editions of one fingerprint are worth the same, say the same and rest
    /// on the same sources.
    /// </summary>
    public static string Fingerprint(Edition edition) =>
        Convert.ToHexStringLower(SHA256.HashData(Write(edition)));

    /// <summary>Writes an edition.</summary>
    public static byte[] Write(Edition edition)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            Heading(json, edition);
            List(json, "parameters", edition.Parameters, Parameter);
            List(json, "proxies", edition.Proxies, Proxy);
            List(json, "measures", edition.Measures, Measure);
            List(json, "exclusions", edition.Exclusions, Exclusion);
            List(json, "examples", edition.Examples, Example);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Heading(Utf8JsonWriter json, Edition edition)
    {
        json.WriteString("name", edition.Name);
        json.WriteString("title", edition.Title);
        json.WriteString("version", edition.Version);
        Day(json, "publishedOn", edition.PublishedOn);
        json.WriteNumber("priceYear", edition.PriceYear);
        json.WriteString("owner", edition.Owner);
        Source(json, edition.Source);
        json.WriteString("about", edition.About);
        List(
            json,
            "priorities",
            edition.Priorities,
            (to, priority) =>
            {
                to.WriteString("id", priority.Id);
                to.WriteString("title", priority.Title);
                to.WriteString("group", priority.Group);
            }
        );
        List(
            json,
            "themes",
            edition.Themes,
            (to, theme) =>
            {
                to.WriteString("id", theme.Id);
                to.WriteString("title", theme.Title);
                List(to, "outcomes", theme.Outcomes, Outcome);
            }
        );
    }

    private static void Outcome(Utf8JsonWriter json, IntendedOutcome outcome)
    {
        json.WriteString("id", outcome.Id);
        json.WriteString("title", outcome.Title);
    }

    private static void Parameter(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteString("id", parameter.Id);
        json.WriteString("title", parameter.Title);
        json.WriteString("unit", parameter.Unit);
        Words(json, "area", parameter.Area);
        List(json, "values", parameter.Values.All, Dated);
    }

    private static void Dated(Utf8JsonWriter json, DatedValue<Figure> dated)
    {
        var figure = dated.Value;
        Day(json, "from", dated.From);
        Number(json, "central", figure.Central);
        Number(json, "low", figure.Low);
        Number(json, "high", figure.High);
        Choice(json, "confidence", figure.Confidence);
        Number(json, "priceYear", figure.PriceYear);
        if (figure.KnownTo is { } known)
        {
            json.WriteStartObject("knownTo");
            Day(json, "day", known.Day);
            json.WriteString("later", known.Later);
            json.WriteEndObject();
        }

        Source(json, dated.Source);
    }

    private static void Proxy(Utf8JsonWriter json, Proxy proxy)
    {
        json.WriteString("id", proxy.Id);
        json.WriteString("title", proxy.Title);
        Choice(json, "unit", proxy.Unit);
        json.WriteString("formula", proxy.Formula.Name);
        foreach (var (key, parameter) in proxy.Formula.Terms)
        {
            json.WriteString(key, parameter.Id);
        }

        if (proxy.Uprating is { } uprating)
        {
            json.WriteString("deflator", uprating.Deflator.Id);
        }
    }

    private static void Measure(Utf8JsonWriter json, Measure measure)
    {
        json.WriteString("theme", measure.Theme);
        json.WriteString("code", measure.Code);
        json.WriteNumber("order", measure.Order);
        json.WriteString("title", measure.Title);
        json.WriteString("outcome", measure.Outcome);
        Choice(json, "unit", measure.Unit);
        if (measure.Class is { } valueClass)
        {
            Choice(json, "class", valueClass);
        }
        else
        {
            json.WriteBoolean("recordOnly", true);
        }

        Choice(json, "level", measure.Level);
        if (measure.Proxy is { } proxy)
        {
            json.WriteString("proxy", proxy.Id);
        }

        json.WriteString("counts", measure.Counts);
        Texts(json, "doesNotCount", measure.DoesNotCount);
        Texts(json, "evidence", measure.Evidence);
        Texts(json, "priorities", measure.Priorities);
        Goals(json, measure);
        if (measure.ValueWithheld)
        {
            json.WriteBoolean("valueWithheld", true);
        }
    }

    /// <summary>Left out where nothing is said, so that an edition that says nothing of goals keeps its fingerprint.</summary>
    private static void Goals(Utf8JsonWriter json, Measure measure)
    {
        if (measure.Goals.Count > 0)
        {
            json.WriteStartArray("goals");
            foreach (var goal in measure.Goals)
            {
                json.WriteNumberValue(goal);
            }

            json.WriteEndArray();
        }

        if (measure.GoalsBecause is { } because)
        {
            json.WriteString("goalsBecause", because);
        }
    }

    private static void Exclusion(Utf8JsonWriter json, Exclusion exclusion)
    {
        json.WriteString("id", exclusion.Id);
        json.WriteString("shared", exclusion.Shared);
        Texts(json, "measures", exclusion.Measures);
        Texts(json, "against", exclusion.Against);
        Source(json, exclusion.Source);
    }

    private static void Example(Utf8JsonWriter json, WorkedExample example)
    {
        json.WriteString("id", example.Id);
        json.WriteString("says", example.Says);
        json.WriteString("source", example.Source);
        Choice(json, "origin", example.Origin);
        json.WriteStartObject("input");
        Day(json, "on", example.On);
        Number(json, "contractValue", example.ContractValue);
        List(json, "lines", example.Lines, Line);
        json.WriteEndObject();
        json.WriteStartObject("expect");
        json.WriteString("social", example.Expect.Social);
        json.WriteString("localEconomic", example.Expect.LocalEconomic);
        Texts(json, "noValue", example.Expect.NoValue);
        Texts(json, "recorded", example.Expect.Recorded);
        Texts(json, "overlaps", example.Expect.Overlaps);
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, ValuationLine line)
    {
        json.WriteString("measure", line.Measure);
        Number(json, "quantity", line.Quantity);
        Number(json, "attribution", line.Attribution);
        Number(json, "deadweight", line.Deadweight);
    }

    private static void Source(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject("source");
        json.WriteString("title", source.Title);
        Words(json, "url", source.Url);
        json.WriteString("licence", source.Licence);
        if (!source.MayBePassedOn)
        {
            json.WriteBoolean("keptPrivate", true);
        }

        json.WriteEndObject();
    }

    private static void List<T>(
        Utf8JsonWriter json,
        string key,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Choice<T>(Utf8JsonWriter json, string key, T choice)
        where T : struct, Enum =>
        json.WriteString(key, JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()));

    private static void Day(Utf8JsonWriter json, string key, DateOnly day) =>
        json.WriteString(key, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private static void Words(Utf8JsonWriter json, string key, string? words)
    {
        if (words is not null)
        {
            json.WriteString(key, words);
        }
    }

    private static void Number(Utf8JsonWriter json, string key, decimal? number)
    {
        if (number is { } known)
        {
            json.WritePropertyName(key);
            json.WriteRawValue(Quantity.Exact(known));
        }
    }
}
