using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Plan;

/// <summary>A file kept with a task of a plan. Its content is known by its hash; the name a person gave is only a label.</summary>
public sealed class PlanDocument : IOwnedByAuthority
{
    /// <summary>The most files one task may have.</summary>
    public const int MostPerTask = 20;

    private PlanDocument() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The task it belongs to.</summary>
    public Guid TaskId { get; private set; }

    /// <summary>The name shown and offered for download: no folders, no control characters, at most 120 characters.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The type found by looking at the content.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Size in bytes, more than zero.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the content, under which it is stored.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid AddedBy { get; private set; }

    /// <summary>Whether the panel that scores the bids may read it; at first it may not.</summary>
    public bool ForPanel { get; private set; }

    /// <summary>Opens it to the panel, or keeps it from it.</summary>
    public void Show(bool forPanel) => ForPanel = forPanel;

    /// <summary>
    /// Adds a file to a task. Refused once the task is settled, when the task has it already (<c>procurements.plan.same-file</c>)
    /// and when it is full (<c>procurements.plan.too-many-files</c>).
    /// </summary>
    /// <param name="others">The hashes of the task's files so far.</param>
    public static Outcome<PlanDocument> Attach(
        Guid id,
        PlanTask task,
        IReadOnlyCollection<byte[]> others,
        FileContent content,
        string name,
        Guid by,
        DateTimeOffset now
    ) =>
        task.Closed() is { } closed ? closed
        : others.Any(other => other.AsSpan().SequenceEqual(content.Sha256))
            ? new Problem(
                "procurements.plan.same-file",
                "This task has the file already. Choose another one.",
                "File"
            )
        : others.Count >= MostPerTask
            ? new Problem(
                "procurements.plan.too-many-files",
                $"A task may have {MostPerTask} files. Put several pages into one document, or remove a file first.",
                "File"
            )
        : new PlanDocument
        {
            Id = id,
            AuthorityId = task.AuthorityId,
            TaskId = task.Id,
            FileName = FileLabel.Of(name),
            MediaType = content.MediaType,
            Bytes = content.Bytes,
            Sha256 = content.Sha256,
            AddedAt = now,
            AddedBy = by,
        };
}
