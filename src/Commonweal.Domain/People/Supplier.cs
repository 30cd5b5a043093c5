using System.Text;
using System.Text.RegularExpressions;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.People;

/// <summary>How large a supplier is, as it says itself or as a notice says. Stored by name.</summary>
public enum SupplierSize
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Fewer than 10 people.</summary>
    Micro,

    /// <summary>10 to 49 people.</summary>
    Small,

    /// <summary>50 to 249 people.</summary>
    Medium,

    /// <summary>250 people or more.</summary>
    Large,
}

/// <summary>A body that bids and delivers: firm, charity or sole trader. Its existence is public, its bids are not.</summary>
public sealed partial class Supplier
{
    private Supplier() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name people read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it shares with every name that people would take for it; unique (see <see cref="SupplierName"/>).</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Companies House number; null when it has none.</summary>
    public string? CompanyNumber { get; private set; }

    /// <summary>Charity number; null when it has none.</summary>
    public string? CharityNumber { get; private set; }

    /// <summary>Size.</summary>
    public SupplierSize Size { get; private set; }

    /// <summary>Whether it is a voluntary, community or social enterprise.</summary>
    public bool IsVcse { get; private set; }

    /// <summary>Postcode of its main office; null when not said.</summary>
    public string? Postcode { get; private set; }

    /// <summary>When it was first recorded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Makes a supplier; a name is all it needs, for a sole trader has no number.</summary>
    public static Outcome<Supplier> Create(
        Guid id,
        string name,
        string? companyNumber,
        string? charityNumber,
        SupplierSize size,
        bool isVcse,
        string? postcode,
        DateTimeOffset now
    )
    {
        Problem[] problems = [.. Check(name, companyNumber, charityNumber, postcode)];
        return problems.Length > 0
            ? Outcome.Refused<Supplier>(problems)
            : new Supplier
            {
                Id = id,
                Name = name.Trim(),
                NameKey = SupplierName.KeyOf(name),
                CompanyNumber = Tidy(companyNumber),
                CharityNumber = Tidy(charityNumber),
                Size = size,
                IsVcse = isVcse,
                Postcode = Tidy(postcode),
                CreatedAt = now,
            };
    }

    /// <summary>Everything that is wrong as it stands, in the order of the form.</summary>
    public static IEnumerable<Problem> Check(
        string name,
        string? companyNumber,
        string? charityNumber,
        string? postcode
    )
    {
        Problem?[] problems =
        [
            NameProblem(name.Trim()),
            Misformed(
                companyNumber,
                CompanyForm(),
                "company",
                "Companies House number",
                "8 digits, or 2 letters and 6 digits, like 01234567 or SC123456",
                "CompanyNumber"
            ),
            Misformed(
                charityNumber,
                CharityForm(),
                "charity",
                "Charity number",
                "5 to 8 letters and digits, like 1234567 or SC012345",
                "CharityNumber"
            ),
            Misformed(
                postcode,
                PostcodeForm(),
                "postcode",
                "Postcode",
                "a postcode, like PR1 8XJ",
                "Postcode"
            ),
        ];
        return problems.OfType<Problem>();
    }

    private static Problem? NameProblem(string name) =>
        name.Length is 0 or > 200
            ? new Problem(
                "people.supplier.name-length",
                "Enter the organisation's name, up to 200 characters.",
                "Name"
            )
            : OneLine.Hides(name, "people.supplier.name-signs", "The organisation's name", "Name")
                ?? (
                    name.EnumerateRunes().Any(Rune.IsLetter)
                        ? null
                        : new Problem(
                            "people.supplier.name-letters",
                            "The organisation's name has no letter. Enter the name people know it by.",
                            "Name"
                        )
                );

    private static Problem? Misformed(
        string? text,
        Regex form,
        string thing,
        string what,
        string like,
        string field
    ) =>
        Tidy(text) is { } given && !form.IsMatch(given)
            ? new Problem(
                $"people.supplier.{thing}-form",
                $"{what}: enter {like}, or leave it empty.",
                field
            )
            : null;

    // Old Northern Irish companies have R0 for two letters; a registered society's number may hold letters at the end.
    [GeneratedRegex(
        "^([0-9]{8}|([A-Z]{2}|R0)[0-9]{6}|(IP|SP|RS)[A-Z0-9]{6})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex CompanyForm();

    [GeneratedRegex("^[A-Z0-9-]{5,10}$", RegexOptions.NonBacktracking)]
    private static partial Regex CharityForm();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex PostcodeForm();

    /// <summary>A number or postcode as it is kept: trimmed, in capitals; null for nothing.</summary>
    public static string? Tidy(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();
}
