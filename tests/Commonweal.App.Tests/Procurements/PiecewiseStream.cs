namespace Commonweal.App.Tests.Procurements;

/// <summary>Hands its pieces out as slowly as a network does, and counts what was taken.</summary>
internal sealed class PiecewiseStream(IEnumerable<byte[]> pieces, int largest = int.MaxValue)
    : Stream
{
    private readonly IEnumerator<byte[]> source = pieces.GetEnumerator();
    private ReadOnlyMemory<byte> rest;

    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Taken;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (rest.IsEmpty && source.MoveNext())
        {
            rest = source.Current;
        }

        var count = Math.Min(Math.Min(rest.Length, buffer.Length), largest);
        rest.Span[..count].CopyTo(buffer);
        rest = rest[count..];
        Taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
