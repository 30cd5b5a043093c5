using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evidence;

/// <summary>
/// Files of evidence in a folder outside the web root, each under its SHA-256. A file is written to one side, measured,
/// looked at, and only moved into place by the act that attaches it, so a broken upload leaves nothing that could be
/// served. Whoever moves a file in or removes it holds its lock (<see cref="LockOf"/>): another claim, which this one
/// may not see, can rest on the same content.
/// </summary>
public sealed class EvidenceStore(CommonwealSettings settings)
{
    /// <summary>The largest file, in bytes.</summary>
    public const long Largest = 20L * 1024 * 1024;

    private readonly string folder = Path.Combine(settings.Home, "evidence");

    private readonly string incoming = Path.Combine(settings.Home, "evidence", "incoming");

    private readonly FileScanner scanner = new(settings.Scanner);

    /// <summary>The name of the lock on a content.</summary>
    public static string LockOf(byte[] sha256) => $"evidence {Convert.ToHexStringLower(sha256)}";

    /// <summary>
    /// Takes in a file. Refused when its type is not allowed or not what its name says, when it is empty, or too large.
    /// </summary>
    /// <param name="name">As the person called it; only its ending is used, and its label in a refusal.</param>
    public async Task<Outcome<Received>> ReceiveAsync(
        string name,
        Stream content,
        CancellationToken stop
    )
    {
        if (EvidenceKind.Named(name) is not { } kind)
        {
            return Refusal(
                "delivery.evidence.type-not-allowed",
                $"\"{FileLabel.Of(name)}\" cannot be added. Choose a {EvidenceKind.Listed} file."
            );
        }

        var aside = Path.Combine(incoming, Guid.CreateVersion7().ToString());
        try
        {
            OwnerOnly.MakeFolder(folder);
            Outcome<FileContent> outcome;
            await using (var file = OwnerOnly.MakeFile(aside))
            {
                outcome = await ReadAsync(FileLabel.Of(name), kind, content, file, stop);
            }

            if (
                outcome.Succeeded
                && await scanner.RefusalOfAsync(FileLabel.Of(name), aside, stop) is { } harmful
            )
            {
                outcome = harmful;
            }

            if (outcome.Succeeded)
            {
                return new Received(aside, outcome.Value);
            }

            File.Delete(aside);
            return Outcome.Refused<Received>(outcome.Problems);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    /// <summary>Moves a file into place, for good unless it is removed again.</summary>
    public void Keep(Received received) =>
        OwnerOnly.MoveFile(received.Aside, PathOf(received.Content.Sha256));

    /// <summary>Removes a kept file, which nothing needs any more.</summary>
    public void Remove(byte[] sha256) => File.Delete(PathOf(sha256));

    /// <summary>The contents of the files that were kept before a moment.</summary>
    public IEnumerable<byte[]> KeptBefore(DateTimeOffset then) =>
        FilesOf(folder, SearchOption.AllDirectories, then)
            .Select(path => Path.GetFileName(path))
            .Where(name => name.Length == 64 && name.All(char.IsAsciiHexDigitLower))
            .Select(Convert.FromHexString);

    /// <summary>Removes what lies aside from before a moment: its upload has broken off.</summary>
    public void RemoveUploads(DateTimeOffset then)
    {
        foreach (var path in FilesOf(incoming, SearchOption.TopDirectoryOnly, then))
        {
            File.Delete(path);
        }
    }

    /// <summary>Opens a kept file.</summary>
    /// <exception cref="FileNotFoundException">The folder and the database do not belong together: restore the backup of both.</exception>
    public Stream Open(byte[] sha256) => File.OpenRead(PathOf(sha256));

    private static async Task<Outcome<FileContent>> ReadAsync(
        string label,
        EvidenceKind kind,
        Stream content,
        FileStream file,
        CancellationToken stop
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[81920];
        while (await content.ReadAsync(block, stop) is > 0 and var read)
        {
            if (file.Length + read > Largest)
            {
                return Refusal(
                    "delivery.evidence.too-large",
                    $"\"{label}\" is larger than {Largest / 1024 / 1024} MB. Split it, or save it with smaller pictures."
                );
            }

            hash.AppendData(block.AsSpan(0, read));
            await file.WriteAsync(block.AsMemory(0, read), stop);
        }

        if (file.Length == 0)
        {
            return Refusal(
                "delivery.evidence.empty",
                $"\"{label}\" is empty. Check it on your computer and choose it again."
            );
        }

        file.Flush(flushToDisk: true);
        file.Position = 0;
        if (RefusalOf(kind.Look(file), kind) is not { } refusal)
        {
            return new FileContent(hash.GetHashAndReset(), file.Length, kind.MediaType);
        }

        file.Position = 0;
        return kind.Where is { } where
            ? refusal with
            {
                Message = $"{refusal.Message} Look at {where(file)}.",
            }
            : refusal;
    }

    private static Problem? RefusalOf(Misfit misfit, EvidenceKind kind) =>
        misfit switch
        {
            Misfit.None => null,
            Misfit.NotWhatItSays => Refusal(
                "delivery.evidence.not-what-it-says",
                $"The file's name ends in {kind.Ending} but its content is something else, or only a part of one. Save it again as a {EvidenceKind.Listed} file."
            ),
            Misfit.ActsOnOpening => Refusal(
                "delivery.evidence.acts-on-opening",
                "The file runs, embeds or fetches something when it is opened: a macro or script, a call of another program, an embedded object or attachment, or a link to a template, picture or workbook elsewhere. Save it without these, or print it to PDF. Ordinary web links may stay."
            ),
            Misfit.TooMuchInside => Refusal(
                "delivery.evidence.too-much-inside",
                "The file is small but holds more than 100 MB, or more than 50 MB in one part, or other packed files. Save it with less in it, and add what is embedded in it as files of their own."
            ),
            Misfit.PictureTooLarge => Refusal(
                "delivery.evidence.picture-too-large",
                "The picture is larger than 30,000 points a side or 150 million in all. Save it smaller and choose it again."
            ),
        };

    private static IEnumerable<string> FilesOf(
        string place,
        SearchOption depth,
        DateTimeOffset then
    ) =>
        Directory.Exists(place)
            ? Directory
                .EnumerateFiles(place, "*", depth)
                .Where(path => File.GetLastWriteTimeUtc(path) < then.UtcDateTime)
            : [];

    private static Problem Refusal(string code, string message) => new(code, message, "File");

    private string PathOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(folder, name[..2], name);
    }

    /// <summary>A file that was looked at and lies aside; gone with this, unless it was kept.</summary>
    public sealed class Received(string aside, FileContent content) : IDisposable
    {
        /// <summary>What is known of it.</summary>
        public FileContent Content => content;

        internal string Aside => aside;

        /// <inheritdoc />
        public void Dispose() => File.Delete(aside);
    }
}
