using System.Text.Json.Nodes;
using Commonweal.Domain.Procurements;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>The criteria of an award as the extension for award criteria has them.</summary>
internal static class ReleaseCriteria
{
    /// <summary>
    /// The criteria that are marked, each with its marks of the 100: those made of parts by their parts, so that all come to 100 and
    /// social value stands by itself wherever it is in the tree. Where social value alone was told, the rest is one without a type.
    /// </summary>
    public static JsonArray Of(ScoringMethod method) =>
        method.Criteria is { Count: > 0 } all
            ?
            [
                .. Criterion
                    .All(all)
                    .Where(placed => placed.Criterion.Parts is not { Count: > 0 })
                    .Select(placed => One(placed.Criterion, placed.Whole, method)),
            ]
            :
            [
                One(
                    new Criterion("Social value", method.Weighting, SocialValue: true),
                    null,
                    method
                ),
                .. method.Weighting < 100m
                    ? new JsonNode[]
                    {
                        Marked(null, "All other criteria", null, 100m - method.Weighting),
                    }
                    : [],
            ];

    private static JsonObject One(Criterion criterion, string? whole, ScoringMethod method) =>
        Marked(
            criterion.Price ? "price" : "quality",
            criterion.Name,
            criterion.SocialValue ? string.Join(' ', method.InWords())
                : criterion.Half is not null
                    ? $"Part of {whole}. {string.Join(' ', method.InWords())}"
                : whole is null ? null
                : $"Part of {whole}.",
            criterion.Weight
        );

    private static JsonObject Marked(
        string? type,
        string name,
        string? description,
        decimal marks
    ) =>
        ReleaseValues.Known(
            new JsonObject
            {
                ["type"] = type,
                ["name"] = name,
                ["description"] = description,
                ["numbers"] = new JsonArray(
                    new JsonObject
                    {
                        ["number"] = ReleaseValues.Number(marks),
                        ["weight"] = "percentageExact",
                    }
                ),
            }
        );
}
