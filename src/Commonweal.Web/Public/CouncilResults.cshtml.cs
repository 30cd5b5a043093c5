using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Reporting;
using Commonweal.Web.Reporting;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>One council's published results: the same for everybody, whoever is signed in.</summary>
public sealed class CouncilResultsModel(
    PublishedResults results,
    Shares shares,
    ReferenceData reference
) : PageModel
{
    /// <summary>A group of lines added up. GBP and natural units; null means nothing checked yet, or units mixed.</summary>
    public sealed record Sum(
        string Name,
        string? Unit,
        bool IsValued,
        decimal? CommittedQuantity,
        decimal? ValidatedQuantity,
        decimal? Committed,
        decimal? Validated
    );

    public PublishedResults.Page Council { get; private set; } = null!;

    /// <summary>Promises in per cent, which no sum holds.</summary>
    public IReadOnlyList<Shares.Row> InPercent { get; private set; } = [];

    public IReadOnlyList<Sum> Themes =>
        By(line => ReportingWords.Theme(reference, line.Edition, line.Theme));

    public IReadOnlyList<Sum> Measures =>
        By(line => ReportingWords.Measure(reference, line.Edition, line.Measure));

    public IReadOnlyList<Sum> Quarters =>
        [
            .. Council
                .Lines.GroupBy(line => line.Quarter, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Of(Quarter.Parse(group.Key)!.Value.Words(), [.. group])),
        ];

    public IReadOnlyList<Sum> Contracts =>
        By(line => $"{line.Reference}: {line.Title}, {line.SupplierName}");

    /// <summary>What of the sums is of which edition; null when all is of one.</summary>
    public string? EditionMix =>
        ReportingWords.EditionMix(
            reference,
            Council
                .Lines.GroupBy(line => line.Edition, StringComparer.Ordinal)
                .Select(group => (group.Key, (decimal?)group.Sum(line => line.Committed)))
        );

    public BarChart Chart =>
        new(
            "Value promised and validated, in pounds, by theme",
            [("Promised", BarChart.Colours[0]), ("Validated", BarChart.Colours[^1])],
            [
                .. Themes
                    .Where(sum => sum.IsValued)
                    .Select(sum =>
                        (sum.Name, (IReadOnlyList<decimal?>)[sum.Committed, sum.Validated])
                    ),
            ]
        );

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await results.RunAsync(Actor.Public, slug, stop) is not { } council)
        {
            return NotFound();
        }

        Council = council;
        InPercent = await shares.RunAsync(Actor.Public, council.AuthorityId, new(), stop);
        var lines = council.Lines;
        return await File(council.Slug)
            .AnswerAsync(
                this,
                _ =>
                    Task.FromResult(
                        new ListPage<PublishedResults.Line>(lines, lines.Count, 1, lines.Count + 1)
                    )
            );
    }

    private IReadOnlyList<Sum> By(Func<PublishedResults.Line, string> name) =>
        [
            .. Council
                .Lines.GroupBy(name, StringComparer.Ordinal)
                .Select(group => Of(group.Key, [.. group]))
                .OrderByDescending(sum => sum.Committed),
        ];

    private static Sum Of(string name, IReadOnlyList<PublishedResults.Line> lines)
    {
        var unit = lines.Select(line => line.Unit).Distinct(StringComparer.Ordinal).ToArray();
        var isChecked = lines.Any(line => line.Validated is not null);
        return new Sum(
            name,
            unit is [var only] ? only : null,
            lines.Any(line => line.IsValued),
            lines.Sum(line => line.CommittedQuantity),
            isChecked ? lines.Sum(line => line.ValidatedQuantity) : null,
            lines.Sum(line => line.Committed),
            isChecked ? lines.Sum(line => line.Validated) : null
        );
    }

    private Listing<PublishedResults.Line> File(string slug) =>
        new Listing<PublishedResults.Line>($"{slug}-results")
            .Text("Contract", line => line.Reference)
            .Text("Title", line => line.Title)
            .Text("Supplier", line => line.SupplierName)
            .Money("Contract value (GBP)", line => line.ContractValue)
            .Text("Edition", line => line.Edition)
            .Text("Theme", line => ReportingWords.Theme(reference, line.Edition, line.Theme))
            .Text("Measure", line => line.Measure)
            .Text("Measure in words", line => reference.Names(line.Edition).TitleOf(line.Measure))
            .Text("Quarter", line => line.Quarter)
            .Text("Unit", line => line.Unit)
            .Quantity("Promised quantity", line => line.CommittedQuantity)
            .Quantity("Validated quantity", line => line.ValidatedQuantity)
            .Money("Promised (GBP)", line => line.IsValued ? line.Committed : null)
            .Money("Validated (GBP)", line => line.IsValued ? line.Validated : null);
}
