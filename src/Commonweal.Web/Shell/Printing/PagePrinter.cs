using System.Diagnostics;
using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.FileProviders;

namespace Commonweal.Web.Shell.Printing;

/// <summary>
/// Prints a public page of this site, or a document made for the print, to PDF with Debian's Chromium: headless, in a folder of its own, one page at a time,
/// and with no host within its reach but this one.
/// </summary>
public sealed class PagePrinter(IServer server) : IDisposable
{
    /// <summary>What a document to be printed calls the styles of the site.</summary>
    public const string Styles = "commonweal.css";

    private static readonly TimeSpan LongestPrint = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly string[] Programs =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private static readonly Problem Missing = new(
        "shell.print.no-chromium",
        "This site cannot make a PDF, because Chromium is not installed on its server. Use the page itself, print it from your browser, or take the Word document. To mend it, whoever runs the site installs the package chromium."
    );

    private static readonly Problem Failed = new(
        "shell.print.failed",
        "The PDF could not be made just now. Try again in a minute, print the page from your browser, or take the Word document."
    );

    private readonly SemaphoreSlim free = new(1);

    /// <summary>The page as PDF.</summary>
    /// <param name="path">A page of this site that everybody may read, such as <c>/opportunities</c>.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<byte[]>> PrintAsync(string path, CancellationToken stop) =>
        Own() is { } site
            ? await InTurnAsync(_ => Task.FromResult(new Uri(site, path)), stop)
            : Failed;

    /// <summary>
    /// A document that not everybody may read, as PDF: it lies in the folder of its own print, which is deleted, and is never served.
    /// </summary>
    /// <param name="html">Its markup; <see cref="Styles"/> beside it are the styles of the site.</param>
    /// <param name="styles">Those styles.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<byte[]>> PrintDocumentAsync(
        string html,
        IFileInfo styles,
        CancellationToken stop
    ) =>
        InTurnAsync(
            async folder =>
            {
                var page = Path.Combine(folder, "page.html");
                await File.WriteAllTextAsync(page, html, stop);
                if (styles.Exists)
                {
                    await using var from = styles.CreateReadStream();
                    await using var to = File.Create(Path.Combine(folder, Styles));
                    await from.CopyToAsync(to, stop);
                }

                return new Uri(page);
            },
            stop
        );

    private async Task<Outcome<byte[]>> InTurnAsync(
        Func<string, Task<Uri>> page,
        CancellationToken stop
    )
    {
        if (Array.Find(Programs, File.Exists) is not { } program)
        {
            return Missing;
        }

        if (!await free.WaitAsync(LongestWait, stop))
        {
            return Failed;
        }

        try
        {
            return await PrintAsync(program, page, stop);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();

    /// <summary>Where this server listens, as the machine itself reaches it.</summary>
    private Uri? Own() =>
        server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.Select(address =>
                BindingAddress.Parse(address) is { IsUnixPipe: false } bound
                    ? new UriBuilder(bound.Scheme, "localhost", bound.Port).Uri
                    : null
            )
            .FirstOrDefault(address => address is not null);

    private static async Task<Outcome<byte[]>> PrintAsync(
        string program,
        Func<string, Task<Uri>> page,
        CancellationToken stop
    )
    {
        var folder = Directory.CreateTempSubdirectory("commonweal-print-").FullName;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(LongestPrint);
        try
        {
            var file = Path.Combine(folder, "page.pdf");
            var start = new ProcessStartInfo(program)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
            };
            foreach (var argument in Arguments(folder, file, await page(folder)))
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment["HOME"] = folder;
            using var chromium = Process.Start(start)!;
            try
            {
                await Task.WhenAll(
                    chromium.StandardOutput.ReadToEndAsync(patience.Token),
                    chromium.StandardError.ReadToEndAsync(patience.Token),
                    chromium.WaitForExitAsync(patience.Token)
                );
            }
            finally
            {
                if (!chromium.HasExited)
                {
                    chromium.Kill(entireProcessTree: true);
                }
            }

            return chromium.ExitCode == 0 && File.Exists(file)
                ? await File.ReadAllBytesAsync(file, stop)
                : Failed;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Arguments(string folder, string file, Uri page)
    {
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--disable-extensions",
            "--disable-background-networking",
            "--no-first-run",
            // Names other than this machine's lead nowhere.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            $"--print-to-pdf={file}",
            page.AbsoluteUri,
        ];
        // Chromium refuses its own sandbox to root, as containers often run; the page is this site's own.
        return Environment.IsPrivilegedProcess ? arguments.Prepend("--no-sandbox") : arguments;
    }
}
