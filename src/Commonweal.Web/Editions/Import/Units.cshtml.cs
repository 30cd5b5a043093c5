using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Import;

public sealed class UnitsModel(CurrentActor current, ImportInHand lookup, DescribeImport describe)
    : ImportPage(current, lookup, describe)
{
    // More are no units; their rows are refused, and say so.
    private const int MostAsked = 60;

    [BindProperty]
    public List<string?> Words { get; set; } = [];

    /// <summary>What the words of the same place mean, and no words where rows name no unit; null for none of ours.</summary>
    [BindProperty]
    public List<Unit?> Units { get; set; } = [];

    public IReadOnlyList<(string Words, int Rows, Unit? Unit)> Found =>
        field ??= [.. ImportReading.Units(Edition, Import.Sheet, Import.Mapping).Take(MostAsked)];

    public bool IsNoUnitNamed => Found.All(found => found.Words.Length == 0);

    public string Hint(string words, int rows) =>
        $"In {ImportWords.Rows(rows)}"
        + (
            words.Length == 0
                ? " of measures the draft lacks. Choose what most of them count: each such row is marked, and its unit can be changed on the measure's page."
                : ""
        );

    public void OnGet() { }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SayAsync(
            import =>
                import.ChooseUnits(
                    Version,
                    [
                        .. Words.Zip(
                            Units,
                            (words, unit) => new MappedUnit(ColumnMapping.Plain(words ?? ""), unit)
                        ),
                    ]
                ),
            "terms",
            stop
        );
}
