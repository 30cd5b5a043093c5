using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Reference;
using YamlDotNet.RepresentationModel;

namespace Commonweal.Benchmarks;

/// <summary>
/// Reading an edition of 2,000 measures, each value with figures of its own, every reference, unit and example checked, beside the YAML library alone making nodes of
/// the same text. Each format is also held to two seconds.
/// </summary>
internal static class EditionBenchmark
{
    private const int Measures = 2_000;
    private const int MostMilliseconds = 2_000;

    public static async Task<bool> RunAsync()
    {
        var edition = Large(ReferenceLoader.Open(Data()).Edition("lancashire-toms-2024")!);
        var text = Encoding.UTF8.GetString(EditionFile.Write(edition, EditionFormat.Yaml));
        var within = await SideBySide.RunAsync(
            "Reading an edition of 2,000 measures",
            limit: 4.0m,
            rounds: 9,
            (
                "edition",
                () =>
                {
                    _ = EditionDocument.Read("large.yaml", text).Edition!.Measures;
                    return Task.CompletedTask;
                }
            ),
            (
                "YAML library",
                () =>
                {
                    new YamlStream().Load(new StringReader(text));
                    return Task.CompletedTask;
                }
            )
        );
        return EditionFormat.All.Aggregate(
            within,
            (all, format) => IsWithin(edition, format) && all
        );
    }

    private static bool IsWithin(Edition edition, EditionFormat format)
    {
        using var file = new MemoryStream(EditionFile.Write(edition, format));
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var read = EditionFile.Read($"large{format.Ending}", file).Edition!;
        var isWithin =
            read.Measures.Count == Measures && clock.ElapsedMilliseconds <= MostMilliseconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  from {format.Title}, {read.Proxies.Count:N0} values of {read.Parameters.Count:N0} figures, {file.Length / 1024:N0} KiB: {clock.ElapsedMilliseconds} ms, {(isWithin ? "within" : "OVER")} the limit {MostMilliseconds}"
            )
        );
        return isWithin;
    }

    /// <summary>Every valued measure beyond the shipped ones has a value and figures of its own.</summary>
    private static Edition Large(Edition edition)
    {
        Measure[] more =
        [
            .. Enumerable
                .Range(edition.Measures.Count, Measures - edition.Measures.Count)
                .Select(i => Another(edition.Measures[i % edition.Measures.Count], i)),
        ];
        Proxy[] proxies = [.. more.Select(measure => measure.Proxy).OfType<Proxy>()];
        return edition with
        {
            Measures = [.. edition.Measures, .. more],
            Proxies = [.. edition.Proxies, .. proxies],
            Parameters =
            [
                .. edition.Parameters,
                .. proxies
                    .SelectMany(proxy => proxy.Formula.Parameters)
                    .DistinctBy(own => own.Id, StringComparer.Ordinal),
            ],
        };
    }

    private static Measure Another(Measure measure, int i) =>
        measure with
        {
            Code = $"M{i}",
            Order = i + 1,
            Proxy = measure.Proxy is { } proxy
                ? proxy with
                {
                    Id = $"{proxy.Id}-{i}",
                    Formula = proxy.Formula.Reading(figure =>
                        figure with
                        {
                            Id = $"{figure.Id}-{i}",
                        }
                    ),
                }
                : null,
        };

    private static string Data()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at.FullName, "data", "frameworks")))
        {
            at = at.Parent!;
        }

        return Path.Combine(at.FullName, "data");
    }
}
