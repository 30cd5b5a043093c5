using System.Text.RegularExpressions;

namespace Commonweal.Domain.Common;

/// <summary>
/// Looks for what names or reaches a person in a text that will be read by many and may be published. It only guesses, so it warns
/// and refuses nothing; names without a title are not found.
/// </summary>
public static partial class PersonalHint
{
    /// <summary>A warning <c>bids.text.personal</c> naming the first thing found; null when nothing was.</summary>
    /// <param name="what">What the text is, as a sentence begins: <c>The statement</c>.</param>
    public static Problem? In(string text, string what) =>
        Found().Match(text) is { Success: true, Value: var met }
            ? new Problem(
                "bids.text.personal",
                $"{what} seems to name a person or how to reach one: \"{met.Trim()}\". Name a role instead, such as \"our site manager\": what you write becomes part of the contract and may be published."
            )
            : null;

    /// <summary>
    /// A warning <c>bids.text.own-name</c> where a text names the bidder itself: statements are scored without names. Null otherwise.
    /// </summary>
    /// <param name="bidder">The bidder's name; its legal form, such as Ltd, may be left out of the text.</param>
    /// <param name="what">What the text is, as a sentence begins: <c>The statement</c>.</param>
    public static Problem? OfBidder(string text, string bidder, string what)
    {
        var name = LegalForm().Replace(bidder.Trim(), "").TrimEnd(',', ' ');
        return
            name.Length >= ShortestName && text.Contains(name, StringComparison.OrdinalIgnoreCase)
            ? new Problem(
                "bids.text.own-name",
                $"{what} names your organisation, \"{name}\". Evaluators score it without knowing whose it is: write \"we\" instead."
            )
            : null;
    }

    /// <summary>
    /// Whether a text names an organisation or a person: with or without a legal form, or by the first two words of a longer name. Never
    /// for a name of three characters or fewer.
    /// </summary>
    public static bool Names(string text, string name) =>
        OfBidder(text, name, "") is not null
        || name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, var second, _, ..]
            && OfBidder(text, $"{first} {second}", "") is not null;

    // Shorter ones are words by themselves.
    private const int ShortestName = 4;

    [GeneratedRegex(
        @"(?:\s+(?:Ltd|Limited|PLC|LLP|CIC|CIO|Co))+\.?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex LegalForm();

    // A title with a name, somebody who says who they are, an address of email, a National Insurance number, a telephone number.
    [GeneratedRegex(
        @"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?|\b[Mm]y name is\s+\p{Lu}[\p{L}'’-]+|\b(?:I am|I'm|I’m|[Tt]his is)\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?\s+(?:of|from|at)\b|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b|(?:\+44\s?|\b0)\d{2,4}\s?\d{3,4}\s?\d{3,4}\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Found();
}
