using Microsoft.Net.Http.Headers;

namespace Commonweal.Web.Shell;

/// <summary>
/// The body of a form with U+FFFD for the sign NUL, which nobody types: the framework refuses a whole form for it, and what was typed with
/// it would be lost. Sentences lose it when the form is read (<see cref="PlainTextBinder"/>); a number with it is refused.
/// </summary>
internal sealed class WithoutNul(Stream inner) : Stream
{
    private readonly byte[] read = new byte[4096];
    private readonly Queue<byte> ready = new();
    private int held;
    private bool isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        while (ready.Count == 0 && !isOver && buffer.Length > 0)
        {
            var count = await inner.ReadAsync(read, cancellationToken);
            isOver = count == 0;
            foreach (var sign in read.AsSpan(0, count))
            {
                Take(sign);
            }

            if (isOver)
            {
                Release();
            }
        }

        var given = Math.Min(buffer.Length, ready.Count);
        for (var at = 0; at < given; at++)
        {
            buffer.Span[at] = ready.Dequeue();
        }

        return given;
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    /// <summary>NUL comes as %00; what may become it is held until it is known.</summary>
    private void Take(byte sign)
    {
        if (held == 2 && sign == (byte)'0')
        {
            held = 0;
            Replace();
            return;
        }

        if (held == 1 && sign == (byte)'0')
        {
            held = 2;
            return;
        }

        Release();
        if (sign == (byte)'%')
        {
            held = 1;
        }
        else if (sign == 0)
        {
            Replace();
        }
        else
        {
            ready.Enqueue(sign);
        }
    }

    private void Replace()
    {
        foreach (var sign in "%EF%BF%BD"u8)
        {
            ready.Enqueue(sign);
        }
    }

    private void Release()
    {
        foreach (var sign in "%0"u8[..held])
        {
            ready.Enqueue(sign);
        }

        held = 0;
    }
}

/// <summary>Before any form is read.</summary>
internal static class WithoutNulSetup
{
    public static IApplicationBuilder UseFormsWithoutNul(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (
                    HttpMethods.IsPost(request.Method)
                    && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                    && type.MediaType.Equals(
                        "application/x-www-form-urlencoded",
                        StringComparison.OrdinalIgnoreCase
                    )
                )
                {
                    request.Body = new WithoutNul(request.Body);
                }

                return next(context);
            }
        );
}
