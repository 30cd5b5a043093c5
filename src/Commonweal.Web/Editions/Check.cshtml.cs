using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>Somebody at a council hands in an edition as a file, and learns what it is. Nothing is kept.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class CheckModel(EditionShelf shelf, CurrentActor current) : PageModel
{
    /// <summary>Problems the page itself shows.</summary>
    public const int MostShown = 200;

    // Somewhat more than a file may have, so that one a little too large gets an answer in words.
    private const long LargestRequest = SheetFile.LargestFile * 2;

    private static readonly Problem NotChosen = new(
        "editions.file.not-chosen",
        "Choose a framework file that is not empty.",
        nameof(Chosen)
    );

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>What the file holds; null when it was refused, or none was handed in.</summary>
    public Edition? Edition { get; private set; }

    public string Fingerprint { get; private set; } = "";

    /// <summary>The published edition that it is.</summary>
    public Edition? Same { get; private set; }

    public IReadOnlyList<DataProblem> Problems { get; private set; } = [];

    public string Found =>
        Problems.Count == 1
            ? "One problem was found in the file"
            : $"{Problems.Count.ToString("N0", CultureInfo.InvariantCulture)} problems were found in the file";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Chosen is not { Length: > 0 } file)
        {
            this.Refused(Outcome.Refused<Done>(NotChosen));
            return Page();
        }

        await using var content = file.OpenReadStream();
        (Edition, Problems) = EditionFile.Read(FileLabel.Of(file.FileName), content);
        if (Edition is not { } edition)
            return Page();
        Fingerprint = EditionText.Fingerprint(edition);
        Same = (await shelf.AllAsync(current.Actor, stop))
            .Select(held => held.Edition)
            .FirstOrDefault(held =>
                EditionText.Fingerprint(held) == Fingerprint
                || EditionText.Fingerprint(held.ToPassOn()) == Fingerprint
            );
        return Page();
    }
}
