using System.Globalization;

namespace Commonweal.Domain.Bids;

/// <summary>
/// A receipt as text that is the same to the letter wherever it is made, so that it can be signed and, by whoever holds it, checked:
/// one line each for what was received, and a last one for the signature.
/// </summary>
public static class ReceiptText
{
    private const string Heading = "Commonweal: receipt of a bid";
    private const string WithdrawalHeading = "Commonweal: withdrawal of a bid";
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

    /// <summary>The acknowledgement that a submission was withdrawn, in the same form; empty where it was not.</summary>
    public static string OfWithdrawal(BidSubmission submission, Guid procurementId) =>
        submission.WithdrawnAt is { } at
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {WithdrawalHeading}
                {(submission.IsPractice ? PracticeLine : "")}Receipt: {submission.Receipt}
                Procurement: {procurementId}
                Bid: {submission.BidId}
                Submission: {submission.Version}
                Withdrawn: {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}
                SHA-256: {Convert.ToHexStringLower(submission.Sha256)}

                """
            )
            : "";

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
            lines is not [Heading or WithdrawalHeading, .. var said, var last]
            || !last.StartsWith(SignedLine, StringComparison.Ordinal)
        )
        {
            return null;
        }

        var signature = new byte[last.Length];
        return Convert.TryFromBase64String(last[SignedLine.Length..], signature, out var bytes)
            ? (
                string.Concat([lines[0], "\n", .. said.Select(line => $"{line}\n")]),
                signature[..bytes]
            )
            : null;
    }

    /// <summary>Which bid a receipt or acknowledgement names, and by which number; null when it is none. Its signature is not looked at.</summary>
    public static (Guid BidId, string Receipt)? Names(string signed) =>
        Read(signed) is { } read
        && Line(read.Text, "Receipt: ") is { } receipt
        && Guid.TryParse(Line(read.Text, "Bid: "), out var bid)
            ? (bid, receipt)
            : null;

    private static string? Line(string text, string name) =>
        text.Split('\n')
            .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            ?[name.Length..];
}
