using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>One thing met while reading a file of OCDS releases.</summary>
public abstract record OcdsReading;

/// <summary>A release or what stands where one belongs.</summary>
/// <param name="Number">Its place in the file; the first is 1.</param>
public abstract record OcdsRelease(int Number) : OcdsReading;

/// <summary>A release that can be used.</summary>
/// <param name="Notice">What it tells.</param>
/// <param name="Json">
/// The release as published, UTF-8, byte for byte, so that fields unknown here survive. It may hold escapes such as
/// <c>\u0000</c> that <c>jsonb</c> refuses: keep it as text or bytes.
/// </param>
public sealed record AcceptedRelease(
    int Number,
    NoticedProcurement Notice,
    ReadOnlyMemory<byte> Json
) : OcdsRelease(Number);

/// <summary>A release that cannot be used; the file goes on behind it.</summary>
/// <param name="Ocid">The procurement it belongs to, as far as it can be read.</param>
/// <param name="Problems">Why, in the order found; each names the JSON path where there is one.</param>
public sealed record RefusedRelease(int Number, string? Ocid, IReadOnlyList<Problem> Problems)
    : OcdsRelease(Number);

/// <summary>The file could not be read further. Always the last reading.</summary>
/// <param name="ByteOffset">Where, counted from the start of the file; of its UTF-8 form if it is UTF-16.</param>
/// <param name="Problem">Why.</param>
public sealed record UnreadableFile(long ByteOffset, Problem Problem) : OcdsReading;
