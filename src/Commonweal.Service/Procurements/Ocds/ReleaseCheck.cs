namespace Commonweal.Service.Procurements.Ocds;

/// <summary>What a file holds, found by reading it to its end or to where it cannot be read.</summary>
/// <param name="Accepted">Releases that can be used.</param>
/// <param name="Refused">Releases that cannot.</param>
/// <param name="Listed">The refused ones in their order, at most <see cref="MostListed"/>.</param>
/// <param name="Unreadable">Where and why reading stopped; null when the whole file was read.</param>
public sealed record ReleaseCheck(
    int Accepted,
    int Refused,
    IReadOnlyList<RefusedRelease> Listed,
    UnreadableFile? Unreadable
)
{
    /// <summary>More than anybody corrects one by one, and few enough to hold.</summary>
    public const int MostListed = 10_000;

    /// <summary>Reads the file.</summary>
    public static async Task<ReleaseCheck> RunAsync(Stream file, CancellationToken stop)
    {
        var (accepted, refused) = (0, 0);
        List<RefusedRelease> listed = [];
        UnreadableFile? unreadable = null;
        await foreach (var reading in OcdsReader.ReadAsync(file, stop))
        {
            switch (reading)
            {
                case AcceptedRelease:
                    accepted++;
                    break;
                case RefusedRelease release:
                    refused++;
                    if (listed.Count < MostListed)
                    {
                        listed.Add(release);
                    }

                    break;
                case UnreadableFile fault:
                    unreadable = fault;
                    break;
            }
        }

        return new ReleaseCheck(accepted, refused, listed, unreadable);
    }
}
