using Commonweal.Service.Evidence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>Files that somebody else made, on pages.</summary>
public static class KeptFiles
{
    /// <summary>What may be chosen, for the hint of a field.</summary>
    public static string Allowed { get; } =
        $"{EvidenceKind.Listed}, up to {EvidenceStore.Largest / 1024 / 1024} MB";

    /// <summary>Sends one: always saved, never shown, and powerless if a browser shows it after all.</summary>
    public static IActionResult Send(this PageModel page, KeptFile? file)
    {
        if (file is null)
        {
            return page.NotFound();
        }

        page.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return page.File(file.Content, file.MediaType, file.FileName);
    }

    /// <summary>A size in kilobytes or megabytes, rounded up.</summary>
    public static string Size(long bytes) =>
        bytes < 1024 * 1024
            ? $"{(bytes + 1023) / 1024} KB"
            : $"{(bytes + (1024 * 1024) - 1) / 1024 / 1024} MB";
}
