namespace Commonweal.Domain.Evidence;

/// <summary>What is known of a file's content once it is stored.</summary>
/// <param name="Sha256">Its hash, 32 bytes.</param>
/// <param name="Bytes">Its size, more than zero.</param>
/// <param name="MediaType">The type found by looking at it.</param>
public sealed record FileContent(byte[] Sha256, long Bytes, string MediaType);
