using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>One thing met while reading a file of OCDS releases.</summary>
public abstract record OcdsReading;

/// <summary>A release that can be used.</summary>
/// <param name="Release">What it says.</param>
/// <param name="Json">
/// The release as published, with all it says besides. It may hold escapes such as <c>\u0000</c> that <c>jsonb</c>
/// refuses: keep it as text.
/// </param>
public sealed record AcceptedRelease(Release Release, string Json) : OcdsReading;

/// <summary>A release that cannot be used; the file goes on behind it.</summary>
/// <param name="Ocid">The procurement it belongs to; null when that cannot be read.</param>
/// <param name="Problems">Why; each field is a JSON path of the release.</param>
public sealed record RefusedRelease(string? Ocid, IReadOnlyList<Problem> Problems) : OcdsReading
{
    /// <summary>Why, on one line.</summary>
    public string Reason =>
        string.Join(
            " ",
            Problems.Select(problem =>
                problem.Field is null ? problem.Message : $"{problem.Field}: {problem.Message}"
            )
        );
}

/// <summary>The file cannot be read further. Always the last reading.</summary>
/// <param name="ByteOffset">Where, counted from the start of the file; in its UTF-8 form if it is UTF-16.</param>
/// <param name="Problem">Why.</param>
public sealed record UnreadableFile(long ByteOffset, Problem Problem) : OcdsReading;
