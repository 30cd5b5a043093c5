using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Commonweal.Service.Evidence;

/// <summary>
/// One part of a zip archive, by the archive's own list. The base library's reader stops where the list says a part ends,
/// so a list that lies hides what a program would really unpack; here a part ends where its data does.
/// </summary>
/// <param name="Packed">Bytes in the archive, by the list.</param>
/// <param name="Size">Bytes when unpacked, by the list.</param>
/// <param name="At">Where the part begins in the file.</param>
internal sealed record PackedPart(
    string Name,
    bool IsEncrypted,
    int Method,
    long Packed,
    long Size,
    long At
)
{
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LineBytes = 46;
    private const int HeadBytes = 30;

    /// <summary>The list of an archive that ends with the file, at most <paramref name="most"/> parts and one more.</summary>
    /// <exception cref="InvalidDataException">There is no such list, or it points out of the file.</exception>
    public static List<PackedPart> ListOf(Stream file, int most)
    {
        var tail = new byte[Math.Min(file.Length, EndBytes + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndBytes + Two(tail, end + 20) != tail.Length)
        {
            throw new InvalidDataException("No archive ends where the file ends.");
        }

        var count = Two(tail, end + 10);
        file.Position = Four(tail, end + 16);
        List<PackedPart> parts = [];
        while (parts.Count < Math.Min(count, most + 1))
        {
            parts.Add(Line(file));
        }

        return parts;
    }

    /// <summary>
    /// Hands the part over block by block as it unpacks, until <paramref name="take"/> has had enough; answers how many
    /// bytes it was.
    /// </summary>
    /// <exception cref="InvalidDataException">The part is packed another way, or its data is spoilt.</exception>
    public long Unpack(Stream file, Func<ReadOnlyMemory<byte>, bool> take)
    {
        using var content = Open(file);
        var block = new byte[81920];
        var size = 0L;
        while (true)
        {
            var read = content.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            size += read;
            if (read == 0 || !take(block.AsMemory(0, read)))
            {
                return size;
            }
        }
    }

    /// <summary>The part as it unpacks, however much comes out.</summary>
    /// <exception cref="InvalidDataException">The part is packed another way, or not where the list says.</exception>
    public Stream Open(Stream file)
    {
        var head = Exactly(file, At, HeadBytes);
        var from = At + HeadBytes + Two(head, 26) + Two(head, 28);
        if (
            !head.AsSpan().StartsWith("PK\x03\x04"u8)
            || Method is not (Stored or Deflated)
            || from + Packed > file.Length
        )
        {
            throw new InvalidDataException("The part is not where or what the list says.");
        }

        file.Position = from;
        return Method == Deflated
            ? new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true)
            : new MemoryStream(Exactly(file, from, (int)Packed));
    }

    private static PackedPart Line(Stream file)
    {
        var line = Exactly(file, file.Position, LineBytes);
        if (!line.AsSpan().StartsWith("PK\x01\x02"u8))
        {
            throw new InvalidDataException("The archive's list is spoilt.");
        }

        var name = Exactly(file, file.Position, Two(line, 28));
        file.Position += Two(line, 30) + Two(line, 32);
        return new PackedPart(
            Encoding.UTF8.GetString(name),
            (Two(line, 8) & 1) != 0,
            Two(line, 10),
            Four(line, 20),
            Four(line, 24),
            Four(line, 42)
        );
    }

    private static byte[] Exactly(Stream file, long at, int count)
    {
        var bytes = new byte[count];
        file.Position = at;
        return file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw new InvalidDataException("The archive is cut short.");
    }

    private static int Two(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static long Four(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
