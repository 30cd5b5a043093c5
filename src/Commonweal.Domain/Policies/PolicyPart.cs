using System.Security.Cryptography;
using System.Text.Json;

namespace Commonweal.Domain.Policies;

/// <summary>
/// What one page of answers says of a version as it stands, as a fingerprint: another one means that somebody changed it. What is not
/// there, or not settled, has a fingerprint too.
/// </summary>
public static class PolicyPart
{
    /// <summary>The first day and the source.</summary>
    public static string Start(PolicyVersion version) =>
        Of(
            new
            {
                version.StartsOn,
                version.SourceTitle,
                version.SourceUrl,
            }
        );

    /// <summary>A threshold; null for a new one.</summary>
    public static string Threshold(PolicyVersion version, string? id) =>
        Of(version.Terms.Requirements.FirstOrDefault(one => one.Id == id));

    /// <summary>The least weighting.</summary>
    public static string Weighting(PolicyVersion version) => Of(version.Terms.MinimumWeighting);

    /// <summary>What every list of measures must be.</summary>
    public static string Menu(PolicyVersion version) => Of(version.Terms.Menu);

    /// <summary>How delivery is followed.</summary>
    public static string Delivery(PolicyVersion version) =>
        Of(new { version.Terms.Reviews, version.Terms.ReportWithinDays });

    /// <summary>What is taken off for net values.</summary>
    public static string Net(PolicyVersion version) => Of(version.Terms.Net);

    /// <summary>What is followed of the authority's own will.</summary>
    public static string Adoption(PolicyVersion version) => Of(version.Terms.Adopts);

    private static string Of(object? said) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said)));
}
