using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Import;

public sealed class TermsModel(CurrentActor current, ImportInHand lookup, DescribeImport describe)
    : ImportPage(current, lookup, describe)
{
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Licence { get; set; }

    [BindProperty]
    public bool MayBePassedOn { get; set; }

    [BindProperty]
    public string? PriceYear { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public Confidence? Confidence { get; set; }

    [BindProperty]
    public bool WordsMayBePublished { get; set; }

    public void OnGet() =>
        (Source, Licence, MayBePassedOn, PriceYear, From, Confidence, WordsMayBePublished) = (
            Import.Mapping.FixedOf(ImportPart.Source),
            Import.Mapping.Licence,
            Import.Mapping.MayBePassedOn,
            Import.Mapping.FixedOf(ImportPart.PriceYear),
            Import.Mapping.FixedOf(ImportPart.From),
            Import.Mapping.Confidence,
            Import.Mapping.WordsMayBePublished
        );

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SayAsync(
            import =>
                import.ChooseTerms(
                    Version,
                    new ImportTerms(
                        Source,
                        Licence,
                        MayBePassedOn,
                        PriceYear,
                        From,
                        Confidence,
                        WordsMayBePublished
                    )
                ),
            "preview",
            stop
        );

    /// <summary>What stands above the table and names a day or month, of which the first day was guessed; null when nothing does.</summary>
    public string? DatedAbove =>
        HeadingGuess.DatedAbove(Import.Sheet, Import.Mapping) is { } line
            ? $" Your file says \"{PlainText.Cut(line, 80)}\" above its table."
            : null;

    /// <summary>A hint, and that a column has it where one does.</summary>
    public string OrColumn(ImportPart part, string hint) =>
        Import.Mapping.ColumnOf(part) is { } column
            ? $"{hint} Used only where column {ImportSheet.Letters(column)} is empty."
            : hint;
}
