namespace Commonweal.Service.Evidence;

/// <summary>
/// What the bytes of a part say it is, whatever it is called: an archive, or the old format of office files, in which
/// embedded objects and macros are kept. Both are found behind other bytes too, where their signs are too long for chance.
/// </summary>
internal sealed class Signs
{
    private const int Seam = 8;

    private byte[] before = [];
    private bool hasEntry;
    private bool hasList;
    private bool hasEnd;

    /// <summary>Zip, gzip, bzip2, xz, 7-Zip, RAR.</summary>
    public bool IsArchive { get; private set; }

    /// <summary>A compound file (OLE).</summary>
    public bool IsObject { get; private set; }

    /// <summary>A document type, which no office program writes; the drawings that are no sound XML are only looked at here.</summary>
    public bool HasDocumentType { get; private set; }

    /// <summary>Reads on.</summary>
    public void Read(ReadOnlySpan<byte> block)
    {
        if (before.Length == 0)
        {
            IsArchive |= StartsArchive(block);
            IsObject |= block.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]);
        }

        byte[] bytes = [.. before, .. block];
        var all = bytes.AsSpan();
        hasEntry |= all.IndexOf("PK\x03\x04"u8) >= 0;
        hasList |= all.IndexOf("PK\x01\x02"u8) >= 0;
        hasEnd |= all.IndexOf("PK\x05\x06"u8) >= 0;
        IsArchive |= (hasEntry && hasList && hasEnd) || all.IndexOf("Rar!\x1A\x07"u8) >= 0;
        IsObject |= all.IndexOf<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) >= 0;
        HasDocumentType |= all.IndexOf("<!DOCTYPE"u8) >= 0;
        before = bytes[^Math.Min(Seam, bytes.Length)..];
    }

    private static bool StartsArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\x03\x04"u8)
        || start.StartsWith("PK\x05\x06"u8)
        || start.StartsWith<byte>([0x1F, 0x8B])
        || start.StartsWith("BZh"u8)
        || start.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'])
        || start.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF])
        || start.StartsWith("Rar!"u8);
}
