using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

/// <summary>An officer hands in a file of published releases and sees at once what came of it.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class ImportModel(CurrentActor current, ImportReleases import) : PageModel
{
    /// <summary>Refused notices the page itself shows.</summary>
    public const int MostShown = 200;

    private const long LargestFile = 50_000_000;

    // Somewhat more, so that a file a little too large gets an answer in words.
    private const long LargestRequest = 60_000_000;

    private static readonly Problem TooLarge = new(
        "procurements.file.too-large-to-send",
        "The file must be smaller than 50 MB. Split it, or ask your administrator to import it from the command line.",
        nameof(Notices)
    );

    private static readonly Problem NotChosen = new(
        "procurements.file.not-chosen",
        "Choose a file of notices that is not empty.",
        nameof(Notices)
    );

    [BindProperty]
    public IFormFile? Notices { get; set; }

    /// <summary>What came of the file; null before one was handed in.</summary>
    public ImportReleases.Result? Result { get; private set; }

    /// <summary>The refused notices as a file inside the page, since nothing else keeps them.</summary>
    public string? Download { get; private set; }

    public string Summary =>
        Result switch
        {
            { Taken: 0, Unchanged: 0 } => "The file was read. Nothing in it could be imported.",
            { Taken: 0 } => "The file was read. Everything in it was here already.",
            { Taken: 1 } => "The file was read. One of its notices is new here.",
            _ => $"The file was read. {Count(Result!.Taken)} of its notices are new here.",
        };

    public string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Notices is not { Length: > 0 and <= LargestFile } file)
        {
            var problem = Notices is { Length: > 0 } ? TooLarge : NotChosen;
            this.Refused(Outcome.Refused<Done>(problem));
            return Page();
        }

        await using var stream = file.OpenReadStream();
        var outcome = await import.RunAsync(current.Actor, stream, stop);
        if (this.Refused(outcome))
        {
            return Page();
        }

        Result = outcome.Value;
        Download = await DownloadAsync(Result);
        return Page();
    }

    private static async Task<string> DownloadAsync(ImportReleases.Result result)
    {
        using var csv = new MemoryStream();
        await ListCsv.WriteAsync(
            csv,
            ["ocid", "where", "path", "reason"],
            (
                from notice in result.Listed
                from problem in notice.Problems
                select (object?[])
                    [notice.Ocid, ImportWords.Place(problem.Field), problem.Field, problem.Message]
            ).ToAsyncEnumerable()
        );
        return $"data:text/csv;base64,{Convert.ToBase64String(csv.ToArray())}";
    }
}
