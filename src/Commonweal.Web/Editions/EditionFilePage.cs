using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>Somebody hands in a whole edition as a file, and learns what it is or every problem with its place.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public abstract class EditionFilePage(EditionShelf shelf, CurrentActor current) : PageModel
{
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

    protected string FileName => FileLabel.Of(Chosen?.FileName ?? "");

    protected Actor Actor => current.Actor;

    /// <summary>Reads the file; null when none was chosen, or it has a fault.</summary>
    protected async Task<Edition?> ReadAsync(CancellationToken stop)
    {
        if (Chosen is not { Length: > 0 } file)
        {
            this.Refused([NotChosen]);
            return null;
        }

        await using var content = file.OpenReadStream();
        (Edition, Problems) = EditionFile.Read(FileName, content);
        if (Edition is not { } edition)
        {
            return null;
        }

        Fingerprint = EditionText.Fingerprint(edition);
        // Its name is part of what the fingerprint is of, so no other can be the same.
        Same =
            (await shelf.ReadAsync(Actor, edition.Name, stop))?.Edition is { } held
            && (
                EditionText.Fingerprint(held) == Fingerprint
                || EditionText.Fingerprint(held.ToPassOn()) == Fingerprint
            )
                ? held
                : null;
        return edition;
    }
}
