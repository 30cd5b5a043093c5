using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>
/// Signs receipts with a key of the site's own, made of its master key: whoever changes a row of the database cannot sign it anew, and
/// anybody can check a receipt with the public key alone. ECDSA over P-256 with SHA-256 (FIPS 186-5), which every tool knows.
/// </summary>
public sealed class ReceiptKey(MasterKey master)
{
    // The order of P-256: a private key is a number from 1 to one less (SEC 2, 2.4.2).
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        isUnsigned: true,
        isBigEndian: true
    );

    /// <summary>The public key, for whoever checks a receipt without this site.</summary>
    public string PublicPem
    {
        get
        {
            using var key = Key();
            return key.ExportSubjectPublicKeyInfoPem();
        }
    }

    /// <summary>The signature in the form of RFC 3279, as other tools read it.</summary>
    public byte[] Sign(string text)
    {
        using var key = Key();
        return key.SignData(
            Encoding.UTF8.GetBytes(text),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }

    /// <summary>Whether a signed receipt was signed here and not a letter of it has changed since.</summary>
    public bool IsOurs(string signed)
    {
        if (ReceiptText.Read(signed) is not { } receipt)
        {
            return false;
        }

        using var key = Key();
        return key.VerifyData(
            Encoding.UTF8.GetBytes(receipt.Text),
            receipt.Signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }

    private ECDsa Key()
    {
        var drawn = new BigInteger(master.For("receipt-signature"), isUnsigned: true);
        var scalar = (drawn % (Order - 1)) + 1;
        var number = new byte[MasterKey.Bytes];
        var bytes = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(number, number.Length - bytes.Length);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = number });
    }
}
