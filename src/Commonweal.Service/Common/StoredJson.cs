using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Common;

/// <summary>The form in which inputs, results, explanations and quantities by year are stored: that of the evaluate command, decimals as text.</summary>
public static class StoredJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        NumberHandling =
            JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes it.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <summary>Keeps a property in a column of this form. It is replaced, never changed within: the same object is the same value.</summary>
    public static PropertyBuilder<T> IsStoredJson<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                value => Write(value),
                json => Read<T>(json),
                new ValueComparer<T>(
                    (one, other) => ReferenceEquals(one, other),
                    value => value == null ? 0 : value.GetHashCode()
                )
            );

    /// <summary>Reads what was written.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Form)!;
}
