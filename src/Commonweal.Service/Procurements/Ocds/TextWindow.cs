namespace Commonweal.Service.Procurements.Ocds;

/// <summary>
/// The part of a stream that is in memory: what is not yet read, and the release being kept. Positions given are counted
/// from the first unread byte.
/// </summary>
/// <param name="skipped">Bytes of the file before the first one given.</param>
internal sealed class TextWindow(int skipped)
{
    private const int Largest = OcdsReader.LargestRelease + 65_536;
    private const int Nothing = -1;

    private byte[] buffer = new byte[65_536];
    private int filled;
    private int read;
    private int kept = Nothing;
    private long dropped = skipped;

    /// <summary>Whether no more fits although everything read and not kept is given up.</summary>
    public bool IsFull => filled - (IsKeeping ? kept : read) == Largest;

    public bool IsKeeping => kept != Nothing;

    /// <summary>The release being kept, as far as it has come.</summary>
    public ReadOnlyMemory<byte> Kept => buffer.AsMemory(kept..filled);

    public ReadOnlySpan<byte> Unread => buffer.AsSpan(read..filled);

    public long EndOffset => dropped + filled;

    public long OffsetOf(long position) => dropped + read + position;

    /// <summary>Makes room behind the unread text, at the cost of what is neither unread nor kept.</summary>
    public Memory<byte> Room()
    {
        var first = IsKeeping ? kept : read;
        buffer.AsSpan(first..filled).CopyTo(buffer);
        filled -= first;
        read -= first;
        kept = IsKeeping ? 0 : Nothing;
        dropped += first;
        if (filled == Largest)
        {
            ShortenString();
        }
        else if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Largest));
        }

        return buffer.AsMemory(filled);
    }

    public void Add(int count) => filled += count;

    public void Read(int count) => read += count;

    public void Keep(long position) => kept = read + (int)position;

    public void Forget() => kept = Nothing;

    /// <summary>What was kept, up to a position; empty when it has been forgotten.</summary>
    public ReadOnlyMemory<byte> KeptUntil(long position) =>
        IsKeeping ? buffer.AsMemory(kept, read + (int)position - kept) : default;

    /// <summary>
    /// The JSON reader takes a string whole or not at all, so one that fills the window would stop it for ever. Such a string
    /// belongs to a release already refused for its size: its middle is cut out, between two escapes.
    /// </summary>
    private void ShortenString()
    {
        var quote = buffer.AsSpan(..filled).IndexOf((byte)'"');
        var end = quote + 1;
        while (quote >= 0 && end < filled - 6)
        {
            end += buffer[end] != '\\' ? 1 : buffer[end + 1] == 'u' ? 6 : 2;
        }

        ...
    }
}
