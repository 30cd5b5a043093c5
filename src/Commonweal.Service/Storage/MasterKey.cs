using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Commonweal.Service.Storage;

/// <summary>
/// The key that lives outside the database: without it a copy of the database opens no bid and no draft.
/// </summary>
public sealed class MasterKey
{
    /// <summary>How long it is, and every key derived from it.</summary>
    public const int Bytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string Mark = "mark";

    private readonly string path;
    private readonly byte[] key;

    private MasterKey(string path, byte[] key)
    {
        this.path = path;
        this.key = key;
    }

    /// <summary>
    /// Reads the key file, making it with a fresh key readable by this user alone when it is not there; but never when another
    /// key has sealed in this database.
    /// </summary>
    /// <exception cref="CryptographicException">The key is lost, is another, or the file is none.</exception>
    public static MasterKey FromFile(string path, string connection)
    {
        if (!File.Exists(path))
        {
            if (MarkIn(connection) is not null)
            {
                throw new CryptographicException(Shut($"The master key {path} is missing"));
            }

            using var file = OwnerOnly.MakeFile(path);
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
        }

        var read = File.ReadAllBytes(path);
        if (read.Length != Bytes)
        {
            throw new CryptographicException(
                Shut($"{path} is not a master key, which is {Bytes} bytes long")
            );
        }

        var master = new MasterKey(path, read);
        return master.ProblemWith(connection) is { } problem
            ? throw new CryptographicException(problem)
            : master;
    }

    /// <summary>Why this key does not belong to the database, and what to do; null when it does. A new database becomes this key's own.</summary>
    public string? ProblemWith(string connection)
    {
        try
        {
            Open(For(Mark), MarkIn(connection) ?? LeaveMark(connection), Mark);
            return null;
        }
        catch (CryptographicException)
        {
            return Shut($"{path} is another master key than the one that sealed in this database");
        }
    }

    private static string Shut(string met) =>
        $"{met}. Put master.key back from the copy you keep apart from the database, as docs/how-to/restore-from-backup.md shows. No other key ever opens what it sealed: bids, their drafts and everybody's sign-in would be lost.";

    private static byte[]? MarkIn(string connection)
    {
        using var database = new NpgsqlConnection(connection);
        database.Open();
        using var query = database.CreateCommand("select sealed from master_key_mark");
        return (byte[]?)query.ExecuteScalar();
    }

    /// <summary>The first key to come leaves its mark; where two came at once, the other reads that one.</summary>
    private byte[] LeaveMark(string connection)
    {
        using var database = new NpgsqlConnection(connection);
        database.Open();
        using var insert = database.CreateCommand(
            "insert into master_key_mark (sealed) values ($1) on conflict do nothing",
            Seal(For(Mark), [], Mark)
        );
        insert.ExecuteNonQuery();
        return MarkIn(connection)!;
    }

    /// <summary>A key for one purpose, derived so that no two purposes share one.</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>AES-256-GCM: nonce, tag, ciphertext. <paramref name="context"/> must be the same when opened.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string context)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceBytes),
            plain,
            sealedBytes.AsSpan(NonceBytes + TagBytes),
            sealedBytes.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(context)
        );
        return sealedBytes;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="CryptographicException">Wrong key, wrong context, or the bytes were changed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, string context)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedBytes[..NonceBytes],
            sealedBytes[(NonceBytes + TagBytes)..],
            sealedBytes.Slice(NonceBytes, TagBytes),
            plain,
            Encoding.UTF8.GetBytes(context)
        );
        return plain;
    }
}
