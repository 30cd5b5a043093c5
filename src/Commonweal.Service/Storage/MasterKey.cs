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

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>
    /// Reads the key file, making it with a fresh key readable by this user alone when it is not there; but never when the
    /// database holds what another key has sealed.
    /// </summary>
    /// <exception cref="CryptographicException">The key is lost, or the file is none.</exception>
    public static MasterKey FromFile(string path, string connection)
    {
        if (!File.Exists(path))
        {
            if (HoldsSealed(connection))
            {
                throw new CryptographicException(
                    $"The master key {path} is missing, and the database holds what it has sealed. Restore the key from your backup; without it no bid can be opened."
                );
            }

            OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
        }

        var read = File.ReadAllBytes(path);
        return read.Length == Bytes
            ? new MasterKey(read)
            : throw new CryptographicException(
                $"{path} is not a master key: it must be {Bytes} bytes. Restore it from your backup."
            );
    }

    /// <summary>A site seals the keys of its cookies before it can show its first form.</summary>
    private static bool HoldsSealed(string connection)
    {
        try
        {
            using var source = NpgsqlDataSource.Create(connection);
            using var command = source.CreateCommand(
                "select exists (select from data_protection_key)"
            );
            return (bool)command.ExecuteScalar()!;
        }
        catch (PostgresException fault)
            when (fault.SqlState
                    is PostgresErrorCodes.UndefinedTable
                        or PostgresErrorCodes.InvalidCatalogName
            )
        {
            return false;
        }
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
