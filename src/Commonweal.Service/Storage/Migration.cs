using System.Security.Cryptography;
using System.Text;

namespace Commonweal.Service.Storage;

/// <summary>One numbered step of the schema, as reviewed and shipped inside the program.</summary>
/// <param name="Number">Its place; steps run in this order and only forward.</param>
/// <param name="Name">File name without ending.</param>
/// <param name="Sql">The statements.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text; a step that has run must never change.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>Every step this version of the program knows, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Read()];

    private static IEnumerable<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (
            var resource in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource.Split('.')[^2];
            yield return new Migration(
                int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture),
                name,
                reader.ReadToEnd()
            );
        }
    }
}
