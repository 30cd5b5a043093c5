using Commonweal.Domain.Editions.Import;
using Commonweal.Service.Common;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Import;

public sealed class PreviewModel(
    CurrentActor current,
    ImportInHand lookup,
    DescribeImport describe,
    AcceptImport accept
) : ImportPage(current, lookup, describe)
{
    private ImportPreview? preview;

    [BindProperty(SupportsGet = true)]
    public ImportedRowState? Show { get; set; }

    /// <summary>What the officer saw: <see cref="EditionImport.Seen"/>.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? LayoutName { get; set; }

    public ImportPreview Preview => preview ??= Import.Preview(Edition);

    public Listing<ImportedRow> List { get; } =
        new Listing<ImportedRow>("rows-of-import")
            .Count("Row", row => row.Row, sort: "row")
            .Text("Code", row => row.Code, sort: "code")
            .Text("Measure", row => PlainText.Cut(row.Title, 120))
            .Tag(
                "What happens",
                row => ImportWords.Of(row.State),
                row => ImportWords.Colour(row.State)
            )
            .Money("Pounds before", row => row.Before, sort: "before", none: "None")
            .Money("Pounds after", row => row.After, sort: "after", none: "None")
            .Percent("Difference", row => row.Difference?.Value, sort: "difference", none: "None")
            .Text("Why", row => row.Says);

    public Task<IActionResult> OnGetAsync() =>
        Import.Mapping.Licence.Length == 0
            ? Task.FromResult<IActionResult>(Redirect($"{Start}/terms"))
            : ShowAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var taken = Preview.Taken;
        if (this.Refused(await accept.RunAsync(Actor, EditionId, Seen, LayoutName, stop)))
        {
            preview = null;
            return await LoadAsync() && State.Import is not null
                ? await ShowAsync()
                : Redirect(Start);
        }

        TempData["Success"] =
            $"{ImportWords.Rows(taken)} of the file {(taken == 1 ? "is" : "are")} in the draft.";
        return Redirect(Home);
    }

    /// <summary>What was said to hold for every row, and the column that comes before it where one tells it.</summary>
    public string Told(ImportPart part) =>
        (Import.Mapping.ColumnOf(part), Import.Mapping.FixedOf(part)) switch
        {
            (null, var all) => all,
            ({ } column, "") => $"Column {ImportSheet.Letters(column)}",
            ({ } column, var all) =>
                $"Column {ImportSheet.Letters(column)}; {all} where it is empty",
        };

    private Task<IActionResult> ShowAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Preview
                    .Rows.Where(row => Show is null || row.State == Show)
                    .Matching(request, row => [row.Code, row.Title, row.Says])
                    .Page(
                        request,
                        ("row", row => row.Row),
                        ("code", row => row.Code),
                        ("before", row => row.Before),
                        ("after", row => row.After),
                        ("difference", row => row.Difference?.Value)
                    )
        );
}
