using System.Text.Json;
using System.Text.Json.Serialization;

namespace Commonweal.Domain.Procurements;

/// <summary>The facts about a purchase that thresholds and duties depend on.</summary>
/// <param name="Category">What is bought.</param>
/// <param name="NetValue">Whole-life value net of VAT, GBP.</param>
/// <param name="VatRate">VAT rate in per cent.</param>
/// <param name="Months">Length in months, options included; null when not known.</param>
/// <param name="CommencedOn">The day the procurement commences.</param>
public sealed record PurchaseFacts(
    ProcurementCategory Category,
    decimal NetValue,
    decimal VatRate,
    int? Months,
    DateOnly CommencedOn
)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static PurchaseFacts FromJson(string json) =>
        JsonSerializer.Deserialize<PurchaseFacts>(json, Form)
        ?? throw new JsonException("Facts are a JSON object.");

    /// <summary>The facts as they are kept beside the decision.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);
}
