using System.Buffers.Binary;

namespace Commonweal.Service.Evidence;

/// <summary>
/// How many points a picture says it has, read from its head without unpacking it: a few kilobytes can ask whoever opens
/// them for gigabytes.
/// </summary>
internal static class Picture
{
    /// <summary>More than any camera takes: 30,000 points a side, 150 million in all.</summary>
    private const int LongestSide = 30_000;
    private const long MostPoints = 150_000_000;

    /// <summary>The signature, then at once the head with width and height.</summary>
    public static Misfit Png(Stream file)
    {
        Span<byte> head = stackalloc byte[24];
        return
            Fill(file, head)
            && head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            && head[12..16].SequenceEqual("IHDR"u8)
            ? Of(
                BinaryPrimitives.ReadUInt32BigEndian(head[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(head[20..])
            )
            : Misfit.NotWhatItSays;
    }

    /// <summary>Segments, each with its length, up to the one that starts the frame.</summary>
    public static Misfit Jpeg(Stream file)
    {
        Span<byte> head = stackalloc byte[5];
        if (!Fill(file, head[..2]) || !head[..2].SequenceEqual<byte>([0xFF, 0xD8]))
        {
            return Misfit.NotWhatItSays;
        }

        while (Fill(file, head[..1]) && head[0] == 0xFF)
        {
            var marker = MarkerAfterFill(file);
            if (StartsFrame(marker))
            {
                // Length, bits a sample, height, width.
                return Fill(file, head[..3]) && Fill(file, head[..4])
                    ? Of(
                        BinaryPrimitives.ReadUInt16BigEndian(head[2..]),
                        BinaryPrimitives.ReadUInt16BigEndian(head)
                    )
                    : Misfit.NotWhatItSays;
            }

            var length = Fill(file, head[..2]) ? BinaryPrimitives.ReadUInt16BigEndian(head) : 0;
            if (length < 2)
            {
                return Misfit.NotWhatItSays;
            }

            file.Position += length - 2;
        }

        return Misfit.NotWhatItSays;
    }

    private static int MarkerAfterFill(Stream file)
    {
        int marker;
        do
        {
            marker = file.ReadByte();
        } while (marker == 0xFF);

        return marker;
    }

    /// <summary>C0 to CF, without the tables (C4, CC) and the reserved C8 that stand among them.</summary>
    private static bool StartsFrame(int marker) =>
        marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static Misfit Of(long width, long height) =>
        width == 0 || height == 0 ? Misfit.NotWhatItSays
        : width > LongestSide || height > LongestSide || width * height > MostPoints
            ? Misfit.PictureTooLarge
        : Misfit.None;

    private static bool Fill(Stream file, Span<byte> bytes) =>
        file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
