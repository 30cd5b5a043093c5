using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>Whom bidders write to about a tender; everybody reads it.</summary>
/// <param name="Name">A team, or a person, 1 to 200 characters.</param>
/// <param name="Email">Where to write, at most 200 characters.</param>
/// <param name="Phone">Where to ring, at most 40 characters; null for none.</param>
public sealed record TenderContact(string Name, string Email, string? Phone)
{
    /// <summary>Like <c>Procurement team, buying@council.example, 01234 567890</c>.</summary>
    public string Words => Phone is null ? $"{Name}, {Email}" : $"{Name}, {Email}, {Phone}";

    /// <summary>Whom to write to in a sentence: the contact, or the authority where a tender names none.</summary>
    public static string Of(TenderContact? contact, string authority) =>
        contact?.Words ?? authority;

    internal TenderContact Tidied() =>
        new(Name.Trim(), Email.Trim(), string.IsNullOrWhiteSpace(Phone) ? null : Phone.Trim());

    internal IEnumerable<Problem> Problems()
    {
        if (Name.Length is < 1 or > 200)
        {
            yield return new Problem(
                "procurements.tender-contact.name",
                "Enter the name of the team or person bidders write to, 1 to 200 characters.",
                "ContactName"
            );
        }
        else if (
            OneLine.Hides(
                Name,
                "procurements.tender-contact.name-signs",
                "The name",
                "ContactName"
            ) is
            { } hidden
        )
        {
            yield return hidden;
        }

        if (!IsEmail(Email))
        {
            yield return new Problem(
                "procurements.tender-contact.email",
                "Enter the email address bidders write to, like buying@council.gov.uk, without spaces or accented letters.",
                "ContactEmail"
            );
        }

        if (
            Phone is { } phone
            && (phone.Length > 40 || !phone.Any(char.IsAsciiDigit) || !phone.All(IsOfPhone))
        )
        {
            yield return new Problem(
                "procurements.tender-contact.phone",
                "Enter a telephone number of up to 40 digits and spaces, like 01234 567890, or leave it empty.",
                "ContactPhone"
            );
        }
    }

    private static bool IsEmail(string text) =>
        text.Length is > 2 and <= 200
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 } host]
        && host[0] != '.'
        && host[^1] != '.'
        && text.All(sign => sign is > ' ' and < '\u007f' && !"<>()[],;:\\\"".Contains(sign));

    private static bool IsOfPhone(char sign) =>
        char.IsAsciiLetterOrDigit(sign) || " +()-.".Contains(sign);
}
