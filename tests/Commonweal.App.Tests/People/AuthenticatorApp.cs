using System.Globalization;
using System.Security.Cryptography;

namespace Commonweal.App.Tests.People;

/// <summary>What an authenticator app shows for a key (RFC 6238: SHA-1, 30 seconds, 6 digits).</summary>
internal static class AuthenticatorApp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of now, or of some steps of 30 seconds later or earlier.</summary>
    public static string Shows(string key, int stepsAway = 0)
    {
        var step = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsAway;
        var message = BitConverter.GetBytes(step);
        Array.Reverse(message);
#pragma warning disable CA5350 // the standard that every app follows
        var hash = HMACSHA1.HashData(Bytes(key), message);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number =
            ((hash[offset] & 0x7f) << 24)
            | (hash[offset + 1] << 16)
            | (hash[offset + 2] << 8)
            | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(
            key.Select(sign =>
                Base32
                    .IndexOf(sign, StringComparison.Ordinal)
                    .ToString("B5", CultureInfo.InvariantCulture)
            )
        );
        return
        [
            .. bits.Chunk(8)
                .Where(part => part.Length == 8)
                .Select(part => Convert.ToByte(new string(part), 2)),
        ];
    }
}
