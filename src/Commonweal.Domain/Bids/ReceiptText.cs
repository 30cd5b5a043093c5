using System.Globalization;

namespace Commonweal.Domain.Bids;

/// <summary>
/// A receipt as text that is the same to the letter wherever it is made, so that it can be signed and, by whoever holds it, checked:
/// one line each for what was received, and a last one for the signature.
/// </summary>
public static class ReceiptText
{
    private const string Heading = "Commonweal: receipt of a bid";
    private const string PracticeLine =
        "PRACTICE: this bid is for no contract and nobody opens it\n";
    private const string LetInLine =
        "LET IN: the supplier never submitted this; two officers let its draft in after the deadline\n";
    private const string SignedLine = "Signature: ";

    /// <summary>What is signed: lines that end in a line feed, the moment in UTC to the microsecond.</summary>
    public static string Of(BidSubmission submission, Guid procurementId) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Heading}
            {(submission.IsPractice ? PracticeLine : "")}{(
                submission.LetInReason is null ? "" : LetInLine
            )}Receipt: {submission.Receipt}
            Procurement: {procurementId}
            Bid: {submission.BidId}
            Submission: {submission.Version}
            {(
                submission.LetInReason is null ? "Received" : "Let in"
            )}: {submission.ReceivedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}
            SHA-256: {Convert.ToHexStringLower(submission.Sha256)}

            """
        );

    /// <summary>The text with its signature under it.</summary>
    public static string Signed(string text, byte[] signature) =>
        $"{text}{SignedLine}{Convert.ToBase64String(signature)}\n";

    /// <summary>
    /// Takes a signed receipt apart, whatever line ends and blank lines it was copied with; null when it is none.
    /// </summary>
    public static (string Text, byte[] Signature)? Read(string signed)
    {
        string[] lines =
        [
            .. signed.Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            ),
        ];
        if (
            lines is not [Heading, .. var said, var last]
            || !last.StartsWith(SignedLine, StringComparison.Ordinal)
        )
        {
            return null;
        }

        var signature = new byte[last.Length];
        return Convert.TryFromBase64String(last[SignedLine.Length..], signature, out var bytes)
            ? (
                string.Concat([Heading, "\n", .. said.Select(line => $"{line}\n")]),
                signature[..bytes]
            )
            : null;
    }
}
